"""A file that could be read, with the record its front matter is."""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, Generic, TypeVar

from core.texts import Record, TextFile, anchors_of

M = TypeVar("M", bound=Record)


@dataclass(frozen=True)
class Text(Generic[M]):
    """A file with front matter that could be read."""

    file: TextFile
    meta: M

    @property
    def path(self) -> Path:
        return self.file.path

    @cached_property
    def anchors(self) -> frozenset[str]:
        return anchors_of(self.file)


AnyText = Text[Any]
