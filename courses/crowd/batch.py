"""Rows that wait to be written together."""

from dataclasses import dataclass, field
from typing import Any

from django.db import transaction

from courses.models import Answer, Attempt, AttemptItem, Completion, Enrolment, LessonProgress, ModuleCompletion


@dataclass
class Batch:
    """Parents first."""

    enrolments: list[Enrolment] = field(default_factory=list)
    progress: list[LessonProgress] = field(default_factory=list)
    attempts: list[Attempt] = field(default_factory=list)
    items: list[AttemptItem] = field(default_factory=list)
    answers: list[Answer] = field(default_factory=list)
    modules: list[ModuleCompletion] = field(default_factory=list)
    completions: list[Completion] = field(default_factory=list)

    @transaction.atomic
    def write(self, size: int) -> None:
        lists: tuple[list[Any], ...] = (
            self.enrolments,
            self.progress,
            self.attempts,
            self.items,
            self.answers,
            self.modules,
            self.completions,
        )
        for rows in filter(None, lists):
            type(rows[0])._default_manager.bulk_create(rows, batch_size=size)
