"""Reads of courses. Each function says how many queries it costs."""

from .desk import DeskCourse, desk
from .enrolment import done_ids, find_enrolment, outline_of, published_outline, state_by, state_of
from .place import Place, place_of
from .reading import LessonReading, lesson_reading
from .results import QuizResult, quiz_results
from .statements import progress_of

__all__ = [
    "DeskCourse",
    "LessonReading",
    "Place",
    "QuizResult",
    "desk",
    "done_ids",
    "find_enrolment",
    "lesson_reading",
    "outline_of",
    "place_of",
    "progress_of",
    "published_outline",
    "quiz_results",
    "state_by",
    "state_of",
]
