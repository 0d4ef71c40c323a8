"""Verbs of regrading. Questions go by their number in the bank of the course, whatever the attempt drew first."""

from django_tasks_db.models import DBTaskResult

from core.tasks import deliver_mail
from courses import tasks
from courses.analysis.regrading import Outcome
from courses.models import Attempt, Completion, Question, Regrade
from courses.services.attempts import close_attempt, save_answers
from courses.services.regrading import is_under_way, preview_regrade, regrade
from courses.tests.regrade_factories import mend_key

from .verbs_attempts import latest, result
from .world import World, pairs, verb


@verb("answers the bank")
def answer_bank(world: World, who: str, value: str) -> None:
    """'b a': the letters given to question 1, 2, … of the bank, in the open attempt; '-' for none."""
    attempt = latest(world, who)
    letters = dict(zip([question.pk for question in world.course.questions], value.split(), strict=False))
    places = {item.position: letters.get(item.version.question_id, "-") for item in attempt.items.with_answers()}
    save_answers(attempt=attempt, responses={at: {"chosen": [a]} for at, a in places.items() if a != "-"})


@verb("mends key")
def mend(world: World, who: str, value: str) -> None:
    """'1 b': the key of question 1 is "b" from now on; '1 b options=5' with another list of options."""
    number, key, *rest = value.split()
    options = {name: int(given) for name, given in pairs(" ".join(rest)).items()}
    mend_key(_question(world, number), key, **options)


@verb("previews regrade")
def preview(world: World, who: str, value: str) -> str:
    """'1 by_key [lower]': 'up 1, kept 1; 1 would pass'."""
    question, mode, never_lower = _decision(world, value)
    found = preview_regrade(question=question, mode=mode, never_lower=never_lower)
    counts = [
        f"{outcome.value.replace('_', ' ')} {found.counts[outcome]}" for outcome in Outcome if found.counts[outcome]
    ]
    passes = f"; {found.newly_passed} would pass" if found.newly_passed else ""
    return f"{', '.join(counts) or 'nothing'}{passes}"


@verb("regrades")
def decide(world: World, who: str, value: str) -> str:
    """'1 full_points': 'recorded', 'recorded already' or 'nothing to do'; the work waits for the worker."""
    question, mode, never_lower = _decision(world, value)
    before = Regrade.objects.count()
    made = regrade(question=question, mode=mode, reason="Klucz", made_by=world.person(who), is_never_lower=never_lower)
    if made is None:
        return "nothing to do"
    return "recorded" if Regrade.objects.count() > before else "recorded already"


@verb("worker regrades")
def work(world: World, who: str, value: str) -> str:
    """How many items the waiting regradings changed."""
    waiting = [made for made in Regrade.objects.order_by("pk") if is_under_way(made)]
    changed = sum(tasks.apply_regrade.call(regrade_id=made.pk) for made in waiting)
    DBTaskResult.objects.filter(task_path=tasks.apply_regrade.module_path).update(status="SUCCESSFUL")
    return str(changed)


@verb("result of attempt")
def result_of(world: World, who: str, value: str) -> str:
    attempt = Attempt.objects.get(enrolment__participant=world.person(who), number=int(value))
    return f"{float(attempt.score):g}/{float(attempt.max_score):g} {'passed' if attempt.is_passed else 'not passed'}"


@verb("mails about regrades")
def mails(world: World, who: str, value: str) -> str:
    found = DBTaskResult.objects.filter(task_path=deliver_mail.module_path)
    told = [row.args_kwargs["kwargs"] for row in found]
    return str(sum(mail["to"] == world.person(who).email and "Klucz" in mail["text"] for mail in told))


@verb("course completed")
def completed(world: World, who: str, value: str) -> str:
    return "yes" if Completion.objects.filter(enrolment__participant=world.person(who)).exists() else "no"


@verb("time runs out")
def run_out(world: World, who: str, value: str) -> str:
    close_attempt(attempt=latest(world, who), by=Attempt.ClosedBy.DEADLINE)
    return result(world, who, "")


def _question(world: World, number: str) -> Question:
    return Question.objects.get(pk=world.course.questions[int(number) - 1].pk)


def _decision(world: World, value: str) -> tuple[Question, str, bool]:
    number, mode, *rest = value.split()
    return _question(world, number), Regrade.Mode(mode), "lower" not in rest
