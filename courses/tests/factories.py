"""A course in the tree and people on it.

`make_course(home_page, modules=1, lessons=4, quiz=True)` gives a small tree with its outline built; the factories of
single pages take `parent` and leave the outline alone (call `rebuild_outline`, or publish, to see the page in it).
"""

import datetime
from dataclasses import dataclass, field

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from accounts.tests.factories import UserFactory
from courses.models import CoursePage, Enrolment, LessonPage, LessonProgress, ModulePage, QuizPage
from courses.services.outline import rebuild_outline

BODY = [
    {"type": "heading", "value": {"text": "Pytanie z narady", "anchor": "pytanie"}},
    {"type": "paragraph", "value": "<p>Strategia mówi, co zrobić, żeby mniej rodzin potrzebowało zasiłku.</p>"},
]


class PageFactory(DjangoModelFactory):
    """A live page below `parent`, as if published a moment ago."""

    class Meta:
        abstract = True

    last_published_at = factory.LazyFunction(timezone.now)
    first_published_at = factory.SelfAttribute("last_published_at")

    @classmethod
    def _create(cls, model_class, *args, parent, **fields):
        return parent.add_child(instance=model_class(*args, **fields))


class CoursePageFactory(PageFactory):
    class Meta:
        model = CoursePage

    title = factory.Sequence(lambda n: f"Podręcznik {n + 1}")
    lead = "Moduły prowadzą od pierwszej decyzji do uchwały."
    legal_state = datetime.date(2026, 10, 8)


class ModulePageFactory(PageFactory):
    class Meta:
        model = ModulePage

    title = factory.Sequence(lambda n: f"Moduł o temacie {n + 1}")
    summary = "Cztery lekcje i test."
    outcomes = [("outcome", "wskazuje podstawy prawne strategii")]


class LessonPageFactory(PageFactory):
    class Meta:
        model = LessonPage

    title = factory.Sequence(lambda n: f"Lekcja o sprawie {n + 1}")
    lead = "Po tej lekcji wymienisz części strategii."
    minutes = 20
    legal_state = datetime.date(2026, 10, 8)
    outcomes = [("outcome", "wymienia części strategii")]
    body = BODY
    sources = [
        ("source", {"title": "Ustawa o pomocy społecznej", "url": "https://isap.sejm.gov.pl/", "note": "art. 16b"})
    ]


class QuizPageFactory(PageFactory):
    class Meta:
        model = QuizPage

    title = factory.Sequence(lambda n: f"Test modułu {n + 1}")
    intro = "<p>Dziesięć pytań.</p>"
    time_limit = 30


class EnrolmentFactory(DjangoModelFactory):
    class Meta:
        model = Enrolment

    participant = factory.SubFactory(UserFactory)


@dataclass
class CourseTree:
    """What `make_course` made: `tree.lessons[0][1]` is lesson 1.2, `tree.quizzes[0]` the test of module 1."""

    course: CoursePage
    modules: list[ModulePage] = field(default_factory=list)
    lessons: list[list[LessonPage]] = field(default_factory=list)
    quizzes: list[QuizPage] = field(default_factory=list)


def make_course(home, *, modules: int = 1, lessons: int = 4, quiz: bool = True, open_modules: int = 1, **course_fields):
    """A published course; the first `open_modules` of its modules are open to everyone."""
    tree = CourseTree(course=CoursePageFactory(parent=home, **course_fields))
    for number in range(modules):
        module = ModulePageFactory(parent=tree.course, is_open=number < open_modules)
        tree.modules.append(module)
        tree.lessons.append([LessonPageFactory(parent=module) for _ in range(lessons)])
        if quiz:
            tree.quizzes.append(QuizPageFactory(parent=module))
    rebuild_outline(course_id=tree.course.pk)
    return tree


def read_lessons(enrolment: Enrolment, lessons) -> None:
    """As if the participant had marked them as read, without asking the rules."""
    LessonProgress.objects.bulk_create(LessonProgress(enrolment=enrolment, lesson=lesson) for lesson in lessons)
