"""What a participant shows of themselves."""

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.roles import Role
from community.models.contacts import Block

LONGEST = 600


class ProfileQuerySet(models.QuerySet["Profile"]):
    def listed(self) -> "ProfileQuerySet":
        """Those who chose to be in the directory, and may be."""
        participants = User.groups.through.objects.filter(user=OuterRef("user_id"), group__name=Role.PARTICIPANT)
        may_enter = Q(user__is_staff=True) | Q(Exists(participants))  # as community.access.may_enter says of one person
        return self.filter(may_enter, is_listed=True, is_hidden=False, user__is_active=True)

    def seen_by(self, viewer: User | AnonymousUser) -> "ProfileQuerySet":
        """Without people who blocked the viewer: for them these do not exist."""
        blocked = Block.objects.filter(blocker=OuterRef("user_id"), blocked=viewer.pk)
        return self.listed().filter(~Exists(blocked))


class Profile(models.Model):
    """Nobody is listed until they say so. ``is_hidden`` and ``is_silenced`` are a moderator's."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, verbose_name=_("person"), on_delete=models.CASCADE, related_name="community_profile"
    )
    is_listed = models.BooleanField(_("in the directory"), default=False)
    offers = models.TextField(_("what I can help with"), max_length=LONGEST, blank=True)
    seeks = models.TextField(_("what I look for"), max_length=LONGEST, blank=True)
    is_hidden = models.BooleanField(_("hidden by a moderator"), default=False)
    is_silenced = models.BooleanField(_("may not write to others"), default=False)
    search_text = models.TextField(default="", editable=False)
    sort_name = models.CharField(max_length=220, default="", editable=False)
    changed_at = models.DateTimeField(_("changed"), auto_now=True)

    objects = ProfileQuerySet.as_manager()

    class Meta:
        verbose_name = _("profile in the directory")
        verbose_name_plural = _("profiles in the directory")
        ordering = ["sort_name", "pk"]
        indexes = [models.Index(fields=["is_listed", "is_hidden", "sort_name"], name="community_listed_idx")]

    def __str__(self) -> str:
        return str(self.user)
