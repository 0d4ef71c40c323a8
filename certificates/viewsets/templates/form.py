"""The form of a template: every mistake is named where it was made, before anything is saved."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.blocks import StreamBlockValidationError, StructBlockValidationError

from certificates import previews
from certificates.models import CertificateTemplate
from certificates.services import LogoUnreadable, store_logo
from certificates.services.templates import fingerprint, kept_logos
from certificates.viewsets.templates.reading import courses_without_template


class TemplateForm(WagtailAdminModelForm):
    """``seen`` is what the editor set out from: saving refuses when somebody else saved since."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    class Meta:
        model = CertificateTemplate
        fields: list[str] = []
        error_messages = {
            "course": {"invalid_choice": _("This course has a template already. Edit it: a new version comes of it.")}
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fit_problems: list[str] = []
        course = self.fields["course"]
        if self.instance.pk:
            course.disabled = True
            self.initial["seen"] = fingerprint(self.instance)
        else:
            course.queryset = courses_without_template()

    @property
    def is_printable(self) -> bool:
        """Nothing is wrong but that it is too much for the page: it can be shown all the same."""
        return not self.errors or (bool(self.fit_problems) and set(self.errors) == {"statement"})

    def _post_clean(self) -> None:
        """The texts are checked by the model; logos and the room on the page when all else is well."""
        super()._post_clean()
        if not self.errors:
            self._check_logos()
        if not self.errors:
            self.instance.logo_files = kept_logos(self.instance)
            self._check_room()

    def _check_logos(self) -> None:
        unreadable = {}
        for position, block in enumerate(self.instance.logos):
            try:
                store_logo(block.value["image"])
            except LogoUnreadable as error:
                unreadable[position] = StructBlockValidationError({"image": ValidationError(str(error))})
        if unreadable:
            self.add_error("logos", StreamBlockValidationError(block_errors=unreadable))

    def _check_room(self) -> None:
        """Even with a short name: what has room for no name can never be issued."""
        short = previews.PEOPLE["short"]
        self.fit_problems = list(previews.unfit(previews.sample_said(self.instance, *short), *short))
        for problem in self.fit_problems:
            self.add_error("statement", problem)

    def set_out_from(self, current: CertificateTemplate | None) -> None:
        """What is typed stays, and saving again puts it in the place of ``current``."""
        self.data = self.data.copy()
        self.data["seen"] = fingerprint(current)
