"""The inbox of staff: which cases, narrowed how."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from django.db.models import Count, Exists, F, OuterRef, Q
from django.db.models.functions import TruncDate
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accounts.models import User
from advising import rules
from advising.models import Case, CaseQuerySet, Office, OfficeAdvisor, State
from organisations.rules import search_words


class Scope(StrEnum):
    MINE = "moje"
    OFFICE = "biuro"
    ALL = "wszystkie"


class Narrow(StrEnum):
    """Beside the states themselves."""

    OPEN = "otwarte"
    UNANSWERED = "bez-odpowiedzi"
    OVERDUE = "po-terminie"
    EVERY = "wszystkie"


class FirstAnswer(StrEnum):
    GIVEN = "jest"
    IN_TIME = "w-terminie"
    LATE = "po-terminie"
    NONE = "brak"


SCOPE_LABELS = {
    Scope.MINE: pgettext_lazy("cases", "Mine"),
    Scope.OFFICE: pgettext_lazy("cases", "My offices"),
    Scope.ALL: pgettext_lazy("cases", "All"),
}
STATE_CHOICES = [
    (Narrow.OPEN.value, pgettext_lazy("cases", "open")),
    (Narrow.UNANSWERED.value, _("wait for our answer")),
    (Narrow.OVERDUE.value, _("after the deadline")),
    *[(state.value, state.label) for state in State],
    (Narrow.EVERY.value, _("open and closed")),
]
ANSWER_CHOICES = [
    ("", pgettext_lazy("first answer", "does not matter")),
    (FirstAnswer.GIVEN.value, pgettext_lazy("first answer", "given")),
    (FirstAnswer.IN_TIME.value, pgettext_lazy("first answer", "given in time")),
    (FirstAnswer.LATE.value, pgettext_lazy("first answer", "given late")),
    (FirstAnswer.NONE.value, pgettext_lazy("first answer", "not given yet")),
]


@dataclass(frozen=True, slots=True)
class Criteria:
    """What somebody looks for; dates are of asking, both included."""

    state: str = Narrow.OPEN
    words: str = ""
    office: Office | None = None
    since: date | None = None
    until: date | None = None
    first_answer: str = ""


def in_scope(user: User, scope: str) -> CaseQuerySet:
    found = Case.objects.on_desk_of(user)
    if scope == Scope.MINE:
        return found.filter(advisor=user)
    return found.advised_by(user) if scope == Scope.OFFICE else found


def has_post(user: User) -> bool:
    """Whether the person advises in some office."""
    return OfficeAdvisor.objects.filter(user=user, is_active=True).exists()


def scope_counts(user: User) -> dict[str, int]:
    """Open cases by scope. One query."""
    of_my_office = Case.objects.advised_by(user).filter(pk=OuterRef("pk"))
    found = Case.objects.on_desk_of(user).still_open().annotate(of_my_office=Exists(of_my_office))
    return dict(
        found.aggregate(
            **{
                Scope.MINE.value: Count("pk", filter=Q(advisor=user)),
                Scope.OFFICE.value: Count("pk", filter=Q(of_my_office=True)),
                Scope.ALL.value: Count("pk"),
            }
        )
    )


def narrowed(cases: CaseQuerySet, by: Criteria) -> CaseQuerySet:
    found = with_words(_in_state(cases, by.state), by.words)
    if by.office:
        found = found.filter(office=by.office)
    return with_first_answer(asked_between(found, by.since, by.until), by.first_answer)


def _in_state(cases: CaseQuerySet, state: str) -> CaseQuerySet:
    if state in State.values:
        return cases.filter(state=state)
    if state == Narrow.EVERY:
        return cases
    if state == Narrow.UNANSWERED:
        return cases.unanswered()
    return cases.overdue() if state == Narrow.OVERDUE else cases.still_open()


def with_words(cases: CaseQuerySet, text: str) -> CaseQuerySet:
    """Every word typed begins a word of subject, person, unit or commune; Polish letters do not matter."""
    for word in search_words(text):
        cases = cases.filter(Q(search_text__startswith=word) | Q(search_text__contains=f" {word}"))
    return cases


def asked_between(cases: CaseQuerySet, since: date | None, until: date | None) -> CaseQuerySet:
    if since:
        cases = cases.filter(asked_at__gte=rules.start_of(since))
    return cases.filter(asked_at__lt=rules.start_of(until + timedelta(days=1))) if until else cases


ANSWERED_ON = TruncDate("first_answered_at", tzinfo=rules.TIME_ZONE)
IN_TIME = Q(first_answered_at__isnull=False, answered_on__lte=F("answer_due_on"))
LATE = Q(first_answered_at__isnull=False, answered_on__gt=F("answer_due_on"))


def with_first_answer(cases: CaseQuerySet, wanted: str) -> CaseQuerySet:
    if wanted == FirstAnswer.NONE:
        return cases.filter(first_answered_at=None)
    if wanted == FirstAnswer.GIVEN:
        return cases.exclude(first_answered_at=None)
    if wanted in (FirstAnswer.IN_TIME, FirstAnswer.LATE):
        dated = cases.annotate(answered_on=ANSWERED_ON)
        return dated.filter(IN_TIME if wanted == FirstAnswer.IN_TIME else LATE)
    return cases
