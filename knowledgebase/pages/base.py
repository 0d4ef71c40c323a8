"""The home of the knowledge base and its topics. What they answer is written in knowledgebase/views/pages.py."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from core.pages import BasePage

RESERVED = frozenset({"slownik", "akty", "ocena"})
"""Addresses below the base that belong to views of their own (see knowledgebase/urls.py)."""


class KnowledgeBasePage(BasePage):
    lead = models.TextField(_("lead"), max_length=600, blank=True)

    content_panels = [*BasePage.content_panels, FieldPanel("lead")]
    subpage_types = ["knowledgebase.TopicPage"]
    max_count = 1
    template = "knowledgebase/home.html"

    class Meta:
        verbose_name = _("knowledge base")
        verbose_name_plural = _("knowledge bases")

    def get_context(self, request, *args, **kwargs):
        from knowledgebase.views.pages import home_context

        return {**super().get_context(request, *args, **kwargs), **home_context(self, request)}


class TopicPage(BasePage):
    lead = models.TextField(_("lead"), max_length=600, blank=True)

    content_panels = [*BasePage.content_panels, FieldPanel("lead")]
    parent_page_types = ["knowledgebase.KnowledgeBasePage"]
    subpage_types = ["knowledgebase.ArticlePage", "knowledgebase.ResourcePage"]
    template = "knowledgebase/topic.html"

    class Meta:
        verbose_name = _("topic")
        verbose_name_plural = _("topics")

    def clean(self) -> None:
        super().clean()
        if self.slug in RESERVED:
            raise ValidationError({"slug": _("This address belongs to the glossary or to the acts. Choose another.")})

    def get_context(self, request, *args, **kwargs):
        from knowledgebase.views.pages import topic_context

        return {**super().get_context(request, *args, **kwargs), **topic_context(self, request)}
