"""Two people and their one conversation; who does not want letters from whom."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User


class ContactQuerySet(models.QuerySet["Contact"]):
    def of(self, user: User) -> "ContactQuerySet":
        """Contacts of this person in which something was written."""
        return self.filter(Q(low=user) | Q(high=user), conversation__isnull=False)

    def between(self, one: User, other: User) -> "ContactQuerySet":
        low, high = sorted([one.pk, other.pk])
        return self.filter(low=low, high=high)


class Contact(models.Model):
    """An unordered pair of people: ``low`` has the smaller id. The conversation is there from the first letter on.

    An erased person leaves NULL, so that the other one keeps the letters.
    """

    low = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    high = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    conversation = models.OneToOneField(
        "messaging.Conversation", null=True, on_delete=models.PROTECT, related_name="contact"
    )
    made_at = models.DateTimeField(default=timezone.now)

    objects = ContactQuerySet.as_manager()

    class Meta:
        verbose_name = _("contact")
        verbose_name_plural = _("contacts")
        constraints = [
            models.UniqueConstraint(fields=["low", "high"], name="one_contact_a_pair"),
            models.CheckConstraint(condition=Q(low__lt=F("high")), name="contact_in_order"),
        ]

    def __str__(self) -> str:
        return f"{self.low} – {self.high}"

    def other(self, user: User) -> User | None:
        """The other one of the two; None when erased."""
        return self.high if self.low_id == user.pk else self.low


class Block(models.Model):
    """``blocker`` takes no letters from ``blocked``, who is not told so."""

    blocker = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="blocks_made")
    blocked = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="blocks_got")
    made_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("blocked person")
        verbose_name_plural = _("blocked people")
        constraints = [
            models.UniqueConstraint(fields=["blocker", "blocked"], name="one_block_a_pair"),
            models.CheckConstraint(condition=~Q(blocker=F("blocked")), name="nobody_blocks_themselves"),
        ]

    def __str__(self) -> str:
        return f"{self.blocker} – {self.blocked}"
