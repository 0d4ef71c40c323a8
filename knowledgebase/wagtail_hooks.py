"""What the back office knows about the knowledge base."""

from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.models import Page
from wagtail.permissions import policy_registry

from knowledgebase.viewsets import KnowledgeBaseGroup, provision_chooser
from knowledgebase.viewsets.reports import HelpfulReport, ReviewReport


@hooks.register("register_admin_viewset")
def register_screens() -> list[Any]:
    return [KnowledgeBaseGroup(), provision_chooser]


@hooks.register("register_admin_urls")
def register_reports() -> list[URLPattern]:
    return [
        path("baza-wiedzy/przeglad/", ReviewReport.as_view(), name="kb_reviews"),
        path("baza-wiedzy/przeglad/wyniki/", ReviewReport.as_view(results_only=True), name="kb_reviews_results"),
        path("baza-wiedzy/przydatnosc/", HelpfulReport.as_view(), name="kb_helpful"),
        path("baza-wiedzy/przydatnosc/wyniki/", HelpfulReport.as_view(results_only=True), name="kb_helpful_results"),
    ]


class PageReportItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        policy = policy_registry.get_by_type(Page)
        return policy.user_has_any_permission(request.user, ReviewReport.any_permission_required)


@hooks.register("register_reports_menu_item")
def register_review_item() -> MenuItem:
    return PageReportItem(ReviewReport.page_title, reverse("kb_reviews"), icon_name="time", order=100)


@hooks.register("register_reports_menu_item")
def register_helpful_item() -> MenuItem:
    return PageReportItem(HelpfulReport.page_title, reverse("kb_helpful"), icon_name="pick", order=110)
