"""What an error summary lists."""

from typing import NamedTuple

from django.forms import BaseForm, CheckboxSelectMultiple, Field, MultiWidget, RadioSelect
from django.forms.boundfield import BoundField
from django.utils.translation import gettext as _

NON_FIELD_ID = "form-errors"
"""Where the messages about the form as a whole stand; templates/django/forms/div.html puts them there."""


class FormError(NamedTuple):
    message: str
    target: str
    """The id of the element that mends the mistake: for a group of choices, its first one."""


def first_control_id(field: BoundField) -> str:
    if isinstance(field.field.widget, (RadioSelect, CheckboxSelectMultiple, MultiWidget)):
        return f"{field.auto_id}_0"
    return field.id_for_label or field.auto_id


def messages_of(field: BoundField) -> list[str]:
    """Messages that make sense away from their field: "this field is required" names the field instead."""
    default = Field.default_error_messages["required"]
    return [
        _("Fill in: %(label)s") % {"label": field.label} if message == default else message for message in field.errors
    ]


def form_errors(form: BaseForm) -> list[FormError]:
    if form is None or not getattr(form, "is_bound", False):
        return []
    whole = [FormError(message, NON_FIELD_ID) for message in form.non_field_errors()]
    return whole + [FormError(message, first_control_id(field)) for field in form for message in messages_of(field)]
