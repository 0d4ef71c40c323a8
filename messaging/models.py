"""Conversations: who takes part, what was written, how far each has read."""

import uuid
from typing import TYPE_CHECKING

from django.conf import settings
from django.core.files.storage import Storage, storages
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from accounts.models import User


class ConversationQuerySet(models.QuerySet["Conversation"]):
    def of(self, user: "User") -> "ConversationQuerySet":
        """Only conversations this person takes part in: any other does not exist for them."""
        return self.filter(members__user=user, members__left_at=None)


class Conversation(models.Model):
    """Letters under one subject. What it is about (a case of an advisor, contact of two people) refers to it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    subject = models.CharField(_("subject"), max_length=160)
    started_at = models.DateTimeField(default=timezone.now)
    last_message_at = models.DateTimeField(default=timezone.now)
    is_closed = models.BooleanField(_("closed"), default=False)

    objects = ConversationQuerySet.as_manager()

    class Meta:
        verbose_name = _("conversation")
        verbose_name_plural = _("conversations")
        ordering = ["-last_message_at"]
        indexes = [models.Index(fields=["-last_message_at"])]

    def __str__(self) -> str:
        return self.subject


class Member(models.Model):
    """Who takes part. ``read_up_to`` and ``notified_up_to`` are ids of messages: they grow within a conversation."""

    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE, related_name="members")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="conversation_members")
    joined_at = models.DateTimeField(default=timezone.now)
    left_at = models.DateTimeField(null=True, blank=True)
    sees_notes = models.BooleanField(_("sees internal notes"), default=False)
    read_up_to = models.PositiveBigIntegerField(default=0)
    notified_up_to = models.PositiveBigIntegerField(default=0)

    class Meta:
        verbose_name = _("member of a conversation")
        verbose_name_plural = _("members of a conversation")
        constraints = [models.UniqueConstraint(fields=["conversation", "user"], name="unique_member")]
        indexes = [models.Index(fields=["user", "left_at"])]

    def __str__(self) -> str:
        return f"{self.user} – {self.conversation}"


class MessageQuerySet(models.QuerySet["Message"]):
    def visible_to(self, member: Member) -> "MessageQuerySet":
        """Letters, and internal notes for those who see them."""
        found = self.filter(conversation=member.conversation_id)
        return found if member.sees_notes else found.filter(is_note=False)


class Message(models.Model):
    """A letter. ``body`` is what was typed; ``html`` what it means, cleaned when written. Never changed.

    ``token`` comes from the form: a letter sent twice by one press of the button is kept once.
    """

    conversation = models.ForeignKey(Conversation, on_delete=models.PROTECT, related_name="messages")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="messages")
    body = models.TextField(_("text"), max_length=20_000)
    html = models.TextField(editable=False)
    is_note = models.BooleanField(_("internal note"), default=False)
    sent_at = models.DateTimeField(_("sent"), default=timezone.now)
    token = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)

    objects = MessageQuerySet.as_manager()

    class Meta:
        verbose_name = _("message")
        verbose_name_plural = _("messages")
        ordering = ["pk"]
        indexes = [models.Index(fields=["conversation", "id"])]

    def __str__(self) -> str:
        return self.body[:60]


def private_storage() -> Storage:
    return storages["private"]


class Attachment(models.Model):
    """A file of a letter: its kind read from its content, served only through the conversation."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    message = models.ForeignKey(Message, on_delete=models.PROTECT, related_name="attachments")
    file = models.FileField(storage=private_storage, max_length=200)
    name = models.CharField(_("name"), max_length=160)
    content_type = models.CharField(max_length=100)
    size = models.PositiveIntegerField(_("size"))
    sha256 = models.CharField(max_length=64)

    class Meta:
        verbose_name = _("attachment")
        verbose_name_plural = _("attachments")
        constraints = [models.CheckConstraint(condition=Q(size__lte=20 * 1024 * 1024), name="attachment_size")]

    def __str__(self) -> str:
        return self.name

    @property
    def extension(self) -> str:
        return self.name.rpartition(".")[2]


class Preference(models.Model):
    """When a person wants mail about new letters. Without a row: at once."""

    class Frequency(models.TextChoices):
        AT_ONCE = "at_once", _("at once")
        DAILY = "daily", _("once a day, together")
        NONE = "none", _("never")

    user = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="message_preference")
    frequency = models.CharField(
        _("mail about new messages"), max_length=8, choices=Frequency.choices, default=Frequency.AT_ONCE
    )
    digested_on = models.DateField(null=True, editable=False)

    class Meta:
        verbose_name = _("preference of notifications")
        verbose_name_plural = _("preferences of notifications")

    def __str__(self) -> str:
        return f"{self.user} {self.frequency}"
