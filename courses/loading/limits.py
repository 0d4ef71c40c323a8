"""What the fields of the models would refuse, found before anything is written."""

from collections.abc import Iterator

from core.loading import field_limits
from core.texts import TextError
from courses.models import (
    Competence,
    CoursePage,
    LessonPage,
    ModulePage,
    Question,
    QuizPage,
    SurveyPage,
    SurveyQuestion,
)

from .handbook import Handbook


def check_limits(handbook: Handbook) -> Iterator[TextError]:
    yield from field_limits(CoursePage, handbook.course.meta, handbook.course.path)
    for module in handbook.modules:
        yield from field_limits(ModulePage, module.text.meta, module.text.path)
    for lesson in handbook.lessons:
        yield from field_limits(LessonPage, lesson.meta, lesson.path)
    for quiz in handbook.quizzes:
        yield from field_limits(QuizPage, quiz.meta, quiz.path)
    if handbook.survey:
        yield from field_limits(SurveyPage, handbook.survey.meta, handbook.survey.path)
        for question in handbook.survey.meta.questions:
            yield from field_limits(SurveyQuestion, question, handbook.survey.path)
    for meta, lesson in handbook.competences:
        yield from field_limits(Competence, meta, lesson.path)
    for record, path in handbook.questions:
        yield from field_limits(Question, record, path)
