"""Verbs of an attempt at a quiz: start, save answers, flag, close. The server's clock decides, not the browser's."""

from courses.drawing import NotEnoughQuestions, QuestionsNotReady

from .answer import GivenAnswers, Sheet, UnknownItem, flag_item, save_answers, save_sheet
from .close import close_attempt, close_expired_attempts, close_if_over
from .errors import AttemptClosed, NoAttemptsLeft, PauseNotOver, QuizLocked
from .review import (
    Marks,
    MarksMissing,
    NothingToReview,
    PassWouldFall,
    ReviewedMeanwhile,
    ReviewRefused,
    review_item,
    review_items,
)
from .start import start_attempt

__all__ = [
    "AttemptClosed",
    "GivenAnswers",
    "Marks",
    "MarksMissing",
    "NoAttemptsLeft",
    "NotEnoughQuestions",
    "NothingToReview",
    "PassWouldFall",
    "PauseNotOver",
    "QuestionsNotReady",
    "QuizLocked",
    "ReviewRefused",
    "ReviewedMeanwhile",
    "Sheet",
    "UnknownItem",
    "close_attempt",
    "close_expired_attempts",
    "close_if_over",
    "flag_item",
    "review_item",
    "review_items",
    "save_answers",
    "save_sheet",
    "start_attempt",
]
