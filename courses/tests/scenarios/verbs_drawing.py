"""Verbs of drawing and of extra time."""

from decimal import Decimal

from courses.models import AttemptItem, Question, QuizQuestion, QuizSection
from courses.services.extra_time import end_extra_time, grant_extra_time
from courses.tests.quiz_factories import CompetenceFactory, make_question

from .verbs_attempts import enrolment, latest, quiz
from .world import World, pairs, verb


@verb("adds questions")
def add_questions(world: World, who: str, value: str) -> None:
    """difficulty=3 count=2: published, of the competence of the course; of a new one with competence=code."""
    given = pairs(value)
    first = world.course.questions[0].competence
    new = "competence" in given
    competence = CompetenceFactory(lesson=first.lesson, code=given["competence"]) if new else first
    for _ in range(int(given["count"])):
        question = make_question(competence)
        Question.objects.filter(pk=question.pk).update(difficulty=int(given.get("difficulty", 2)))


@verb("adds a line")
def add_line(world: World, who: str, value: str) -> None:
    """difficulty=3 count=2: to the blueprint, of any competence."""
    given = {name: int(number) for name, number in pairs(value).items()}
    QuizSection.objects.create(quiz=quiz(world), sort_order=9, **given)


@verb("fixes")
def fix(world: World, who: str, value: str) -> None:
    """'4=2.5 1=1': questions of the bank, by their number from 1, asked of everyone for so many points."""
    for order, (number, points) in enumerate(pairs(value).items()):
        question = world.course.questions[int(number) - 1]
        QuizQuestion.objects.create(quiz=quiz(world), question=question, points=Decimal(points), sort_order=order)


@verb("takes back")
def take_back(world: World, who: str, value: str) -> None:
    """The question of this number is a draft again."""
    Question.objects.filter(pk=world.course.questions[int(value) - 1].pk).update(status=Question.Status.DRAFT)


@verb("asked")
def asked(world: World, who: str, value: str) -> str:
    """Questions of the latest attempt by number, with points; those not fixed, in any order: '4=2.5 2|3=1'."""
    numbers = {question.pk: str(place) for place, question in enumerate(world.course.questions, start=1)}
    fixed = set(quiz(world).fixed_questions.values_list("question_id", flat=True))
    asked = latest(world, who).items.values_list("version__question", "max_points")
    drawn = "|".join(sorted(numbers[question] for question, _points in asked if question not in fixed))
    words = [(numbers[question] if question in fixed else drawn, points) for question, points in asked]
    return " ".join(f"{name}={points.normalize():f}" for name, points in words)


@verb("asked before")
def asked_before(world: World, who: str, value: str) -> str:
    """'2 of 4': how many questions of the latest attempt the person had seen in earlier ones."""
    attempt = latest(world, who)
    now = set(attempt.items.values_list("version__question", flat=True))
    earlier = AttemptItem.objects.filter(attempt__enrolment=attempt.enrolment).exclude(attempt=attempt)
    return f"{len(now.intersection(earlier.values_list('version__question', flat=True)))} of {len(now)}"


@verb("difficulties")
def difficulties(world: World, who: str, value: str) -> str:
    found = latest(world, who).items.values_list("version__question__difficulty", flat=True)
    return " ".join(str(difficulty) for difficulty in found)


@verb("grants")
def grant(world: World, who: str, value: str) -> None:
    """'Anna percent=50' or 'Anna minutes=20'."""
    owner, _, terms = value.partition(" ")
    given = {name: int(number) for name, number in pairs(terms).items()}
    grant_extra_time(enrolment=enrolment(world, owner), by=world.person(who), note="decyzja z 20 listopada", **given)


@verb("ends extra time")
def end(world: World, who: str, value: str) -> None:
    end_extra_time(enrolment=enrolment(world, value), by=world.person(who))


@verb("extra minutes")
def extra_minutes(world: World, who: str, value: str) -> str:
    return str(latest(world, who).extra_minutes)
