"""What happened to an application: every change, every letter as it was sent, the notes of recruiters."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from recruitment.models.application import Application
from recruitment.rules import TRANSITIONS, Action, actions_with_letter, unknown_placeholders
from recruitment.states import State


class Change(models.Model):
    """A change of state: who, when, from, to, why. Only added."""

    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="changes")
    action = models.CharField(max_length=24)
    from_state = models.CharField(_("from"), max_length=16, choices=State.choices)
    to_state = models.CharField(_("to"), max_length=16, choices=State.choices)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    """Empty when the daily task did it."""
    reason = models.TextField(_("reason"), blank=True)
    happened_at = models.DateTimeField(_("when"), default=timezone.now)

    class Meta:
        verbose_name = _("change of an application")
        verbose_name_plural = _("changes of an application")
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.from_state} → {self.to_state}"


LETTER_CHOICES = [(action.value, TRANSITIONS[action].done) for action in actions_with_letter()]


class LetterTemplate(models.Model):
    """The letter that goes with an action, in the editor's words; without a row, the words of the file."""

    action = models.CharField(_("action"), max_length=24, unique=True, choices=LETTER_CHOICES)
    subject = models.CharField(_("subject"), max_length=160)
    body = models.TextField(_("text"), help_text=_("Placeholders such as {first_name} are filled in."))

    class Meta:
        verbose_name = _("template of a letter")
        verbose_name_plural = _("templates of letters")
        ordering = ["action"]

    def __str__(self) -> str:
        return self.subject

    def clean(self) -> None:
        """A placeholder nobody fills in would go out as it stands."""
        if self.action not in dict(LETTER_CHOICES):
            return
        mistakes = {
            name: unknown_placeholders(getattr(self, name), Action(self.action)) for name in ("subject", "body")
        }
        text = _("These placeholders are not known in this letter: %(names)s")
        errors = {name: text % {"names": ", ".join(found)} for name, found in mistakes.items() if found}
        if errors:
            raise ValidationError(errors)


class Letter(models.Model):
    """A letter exactly as it was sent."""

    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="letters")
    change = models.OneToOneField(Change, null=True, on_delete=models.CASCADE, related_name="letter")
    to = models.EmailField(_("to"), max_length=254)
    subject = models.CharField(_("subject"), max_length=250)
    text = models.TextField(_("text"))
    sent_at = models.DateTimeField(_("sent"), default=timezone.now)

    class Meta:
        verbose_name = _("letter")
        verbose_name_plural = _("letters")
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.subject


class Note(models.Model):
    """What recruiters tell each other about an application."""

    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="notes")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    text = models.TextField(_("note"), max_length=2000)
    written_at = models.DateTimeField(_("written"), default=timezone.now)

    class Meta:
        verbose_name = _("note")
        verbose_name_plural = _("notes")
        ordering = ["-pk"]

    def __str__(self) -> str:
        return self.text[:60]
