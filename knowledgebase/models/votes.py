"""Was this page helpful: one answer a person and page. Visitors are not asked, so nobody has to be tracked."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class HelpfulVote(models.Model):
    page = models.ForeignKey(
        "wagtailcore.Page", verbose_name=_("page"), on_delete=models.CASCADE, related_name="helpful_votes"
    )
    voter = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("person"), on_delete=models.CASCADE, related_name="helpful_votes"
    )
    is_helpful = models.BooleanField(_("helpful"))
    voted_at = models.DateTimeField(_("when"), default=timezone.now)

    class Meta:
        verbose_name = _("vote on helpfulness")
        verbose_name_plural = _("votes on helpfulness")
        constraints = [models.UniqueConstraint(fields=["page", "voter"], name="one_vote_a_person_and_page")]

    def __str__(self) -> str:
        return f"{self.page_id} {self.voter_id} {self.is_helpful}"
