"""The records of courses: who is enrolled, what was read, asked and answered. Page types stand in courses/pages.py."""

from courses.pages import (
    CoursePage,
    LessonPage,
    ModulePage,
    QuizPage,
    QuizQuestion,
    QuizSection,
    SurveyPage,
    SurveyQuestion,
)

from .attempts import Answer, Attempt, AttemptItem
from .enrolment import Completion, Edition, Enrolment, LessonProgress, ModuleCompletion, PublishedOutline
from .extra_time import ExtraTime
from .grading import ItemReview, Regrade, RegradeChange
from .questions import Competence, Question, QuestionFigures, QuestionTag, QuestionVersion, TaggedQuestion
from .refusals import Refusal
from .surveys import SurveyAnswer, SurveyReturn

__all__ = [
    "Answer",
    "Attempt",
    "AttemptItem",
    "Competence",
    "Completion",
    "CoursePage",
    "Edition",
    "Enrolment",
    "ExtraTime",
    "ItemReview",
    "LessonPage",
    "LessonProgress",
    "ModuleCompletion",
    "ModulePage",
    "PublishedOutline",
    "Question",
    "QuestionFigures",
    "QuestionTag",
    "QuestionVersion",
    "QuizPage",
    "QuizQuestion",
    "QuizSection",
    "Refusal",
    "Regrade",
    "RegradeChange",
    "SurveyAnswer",
    "SurveyPage",
    "SurveyQuestion",
    "SurveyReturn",
    "TaggedQuestion",
]
