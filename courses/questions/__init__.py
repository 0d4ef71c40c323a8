"""The kinds of questions. A kind is one module of this package defining ``KIND``; adding one touches nothing else."""

from .base import Grade, InvalidResponse, Kind, Mark, Option, Problem, Response, Spec, SpecError
from .registry import KINDS, UnknownKind, kind

__all__ = [
    "KINDS",
    "Grade",
    "InvalidResponse",
    "Kind",
    "Mark",
    "Option",
    "Problem",
    "Response",
    "Spec",
    "SpecError",
    "UnknownKind",
    "kind",
]
