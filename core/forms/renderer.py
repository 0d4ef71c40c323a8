"""The one form renderer of the site."""

from django.forms.boundfield import BoundField
from django.forms.renderers import TemplatesSetting

WIDGETS = "django/forms/widgets/"
CLASSES = {
    "checkbox.html": "govuk-checkboxes__input",
    "clearable_file_input.html": "govuk-file-upload",
    "file.html": "govuk-file-upload",
    "password.html": "govuk-input govuk-password-input__input govuk-js-password-input-input",
    "select.html": "govuk-select",
    "textarea.html": "govuk-textarea",
}
INPUTS = ("date", "datetime", "email", "number", "search", "tel", "text", "time", "url")
CLASSES |= {f"{name}.html": "govuk-input" for name in INPUTS}


def with_class(widget: dict) -> None:
    """Adds the class of the control, and of its error, to one widget and to those it is made of.

    Widgets with templates of their own, Wagtail's among them, are left alone.
    """
    for part in widget.get("subwidgets", []):
        with_class(part)
    name = widget["template_name"]
    base = CLASSES.get(name.removeprefix(WIDGETS)) if name.startswith(WIDGETS) else None
    if not base:
        return
    attrs = widget["attrs"]
    block = base.split()[0]
    error = f"{block}--error" if attrs.get("aria-invalid") else ""
    attrs["class"] = " ".join(filter(None, [base, error, attrs.get("class", "")]))


def prepare(field: BoundField) -> None:
    """Takes away what contradicts the markup: a hint that vanishes, and the browser's own messages."""
    attrs = field.field.widget.attrs
    if attrs.get("placeholder") and str(attrs["placeholder"]) == str(field.label):
        del attrs["placeholder"]
    field.form.use_required_attribute = False


class GovukRenderer(TemplatesSetting):
    """Django's templates replaced by those of templates/django/forms; classes come from here.

    The back office uses the same renderer, so the markup of a single control stays that of Django.
    """

    def render(self, template_name: str, context: dict, request=None) -> str:
        if "widget" in context:
            with_class(context["widget"])
        elif isinstance(field := context.get("field"), BoundField):
            prepare(field)
        return super().render(template_name, context, request)
