"""The home page: what this is, for whom, and where to begin."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel

from core.pages import BasePage
from courses.queries import published_outline
from knowledgebase.queries import newest_articles
from recruitment.queries.announced import announced_call


class HomePage(BasePage):
    kicker = models.CharField(_("line above the title"), max_length=120, blank=True)
    headline = models.CharField(_("headline"), max_length=120, blank=True)
    lead = models.TextField(_("lead"), max_length=600, blank=True)
    course = models.ForeignKey(
        "courses.CoursePage",
        verbose_name=_("course shown first"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    call_title = models.CharField(_("title of the call to apply"), max_length=120, blank=True)
    call_text = models.TextField(_("call to apply"), max_length=600, blank=True)

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("kicker"),
        FieldPanel("headline"),
        FieldPanel("lead"),
        FieldPanel("course"),
        MultiFieldPanel([FieldPanel("call_title"), FieldPanel("call_text")], heading=_("Call to apply")),
    ]
    parent_page_types = ["wagtailcore.Page"]
    subpage_types = ["courses.CoursePage", "knowledgebase.KnowledgeBasePage", "recruitment.RecruitmentIndexPage"]
    max_count = 1
    template = "elearning/home.html"

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        outline = published_outline(self.course_id)
        open_modules = [module for module in outline.modules if module.is_open] if outline else []
        return {
            **context,
            "outline": outline,
            "open_module": next(iter(open_modules), None),
            "call": announced_call(),
            "articles": newest_articles(3),
        }

    class Meta:
        verbose_name = _("home page")
        verbose_name_plural = _("home pages")
