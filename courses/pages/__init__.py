"""The handbook in the Wagtail tree: a course holds modules, a module holds lessons and a quiz."""

from .course import CoursePage, ModulePage
from .lesson import LessonPage
from .quiz import QuizPage, QuizSection

__all__ = ["CoursePage", "LessonPage", "ModulePage", "QuizPage", "QuizSection"]
