"""What articles and resources share: a day by which somebody looks at them again, and pages beside them."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import PageChooserBlock
from wagtail.fields import StreamField

from core.pages import BasePage


class ReviewedPage(BasePage):
    lead = models.TextField(
        _("lead"), max_length=600, help_text=_("One or two sentences: what it is and what it is good for.")
    )
    review_date = models.DateField(
        _("review date"), db_index=True, help_text=_("By this day somebody checks whether it still holds.")
    )
    related = StreamField(
        [("page", PageChooserBlock(page_type=["knowledgebase.ArticlePage", "knowledgebase.ResourcePage"]))],
        blank=True,
        max_num=6,
        verbose_name=_("see also"),
    )

    class Meta:
        abstract = True

    @property
    def is_current(self) -> bool:
        """The day of review has not passed."""
        return self.review_date >= timezone.localdate()
