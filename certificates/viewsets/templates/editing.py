"""Writing the texts: a used version stays as it is, what was edited goes on as the next one."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages
from wagtail.admin.views import generic

from certificates.models import CertificateTemplate
from certificates.services import TemplateChanged, save_template
from certificates.services.templates import DEFAULT_TEXTS
from certificates.viewsets.templates import reading
from courses.screens.deleting import RefusingDelete

SAVED = {
    "first": gettext_lazy("Version 1 is in use."),
    "next": gettext_lazy("Saved as version %(version)s. Certificates already issued do not change."),
    "edited": gettext_lazy("Version %(version)s is saved. No certificate uses it yet, so it was changed in place."),
    "same": gettext_lazy("Nothing that is printed has changed: version %(version)s stays in use."),
}


class Writing:
    """What adding and editing share. A mixin of Wagtail's views."""

    outcome = "first"

    def save_instance(self) -> CertificateTemplate:
        edited = self.form.instance
        was, was_used = edited.version if edited.pk else None, bool(edited.pk and edited.is_used)
        saved = save_template(template=edited, seen=self.form.cleaned_data["seen"], by=self.request.user)
        if was is not None:
            self.outcome = "next" if saved.version != was else "same" if was_used else "edited"
        return saved

    def form_valid(self, form: Any) -> HttpResponse:
        try:
            return super().form_valid(form)
        except TemplateChanged as changed:
            form.add_error(None, _changed(changed.current))
            form.set_out_from(changed.current)
            self.produced_error_message = self.get_error_message()
            return self.form_invalid(form)

    def get_success_message(self, *args: Any) -> str:
        return str(SAVED[self.outcome]) % {"version": self.object.version}

    def get_success_url(self) -> str:
        """Back to the form: it shows what to look at before the version is used."""
        return reverse("certificate_templates:edit", args=[self.object.pk])

    def get_success_buttons(self) -> list[Any]:
        return []


class CreateTemplate(Writing, generic.CreateView):
    template_name = "certificates/back_office/form.html"
    page_title = gettext_lazy("New template")

    def get_initial_form_instance(self) -> CertificateTemplate:
        """With the words that a course without a template has, so that there is something to look at and to change."""
        return CertificateTemplate(**DEFAULT_TEXTS)

    def get_initial(self) -> dict[str, Any]:
        """The course, where only one is left to choose."""
        courses = reading.courses_without_template()[:2]
        return {**super().get_initial(), **({"course": courses[0]} if len(courses) == 1 else {})}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return {**super().get_context_data(**kwargs), "preview_url": reverse("certificate_templates:preview_new")}


class EditTemplate(Writing, generic.EditView):
    template_name = "certificates/back_office/form.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not self.get_object().is_active:
            return redirect("certificate_templates:version", self.kwargs["pk"])
        return super().get(request, *args, **kwargs)

    def get_page_subtitle(self) -> str:
        return _("Template, version %(version)s") % {"version": self.object.version}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        stored = CertificateTemplate.objects.select_related("course").get(pk=self.object.pk)
        return {
            **context,
            "preview_url": reverse("certificate_templates:preview", args=[stored.pk]),
            "template": stored,
            "versions": reading.versions_of(stored.course),
            "issued": stored.certificates.count(),
            "warnings": reading.warnings_about(stored),
        }


class DeleteTemplate(RefusingDelete):
    refusal = gettext_lazy(
        "Certificates were issued with this version: it stays, and nothing in it changes. "
        "To print something else, edit the template: a new version comes of it."
    )

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Told at once, not after the question whether to delete."""
        if self.get_object().is_used:
            messages.error(request, self.refusal)
            return redirect("certificate_templates:version", self.kwargs["pk"])
        return super().get(request, *args, **kwargs)


def _changed(current: CertificateTemplate | None) -> str:
    if current is None:
        return _("The template of this course was deleted in the meantime. Save again to put yours in its place.")
    words = _(
        "Somebody saved version %(version)s of this template while you were writing. What you wrote is still here. "
        "Look at that version in another window; save again to put yours in its place."
    )
    return words % {"version": current.version}
