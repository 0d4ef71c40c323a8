"""Verbs of an attempt at a quiz: start, save answers, flag, close. The server's clock decides, not the browser's."""

from courses.drawing import NotEnoughQuestions, QuestionsNotReady

from .answer import GivenAnswers, Sheet, UnknownItem, flag_item, save_answers, save_sheet
from .close import close_attempt, close_expired_attempts, close_if_over
from .errors import AttemptClosed, NoAttemptsLeft, PauseNotOver, QuizLocked
from .start import start_attempt

__all__ = [
    "AttemptClosed",
    "GivenAnswers",
    "NoAttemptsLeft",
    "NotEnoughQuestions",
    "PauseNotOver",
    "QuestionsNotReady",
    "QuizLocked",
    "Sheet",
    "UnknownItem",
    "close_attempt",
    "close_expired_attempts",
    "close_if_over",
    "flag_item",
    "save_answers",
    "save_sheet",
    "start_attempt",
]
