"""Prints the kinds of questions: kind, name, module, who grades it."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from courses.questions import KINDS, AuthorQuestions, Kind


class Command(BaseCommand):
    help = "Print the table of the kinds of questions: kind, name, module, automatic or by an advisor."

    def handle(self, *args: Any, **options: Any) -> None:
        head = (_("kind"), _("name"), _("module"), _("grading"))
        for line in table([head, *(row(kind) for _name, kind in sorted(KINDS.items()))]):
            self.stdout.write(line)


def row(kind: Kind[Any]) -> tuple[str, str, str, str]:
    return kind.name, str(kind.label), type(kind).__module__, grading(kind)


def grading(kind: Kind[Any]) -> str:
    """Told by the kind itself, before there is a question: has it a rubric, or questions inside?"""
    if any(isinstance(field, AuthorQuestions) for field in kind.author_fields):
        return _("as its questions")
    return _("automatic") if type(kind).rubric is Kind.rubric else _("by an advisor")


def table(rows: Sequence[Sequence[str]]) -> Iterable[str]:
    """Columns as wide as their widest cell, with a line under the head."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(cells, widths, strict=True)).rstrip() for cells in rows]
    return [lines[0], "  ".join("-" * width for width in widths), *lines[1:]]
