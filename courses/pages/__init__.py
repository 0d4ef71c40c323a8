"""The handbook in the Wagtail tree: a course holds modules and a closing survey, a module lessons and tests."""

from .course import CoursePage, ModulePage
from .lesson import LessonPage
from .quiz import QuizPage, QuizQuestion, QuizSection
from .survey import SurveyPage, SurveyQuestion

__all__ = [
    "CoursePage",
    "LessonPage",
    "ModulePage",
    "QuizPage",
    "QuizQuestion",
    "QuizSection",
    "SurveyPage",
    "SurveyQuestion",
]
