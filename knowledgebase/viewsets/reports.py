"""What needs looking at again, and what readers say of the pages."""

from django.db.models import Count, F, Q, QuerySet
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.admin.views.reports import ReportView
from wagtail.models import Page


class TableReport(ReportView):
    """A list of pages whose columns we choose, for those who work on pages."""

    model = Page
    any_permission_required = ["add", "change", "publish"]
    is_searchable = False
    header_columns = [TitleColumn("title", label=_("Page"), url_name="wagtailadmin_pages:edit")]


class ReviewReport(TableReport):
    """Articles and resources whose day of review has passed, the longest overdue first."""

    page_title = _("To be reviewed")
    header_icon = "time"
    index_url_name = "kb_reviews"
    index_results_url_name = "kb_reviews_results"
    list_export = ["title", "review_date"]
    export_headings = {"title": _("Page"), "review_date": _("Review date")}
    columns = [*TableReport.header_columns, DateColumn("review_date", label=_("Review date"))]

    def get_queryset(self) -> QuerySet[Page]:
        return pages_to_review()


class HelpfulReport(TableReport):
    """Pages with votes, those that helped least first."""

    page_title = _("Helpful or not")
    header_icon = "pick"
    index_url_name = "kb_helpful"
    index_results_url_name = "kb_helpful_results"
    list_export = ["title", "helped", "did_not_help"]
    export_headings = {"title": _("Page"), "helped": _("Helpful"), "did_not_help": _("Not helpful")}
    columns = [
        *TableReport.header_columns,
        Column("helped", label=_("Helpful")),
        Column("did_not_help", label=_("Not helpful")),
    ]

    def get_queryset(self) -> QuerySet[Page]:
        return pages_with_votes()


def pages_to_review() -> QuerySet[Page]:
    date = Coalesce(F("articlepage__review_date"), F("resourcepage__review_date"))
    pages = Page.objects.live().annotate(review_date=date)
    return pages.filter(review_date__lt=timezone.localdate()).order_by("review_date", "title")


def pages_with_votes() -> QuerySet[Page]:
    pages = Page.objects.annotate(
        helped=Count("helpful_votes", filter=Q(helpful_votes__is_helpful=True)),
        did_not_help=Count("helpful_votes", filter=Q(helpful_votes__is_helpful=False)),
    )
    return pages.filter(Q(helped__gt=0) | Q(did_not_help__gt=0)).order_by("-did_not_help", "-helped", "title")
