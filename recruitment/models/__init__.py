"""Applications and what happens to them. Page types stand in recruitment/pages.py."""

from recruitment.pages import (
    CallAnswer,
    CallDocument,
    CallQuestion,
    CallStatement,
    RecruitmentIndexPage,
    RecruitmentPage,
)
from recruitment.states import State

from .application import Application, NumberSeries, SensitiveData, StrategyRole, StrategyStatus
from .history import Change, Letter, LetterTemplate, Note

__all__ = [
    "Application",
    "CallAnswer",
    "CallDocument",
    "CallQuestion",
    "CallStatement",
    "Change",
    "Letter",
    "LetterTemplate",
    "Note",
    "NumberSeries",
    "RecruitmentIndexPage",
    "RecruitmentPage",
    "SensitiveData",
    "State",
    "StrategyRole",
    "StrategyStatus",
]
