"""Verbs of completion: a course of any shape, what opens in it, what was completed, and what editors do meanwhile.

A part is named '1.2' (lesson 2 of module 1), 'test 1', 'work 1', 'final', 'survey' or 'module 1'.
"""

from dataclasses import dataclass, field
from typing import Any

from django.utils import timezone
from wagtail.models import Page

from courses.models import (
    Attempt,
    Completion,
    CoursePage,
    Enrolment,
    LessonPage,
    LessonProgress,
    ModuleCompletion,
    ModulePage,
    QuizPage,
    SurveyAnswer,
    SurveyPage,
)
from courses.queries import state_of
from courses.services.attempts import close_attempt, save_answers, start_attempt
from courses.services.enrolment import acknowledge_change, complete_lesson, record_completion
from courses.services.outline import rebuild_outline
from courses.services.surveys import return_survey
from courses.tests.factories import (
    CoursePageFactory,
    EnrolmentFactory,
    LessonPageFactory,
    ModulePageFactory,
    QuizPageFactory,
)
from courses.tests.quiz_factories import CompetenceFactory, make_question

from .world import World, pairs, verb

ROLES = {"T": {}, "W": {"is_work": True}, "F": {"is_final": True}}
NAMES = {"T": "test {}", "W": "work {}", "F": "final"}


@dataclass
class Handbook:
    course: CoursePage
    parts: dict[str, Page] = field(default_factory=dict)


@verb("handbook")
def make(world: World, who: str, value: str) -> None:
    """'1=LLT 2=LT>1 3=F order=no work=required survey=required': modules by their parts, `who` is enrolled.

    L is a lesson, l one that is not required, T the test, W an assignment, F the final test; behind > the modules to be
    done before, '>12' for two of them. order=no: they open by that, not in order. survey=yes: one not required.
    """
    given = pairs(value)
    rules = {
        "modules_in_order": given.pop("order", "yes") == "yes",
        "is_work_required": given.pop("work", "") == "required",
        "is_survey_required": (survey := given.pop("survey", "")) == "required",
    }
    book = world.course = Handbook(CoursePageFactory(parent=world.home, **rules))
    competence = CompetenceFactory()
    make_question(competence)
    for number, shape in given.items():
        _module(book, number, shape.partition(">")[0], competence)
    for number, shape in given.items():
        module = book.parts[f"module {number}"]
        module.prerequisites.set([book.parts[f"module {before}"] for before in shape.partition(">")[2]])
        module.save()
    if survey:
        book.parts["survey"] = book.course.add_child(instance=SurveyPage(title="Ankieta"))
    rebuild_outline(course_id=book.course.pk)
    EnrolmentFactory(participant=world.person(who), course=book.course)


@verb("reads")
def read(world: World, who: str, value: str) -> None:
    """Every lesson named: '1.1 1.2'."""
    for name in value.split():
        complete_lesson(enrolment=mine(world, who), lesson=page(world, name, LessonPage))


@verb("begins")
def begin(world: World, who: str, value: str) -> None:
    """'test 1', 'final': an attempt that stays open."""
    start_attempt(enrolment=mine(world, who), quiz=page(world, value, QuizPage))


@verb("passes")
def pass_test(world: World, who: str, value: str) -> str:
    """Begins where nothing is begun, answers by the key, hands in: 'passed'."""
    return _take(world, who, value, "a")


@verb("fails")
def fail_test(world: World, who: str, value: str) -> str:
    return _take(world, who, value, "b")


@verb("hands in for review")
def hand_in(world: World, who: str, value: str) -> None:
    """As close_attempt leaves an attempt whose answers an advisor reads first."""
    attempt = start_attempt(enrolment=mine(world, who), quiz=page(world, value, QuizPage))
    Attempt.objects.filter(pk=attempt.pk).update(closed_at=timezone.now(), review="waiting")
    record_completion(enrolment=mine(world, who))


@verb("passes the work of")
def review(world: World, who: str, value: str) -> None:
    """'Anna': the advisor's review lets the attempt that waits pass."""
    attempt = Attempt.objects.get(enrolment=mine(world, value), review="waiting")
    values = {"review": "done", "reviewed_at": timezone.now(), "score": 1, "is_passed": True}
    Attempt.objects.filter(pk=attempt.pk).update(**values)
    record_completion(enrolment=mine(world, value))


@verb("sees")
def see(world: World, who: str, value: str) -> str:
    """'open', 'done', 'locked', 'waits', 'changed' of a part."""
    state, place = state_of(mine(world, who)), page(world, value, Page)
    found = state.module(place.pk) if value.startswith("module") else state.item(place.pk)
    if getattr(found, "is_changed", False):
        return "changed"
    return "waits" if getattr(found, "is_waiting", False) else str(found.status)


@verb("is told")
def told(world: World, who: str, value: str) -> str:
    """Why a part is closed and what opens it: 'prerequisites, opens with 1.1'."""
    state, place = state_of(mine(world, who)), page(world, value, Page)
    lock = (state.module(place.pk) if value.startswith("module") else state.item(place.pk)).lock
    names = {found.pk: name for name, found in world.course.parts.items()}
    return f"{lock.reason}, opens with {names[lock.opens_with.id]}"


@verb("goes on with")
def next_thing(world: World, who: str, value: str) -> str:
    names = {found.pk: name for name, found in world.course.parts.items()}
    item = state_of(mine(world, who)).next_item
    return names[item.id] if item else "nothing"


@verb("has completed")
def facts(world: World, who: str, value: str) -> str:
    """The facts: 'module 1, course'."""
    names = {found.pk: name for name, found in world.course.parts.items()}
    of_modules = ModuleCompletion.objects.filter(enrolment=mine(world, who)).order_by("module__path")
    found = [names[fact.module_id] for fact in of_modules]
    return ", ".join([*found, *(["course"] if Completion.objects.filter(enrolment=mine(world, who)).exists() else [])])


@verb("completed on")
def dated(world: World, who: str, value: str) -> str:
    fact = ModuleCompletion.objects.get(enrolment=mine(world, who), module=page(world, value, Page))
    return timezone.localtime(fact.completed_at).strftime("%d.%m %H:%M")


@verb("fills in")
def fill_in(world: World, who: str, value: str) -> None:
    return_survey(enrolment=mine(world, who), survey=page(world, "survey", SurveyPage), answers={"Co?": "tekst"})


@verb("answers to the survey")
def survey_answers(world: World, who: str, value: str) -> str:
    return str(SurveyAnswer.objects.count())


@verb("knows the change of")
def know(world: World, who: str, value: str) -> None:
    acknowledge_change(enrolment=mine(world, who), lesson=page(world, value, LessonPage))


@verb("read on")
def read_on(world: World, who: str, value: str) -> str:
    progress = LessonProgress.objects.get(enrolment=mine(world, who), lesson=page(world, value, Page))
    return timezone.localtime(progress.completed_at).strftime("%d.%m %H:%M")


@verb("adds")
def add(world: World, who: str, value: str) -> None:
    """'lesson 1', 'test 1': a published page at the end of the module."""
    kind, number = value.split()
    module = page(world, f"module {number}", ModulePage)
    factory = LessonPageFactory if kind == "lesson" else QuizPageFactory
    added = factory(parent=module, live=False)
    places = [name for name in world.course.parts if name.startswith(f"{number}.")]
    world.course.parts[f"{number}.{len(places) + 1}" if kind == "lesson" else value] = added
    added.save_revision().publish()


@verb("takes off")
def take_off(world: World, who: str, value: str) -> None:
    page(world, value, Page).specific.unpublish()


@verb("makes required")
def make_required(world: World, who: str, value: str) -> None:
    _publish(page(world, value, Page).specific, is_required=True)


@verb("publishes")
def publish_change(world: World, who: str, value: str) -> None:
    """'1.1 Nowy termin': the lesson with this note about what changed."""
    name, _blank, note = value.partition(" ")
    _publish(page(world, name, LessonPage), change_note=note)


@verb("sets the course")
def set_course(world: World, who: str, value: str) -> None:
    """'survey=required work=required order=no'."""
    given = pairs(value)
    rules = {"survey": "is_survey_required", "work": "is_work_required"}
    changes = {rules[name]: word == "required" for name, word in given.items() if name in rules}
    if "order" in given:
        changes["modules_in_order"] = given["order"] == "yes"
    _publish(CoursePage.objects.get(pk=world.course.course.pk), **changes)


# ── what other verbs use ──


def mine(world: World, who: str) -> Enrolment:
    return Enrolment.objects.get(participant=world.person(who), course=world.course.course)


def page(world: World, name: str, kind: Any) -> Any:
    return kind.objects.get(pk=world.course.parts[name].pk)


def _module(book: Handbook, number: str, shape: str, competence: Any) -> None:
    module = book.parts[f"module {number}"] = ModulePageFactory(parent=book.course)
    lessons = 0
    for letter in shape:
        if letter in "Ll":
            lessons += 1
            book.parts[f"{number}.{lessons}"] = LessonPageFactory(parent=module, is_required=letter == "L")
        else:
            quiz = QuizPageFactory(parent=module, **ROLES[letter])
            quiz.sections.create(competence=competence, count=1)
            quiz.save()
            book.parts[NAMES[letter].format(number)] = quiz


def _take(world: World, who: str, value: str, letter: str) -> str:
    attempt = start_attempt(enrolment=mine(world, who), quiz=page(world, value, QuizPage))
    save_answers(attempt=attempt, responses={1: {"chosen": [letter]}})
    closed = close_attempt(attempt=attempt, by=Attempt.ClosedBy.PARTICIPANT)
    return "passed" if closed.is_passed else "not passed"


def _publish(found: Any, **values: Any) -> None:
    draft = found.get_latest_revision_as_object()
    for name, value in values.items():
        setattr(draft, name, value)
    draft.save_revision().publish()
