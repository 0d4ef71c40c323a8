"""The words of advising that records and rules share: kinds, states, actions, and which leads where."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Kind(models.TextChoices):
    CURRENT = "current", _("current advice")
    SPECIALIST = "specialist", _("specialist advice")


class State(models.TextChoices):
    NEW = "new", pgettext_lazy("state of a case", "new")
    WAITING_ADVISOR = "waiting_advisor", _("waits for an advisor")
    WAITING_PARTICIPANT = "waiting_participant", _("waits for the participant")
    CLOSED = "closed", pgettext_lazy("state of a case", "closed")


class Action(models.TextChoices):
    ASK = "ask", _("question asked")
    ANSWER = "answer", _("answer written")
    REPLY = "reply", _("reply of the participant")
    TAKE = "take", _("case taken")
    HAND_TO_ADVISOR = "hand_to_advisor", _("handed over to an advisor")
    HAND_TO_OFFICE = "hand_to_office", _("handed over to an office")
    NOTE = "note", _("internal note")
    CLOSE = "close", _("case closed")
    REOPEN = "reopen", _("case opened again")
    RATE = "rate", _("participant said whether it helped")


class PlaceKind(models.TextChoices):
    LESSON = "lesson", _("lesson")
    QUIZ = "quiz", _("test")
    RESULT = "result", _("result of a test")
    ARTICLE = "article", _("article")
    PAGE = "page", _("page")
