"""Offices with their advisors, and the cases that participants bring to them."""

from advising.models.cases import Case, CaseEvent, CaseQuerySet
from advising.models.offices import Office, OfficeAdvisor, OfficeArea, OfficeQuerySet
from advising.states import Action, Kind, PlaceKind, State

__all__ = [
    "Action",
    "Case",
    "CaseEvent",
    "CaseQuerySet",
    "Kind",
    "Office",
    "OfficeAdvisor",
    "OfficeArea",
    "OfficeQuerySet",
    "PlaceKind",
    "State",
]
