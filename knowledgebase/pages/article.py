"""The article: one question answered, in the blocks of the handbook."""

from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField

from core.blocks import SourceBlock
from knowledgebase.blocks import HandbookBody

from .reviewed import ReviewedPage


class ArticlePage(ReviewedPage):
    minutes = models.PositiveSmallIntegerField(_("minutes of reading"), validators=[MinValueValidator(1)])
    legal_state = models.DateField(
        _("date of legal state"), help_text=_("The day on which the provisions quoted were checked.")
    )
    body = StreamField(HandbookBody(), verbose_name=_("text"))
    sources = StreamField([("source", SourceBlock())], blank=True, verbose_name=_("sources"))

    content_panels = [
        *ReviewedPage.content_panels,
        FieldPanel("lead"),
        MultiFieldPanel(
            [FieldPanel("minutes"), FieldPanel("legal_state"), FieldPanel("review_date")],
            heading=_("About the article"),
        ),
        FieldPanel("body"),
        FieldPanel("sources"),
        FieldPanel("related"),
    ]
    parent_page_types = ["knowledgebase.TopicPage"]
    subpage_types: list[str] = []
    template = "knowledgebase/article.html"

    class Meta:
        verbose_name = _("article")
        verbose_name_plural = _("articles")

    def clean(self) -> None:
        super().clean()
        if self.legal_state and self.review_date and self.review_date <= self.legal_state:
            raise ValidationError({"review_date": _("The review comes after the date of legal state.")})

    def get_context(self, request, *args, **kwargs):
        from knowledgebase.views.pages import article_context

        return {**super().get_context(request, *args, **kwargs), **article_context(self, request)}
