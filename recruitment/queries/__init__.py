"""Reads of recruitment."""

from .completeness import current_statements, facts_of, required_questions
from .desk import DeskApplication, desk_application
from .figures import StateCount, applications_by_state
from .seats import commune_count, first_waiting, full_communes, places_for_waiting, seats_left

__all__ = [
    "DeskApplication",
    "StateCount",
    "applications_by_state",
    "commune_count",
    "current_statements",
    "desk_application",
    "facts_of",
    "first_waiting",
    "full_communes",
    "places_for_waiting",
    "required_questions",
    "seats_left",
]
