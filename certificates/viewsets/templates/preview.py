"""The real document made from what stands in the form, not saved yet: as pictures beside it, and as PDF."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import View
from django_ratelimit.core import is_ratelimited
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin

from certificates import previews
from certificates.models import CertificateTemplate

RATE = "60/m"
"""Of one person: someone who types without a pause asks about once a second and a half."""
FRAGMENT = "certificates/back_office/preview_pages.html"
PAGE = "certificates/back_office/preview.html"


class PreviewView(PermissionCheckedMixin, View):
    """POST of the form. ``show``: "fragment" for the script, "page" for a window, or one of PEOPLE for the PDF."""

    model = CertificateTemplate
    any_permission_required = ["add", "change"]
    form_class: Any = None
    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int | None = None) -> HttpResponse:
        if is_ratelimited(request, group="certificate-preview", key="user", rate=RATE, increment=True):
            return self._answer({"is_too_often": True}, status=429)
        template = get_object_or_404(CertificateTemplate, pk=pk) if pk else None
        form = self.form_class(request.POST, instance=template, for_user=request.user)
        form.is_valid()
        problems = problems_of(form)
        if not form.is_printable:
            return self._answer({"problems": problems})
        if (person := request.POST.get("show")) in previews.PEOPLE:
            return pdf_answer(form.instance, person)
        return self._answer({"problems": problems, "pictures": pictures_of(form.instance)})

    def _answer(self, context: dict[str, Any], status: int = 200) -> HttpResponse:
        name = FRAGMENT if self.request.POST.get("show") == "fragment" else PAGE
        return render(self.request, name, {"page_title": gettext_lazy("Preview"), **context}, status=status)


def pictures_of(template: CertificateTemplate) -> list[dict[str, Any]]:
    """The first page with a long and with a short name, then the pages that follow it."""
    long = previews.pictures_of(previews.sample_document(template, "long"))
    short = previews.pictures_of(previews.sample_document(template, "short"), most=1)
    shown = [(long[0], "long", 1), (short[0], "short", 1)]
    shown += [(picture, "long", number) for number, picture in enumerate(long[1:], start=2)]
    return [_described(*one, count=len(long)) for one in shown]


def _described(picture: previews.Picture, person: str, number: int, *, count: int) -> dict[str, Any]:
    name = " ".join(previews.PEOPLE[person])
    words = {"number": number, "count": count, "name": name}
    captions = {"long": _("A long name: %(name)s"), "short": _("A short name: %(name)s")}
    return {
        "picture": picture,
        "caption": (captions[person] if number == 1 else _("Page %(number)s of %(count)s")) % words,
        "alt": _("Page %(number)s of %(count)s of the certificate as it would be printed for %(name)s.") % words,
    }


def pdf_answer(template: CertificateTemplate, person: str) -> HttpResponse:
    if person not in previews.PEOPLE:
        raise Http404
    document = previews.sample_document(template, person)
    name = f"wzor-{'krotkie' if person == 'short' else 'dlugie'}-imie.pdf"
    return HttpResponse(
        document, content_type="application/pdf", headers={"Content-Disposition": f'inline; filename="{name}"'}
    )


def problems_of(form: Any) -> list[dict[str, str]]:
    """Every mistake of the form, with the label of its field and the anchor to go there."""
    found = []
    for name, errors in form.errors.items():
        field = form[name] if name in form.fields else None
        place = {"label": field.label if field else "", "anchor": field.id_for_label or name if field else ""}
        found += [{**place, "message": message} for error in errors.as_data() for message in _messages(error)]
    return found


def _messages(error: Any) -> list[str]:
    """Of an error, with those of the blocks below it."""
    own = [str(message) for message in getattr(error, "non_block_errors", ())]
    below = [message for one in getattr(error, "block_errors", {}).values() for message in _messages(one)]
    return own + below or list(error.messages)
