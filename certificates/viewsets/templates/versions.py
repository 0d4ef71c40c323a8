"""One version to read: what it says, how many certificates have it, how it differs from the one in use."""

from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView, View
from wagtail.admin import messages
from wagtail.admin.views.generic import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin

from certificates.models import CertificateTemplate
from certificates.services import reuse_version
from certificates.viewsets.templates import reading
from certificates.viewsets.templates.preview import pdf_answer, pictures_of


class OneVersion(PermissionCheckedMixin):
    """Mixin. Looking takes any permission on templates; what changes something says so."""

    model = CertificateTemplate
    any_permission_required = ["add", "change", "view"]

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.object = get_object_or_404(CertificateTemplate.objects.select_related("course"), pk=kwargs["pk"])


class VersionView(OneVersion, WagtailAdminTemplateMixin, TemplateView):
    template_name = "certificates/back_office/version.html"
    header_icon = "doc-full"
    page_title = gettext_lazy("Template of the document")

    def get_page_subtitle(self) -> str:
        return _("Template, version %(version)s") % {"version": self.object.version}

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        templates = {"url": reverse("certificate_templates:index"), "label": gettext_lazy("Template of the document")}
        return [*self.breadcrumbs_items, templates, {"url": "", "label": self.get_page_subtitle()}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        versions = reading.versions_of(self.object.course)
        in_use = next((version for version in versions if version.is_active), None)
        return {
            **super().get_context_data(**kwargs),
            "template": self.object,
            "issued": self.object.certificates.count(),
            "versions": versions,
            "in_use": in_use,
            "rows": reading.compared(self.object, in_use),
            "pictures": pictures_of(self.object),
            "may_change": self.user_has_permission("change"),
        }


class ReuseView(OneVersion, View):
    permission_required = "change"
    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        try:
            self.object.clean()
        except ValidationError as error:
            messages.error(
                request, _("These texts cannot be printed as they are: %(why)s") % {"why": error.messages[0]}
            )
            return redirect("certificate_templates:version", pk)
        template = reuse_version(template=self.object, by=request.user)
        words = _("Version %(new)s is in use, with the texts of version %(old)s.")
        messages.success(request, words % {"new": template.version, "old": self.object.version})
        return redirect("certificate_templates:edit", template.pk)


class DocumentView(OneVersion, View):
    """The document of a stored version, as PDF."""

    def get(self, request: HttpRequest, pk: int, person: str) -> HttpResponse:
        return pdf_answer(self.object, person)
