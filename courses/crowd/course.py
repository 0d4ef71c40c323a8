"""The course the crowd takes: eight modules of five lessons with a test each, and a final test."""

from dataclasses import dataclass
from datetime import date
from random import Random
from typing import Any

from django.utils import timezone
from wagtail.models import Page, Site

from courses.models import Competence, CoursePage, LessonPage, ModulePage, Question, QuestionVersion, QuizPage
from courses.outline import Outline
from courses.questions import kind as kind_named
from courses.services.outline import rebuild_outline
from courses.services.questions import digest_of

from .words import MODULES, SAYINGS, SUBJECTS

SLUG = "kurs-cwiczebny"
LESSONS, BANK, ASKED, ASKED_AT_THE_END = 5, 20, 10, 30
MULTIPLE_EVERY = 4
BODY = [{"type": "paragraph", "value": "<p>Tekst lekcji kursu ćwiczebnego.</p>"}]


@dataclass(frozen=True)
class CrowdQuiz:
    """A test with the versions it may draw, line by line: (versions of the competence, how many of them)."""

    page: QuizPage
    lines: tuple[tuple[tuple[QuestionVersion, ...], int], ...]


@dataclass(frozen=True)
class CrowdCourse:
    page: CoursePage
    outline: Outline
    quizzes: dict[int, CrowdQuiz]


def make_course(rng: Random) -> CrowdCourse:
    """Published, with its bank and outline."""
    root = Site.objects.get(is_default_site=True).root_page
    course = _add(
        root, CoursePage, "Kurs ćwiczebny", slug=SLUG, lead="Invented people take it.", is_enrolment_open=False
    )
    quizzes = [_module(course, number, title, rng) for number, title in enumerate(MODULES, start=1)]
    quizzes.append(_final(course, quizzes))
    outline = rebuild_outline(course_id=course.pk)
    if outline is None:
        raise RuntimeError("The course of the crowd is not published")
    return CrowdCourse(course, outline, {quiz.page.pk: quiz for quiz in quizzes})


def _module(course: Page, number: int, title: str, rng: Random) -> CrowdQuiz:
    module = _add(course, ModulePage, title, summary="Pięć lekcji i test.")
    lessons = [_lesson(module, number, position) for position in range(1, LESSONS + 1)]
    competence = Competence.objects.create(
        code=f"{SLUG}-{number}", name=f"Wie, co robić, gdy {SUBJECTS[number - 1]}", lesson=lessons[0]
    )
    versions = tuple(_question(competence, number, place, rng) for place in range(1, BANK + 1))
    quiz = _add(module, QuizPage, f"Test modułu {number}", cut_score=60, attempt_limit=3)
    quiz.sections.create(competence=competence, count=ASKED)
    return CrowdQuiz(quiz, ((versions, ASKED),))


def _final(course: Page, quizzes: list[CrowdQuiz]) -> CrowdQuiz:
    module = _add(course, ModulePage, "Test końcowy", summary="Trzydzieści pytań z całego kursu.")
    quiz = _add(module, QuizPage, "Test końcowy kursu", cut_score=70, attempt_limit=3, time_limit=60, is_final=True)
    counts = [
        ASKED_AT_THE_END // len(quizzes) + (place < ASKED_AT_THE_END % len(quizzes)) for place in range(len(quizzes))
    ]
    lines = tuple((asked.lines[0][0], count) for asked, count in zip(quizzes, counts, strict=True))
    for versions, count in lines:
        quiz.sections.create(competence=versions[0].question.competence, count=count)
    return CrowdQuiz(quiz, lines)


def _lesson(module: Page, number: int, position: int) -> Any:
    title = f"Krok {position}, kiedy {SUBJECTS[number - 1]}"
    return _add(
        module, LessonPage, title, lead="Co, kto i kiedy.", minutes=15, legal_state=date(2026, 10, 8), body=BODY
    )


def _question(competence: Competence, number: int, place: int, rng: Random) -> QuestionVersion:
    question = Question.objects.create(key=f"{SLUG}-{number}-{place}", competence=competence, difficulty=1 + place % 3)
    kind = "multiple_choice" if place % MULTIPLE_EVERY == 0 else "single_choice"
    right = 2 if kind == "multiple_choice" else 1
    options = [
        {"text": text, "correct": at < right, "feedback": "" if at < right else "Przyda się w innym kroku."}
        for at, text in enumerate(rng.sample(SAYINGS, 3 + right))
    ]
    words = "Co z tej listy będzie potrzebne" if right == 1 else "Które dwie rzeczy z tej listy będą potrzebne"
    text = f"{words}, gdy {SUBJECTS[number - 1]}? (pytanie {number}.{place})"
    data = {"text": text, "feedback": "Wróć do lekcji modułu.", "options": options}
    return _publish(question, kind, data)


def _publish(question: Question, kind: str, data: dict[str, Any]) -> QuestionVersion:
    """Past the service, which would keep a history of who published what."""
    spec = kind_named(kind).to_data(kind_named(kind).from_data(data))
    version = QuestionVersion.objects.create(question=question, kind=kind, spec=spec, digest=digest_of(kind, spec))
    question.current_version, question.status = version, Question.Status.PUBLISHED
    question.save(update_fields=["current_version", "status"])
    return version


def _add(parent: Page, model: type, title: str, **fields: object) -> Any:
    now = timezone.now()
    return parent.add_child(instance=model(title=title, first_published_at=now, last_published_at=now, **fields))
