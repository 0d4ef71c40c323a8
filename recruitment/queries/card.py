"""All that the card of an application shows: the same number of queries whatever the application."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from accounts.models import ConsentDecision
from recruitment.models import Application, Change, Note
from recruitment.queries.checks import Check, checks_of
from recruitment.rules import GROUND_LABELS, POINTS, TRANSITIONS, Action, Ground
from recruitment.services.submitting import consent_subject


@dataclass(frozen=True, slots=True)
class CardPart:
    title: Any
    rows: tuple[tuple[Any, Any], ...]


@dataclass(frozen=True, slots=True)
class CardChange:
    change: Change
    label: Any

    @property
    def letter(self) -> Any:
        return getattr(self.change, "letter", None)


@dataclass(frozen=True, slots=True)
class Card:
    application: Application
    parts: tuple[CardPart, ...]
    grounds: tuple[tuple[Any, int], ...]
    checks: tuple[Check, ...]
    history: tuple[CardChange, ...]
    notes: tuple[Note, ...]
    has_sensitive: bool


def find_card(pk: Any) -> Application | None:
    """Drafts belong to their writers alone."""
    whole = Application.objects.sent().select_related("call__course", "organisation__seat", "applicant", "sensitive")
    return whole.filter(pk=pk).first()


def card_of(application: Application) -> Card:
    return Card(
        application=application,
        parts=(_person(application), _unit(application), _role(application), *_answers(application)),
        grounds=tuple((GROUND_LABELS[Ground(name)], POINTS[Ground(name)]) for name in application.point_grounds),
        checks=checks_of(application),
        history=_history(application),
        notes=tuple(application.notes.select_related("author")),
        has_sensitive=hasattr(application, "sensitive"),
    )


def _person(application: Application) -> CardPart:
    email = application.applicant.email if application.applicant else _("the account has been deleted")
    rows = (
        (_("First and last name"), application.full_name),
        (_("E-mail"), email),
        (_("Telephone"), application.phone),
    )
    return CardPart(_("Person"), rows)


def _unit(application: Application) -> CardPart:
    unit = application.organisation
    rows = (
        (_("Unit"), unit.name if unit else ""),
        (_("Kind of unit"), unit.get_kind_display() if unit else ""),
        (_("Seat"), unit.seat.label if unit else ""),
        (_("Position"), application.position),
        (_("Delegated by"), application.superior_name),
        (_("Their position"), application.superior_position),
    )
    return CardPart(_("Unit"), rows)


def _role(application: Application) -> CardPart:
    rows = (
        (_("Role in the strategy"), application.get_strategy_role_display()),
        (_("State of the strategy"), application.get_strategy_status_display()),
        (_("Last year of the strategy"), application.strategy_until or ""),
        (_("Expectations"), application.expectations),
    )
    return CardPart(_("Strategy"), rows)


def _answers(application: Application) -> tuple[CardPart, ...]:
    questions = tuple((answer["label"], shown(answer["value"])) for answer in application.answers)
    found = ConsentDecision.objects.filter(subject=consent_subject(application)).select_related("text").order_by("pk")
    decisions = tuple((str(row.text), _("accepted") if row.is_accepted else _("refused")) for row in found)
    parts = (CardPart(_("Questions of this call"), questions), CardPart(_("Statements"), decisions))
    return tuple(part for part in parts if part.rows)


def shown(value: Any) -> Any:
    """An answer as a person reads it."""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    return ", ".join(str(one) for one in value) if isinstance(value, list) else value


def _history(application: Application) -> tuple[CardChange, ...]:
    """The newest first."""
    changes = application.changes.select_related("by", "letter").order_by("-pk")
    return tuple(CardChange(change, TRANSITIONS[Action(change.action)].done) for change in changes)
