"""Questions brought from elsewhere come into the bank as drafts."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import count

from django.db import transaction

from accounts.models import User
from core.slugs import polish_slug
from courses.models import Competence, Question, QuestionVersion
from courses.questions import kind as kind_named

from .questions import digest_of, save_draft

LONGEST_KEY = 60


@dataclass(frozen=True)
class Incoming:
    """A question to be taken in: valid stored data of its kind, and its place in the bank. `name` suggests a key."""

    name: str
    kind: str
    data: dict[str, object]
    competence: Competence
    difficulty: int

    @property
    def digest(self) -> str:
        return digest_of(self.kind, self.data)


@dataclass
class Imported:
    """`known`: how many stood in the bank already, word for word."""

    created: list[Question] = field(default_factory=list)
    known: int = 0


@transaction.atomic
def import_questions(*, questions: Sequence[Incoming], by: User | None = None) -> Imported:
    """All of them become drafts, except those whose very words are in the bank. Idempotent."""
    _wait_for_others(questions)
    digests = {question.digest for question in questions}
    known = set(QuestionVersion.objects.filter(digest__in=digests).values_list("digest", flat=True))
    keys = set(Question.objects.values_list("key", flat=True))
    report = Imported()
    for question in questions:
        if question.digest in known:
            report.known += 1
            continue
        known.add(question.digest)
        report.created.append(_create(question, keys, by))
    return report


def _wait_for_others(questions: Iterable[Incoming]) -> None:
    """Two imports at once (a double click) go one after the other: the second finds what the first one made."""
    ids = {question.competence.pk for question in questions}
    list(Competence.objects.select_for_update().filter(pk__in=ids).order_by("pk").values_list("pk"))


def _create(incoming: Incoming, keys: set[str], by: User | None) -> Question:
    key = _free_key(incoming.name, keys)
    keys.add(key)
    question = Question.objects.create(key=key, competence=incoming.competence, difficulty=incoming.difficulty)
    spec = kind_named(incoming.kind).from_data(incoming.data)
    save_draft(question=question, kind=incoming.kind, spec=spec, by=by)
    return question


def _free_key(name: str, keys: set[str]) -> str:
    start = polish_slug(name)[:LONGEST_KEY].strip("-") or "pytanie"
    if start not in keys:
        return start
    return next(key for number in count(2) if (key := f"{start}-{number}") not in keys)
