"""The kinds of questions. A kind is one module of this package defining ``KIND``; adding one touches nothing else."""

from .base import (
    MAX_CRITERION_POINTS,
    AuthorField,
    AuthorQuestions,
    AuthorRows,
    Criterion,
    Grade,
    InvalidResponse,
    Kind,
    Mark,
    Part,
    Problem,
    Response,
    Row,
    Scores,
    Spec,
    SpecError,
)
from .registry import KINDS, UnknownKind, kind

__all__ = [
    "KINDS",
    "MAX_CRITERION_POINTS",
    "AuthorField",
    "AuthorQuestions",
    "AuthorRows",
    "Criterion",
    "Grade",
    "InvalidResponse",
    "Kind",
    "Mark",
    "Part",
    "Problem",
    "Response",
    "Row",
    "Scores",
    "Spec",
    "SpecError",
    "UnknownKind",
    "kind",
]
