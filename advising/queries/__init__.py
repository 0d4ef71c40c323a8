"""Reads of advising. Each says how many queries it costs."""

from advising.queries.card import Person, history_of, letters_for, person_of, posts_for
from advising.queries.cases import CaseRow, desk_cases, page_of_cases, page_on_desk, waiting_counts
from advising.queries.figures import Figures, figures_by_office
from advising.queries.offices import OfficeEntry, office_for, office_list, voivodeships

__all__ = [
    "CaseRow",
    "Figures",
    "OfficeEntry",
    "Person",
    "desk_cases",
    "figures_by_office",
    "history_of",
    "letters_for",
    "office_for",
    "office_list",
    "page_of_cases",
    "page_on_desk",
    "person_of",
    "posts_for",
    "voivodeships",
    "waiting_counts",
]
