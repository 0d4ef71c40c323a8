"""The back office in the colours of the site, and its refusal to delete what people's work rests on."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin import messages
from wagtail.models import Page

from core.deletion import records_in_the_way


@hooks.register("insert_global_admin_css")
def style_back_office() -> SafeString:
    return format_html('<link rel="stylesheet" href="{}">', static("core/back-office.css"))


@hooks.register("before_delete_page")
def refuse_deletion(request: HttpRequest, page: Page) -> HttpResponse | None:
    """A page on which records rest stays; the refusal says which, and offers to unpublish it."""
    return _refuse(request, [page])


@hooks.register("before_bulk_action")
def refuse_bulk_deletion(
    request: HttpRequest, action_type: str, objects: Iterable[Any], action: Any
) -> HttpResponse | None:
    if action_type != "delete":
        return None
    return _refuse(request, [page for page in objects if isinstance(page, Page)])


def _refuse(request: HttpRequest, pages: list[Page]) -> HttpResponse | None:
    kept = {page: records for page in pages if (records := records_in_the_way([page]))}
    for page, records in kept.items():
        messages.error(request, _refusal(page, records), buttons=_ways_out(page))
    return redirect("wagtailadmin_explore", next(iter(kept)).get_parent().pk) if kept else None


def _refusal(page: Page, records: Iterable[Model]) -> str:
    text = _(
        "“%(title)s” cannot be deleted: other records rest on it or on a page below it (%(kinds)s), and they stay. "
        "Unpublish it instead: readers no longer see it, and nothing is lost."
    )
    kinds = sorted({str(record._meta.verbose_name_plural) for record in records})
    return text % {"title": page.get_admin_display_title(), "kinds": ", ".join(kinds)}


def _ways_out(page: Page) -> list[Any]:
    if not page.live:
        return []
    return [messages.button(reverse("wagtailadmin_pages:unpublish", args=[page.pk]), _("Unpublish"))]
