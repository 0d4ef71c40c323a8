"""The records of courses: who is enrolled, what was read, asked and answered. Page types stand in courses/pages.py."""

from courses.pages import CoursePage, LessonPage, ModulePage, QuizPage, QuizSection

from .attempts import Answer, Attempt, AttemptItem
from .enrolment import Completion, Enrolment, LessonProgress, PublishedOutline
from .questions import Competence, Question, QuestionVersion

__all__ = [
    "Answer",
    "Attempt",
    "AttemptItem",
    "Competence",
    "Completion",
    "CoursePage",
    "Enrolment",
    "LessonPage",
    "LessonProgress",
    "ModulePage",
    "PublishedOutline",
    "Question",
    "QuestionVersion",
    "QuizPage",
    "QuizSection",
]
