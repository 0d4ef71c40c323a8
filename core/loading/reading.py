"""From files to records, with everything wrong in them collected."""

import re
from collections.abc import Collection, Iterator
from collections.abc import Mapping as AnyMapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from core.texts import (
    Listing,
    Mapping,
    Mistakes,
    Node,
    Record,
    Scalar,
    TextError,
    TextErrors,
    TextFile,
    read_record,
    read_text,
    read_yaml,
)

from .text import AnyText, Text

M = TypeVar("M", bound=Record)
NUMBERED = re.compile(r"(\d+)-[a-z0-9-]+")


@dataclass
class FileReader:
    errors: list[TextError] = field(default_factory=list)

    def add(self, path: Path, reason: str) -> None:
        self.errors.append(TextError(path, 1, reason))

    def text(self, path: Path, cls: type[M]) -> Text[M] | None:
        """A file with front matter; None after a mistake."""
        file = self._file(path)
        return self._with_meta(file, cls) if file else None

    def text_by(self, path: Path, name: str, classes: AnyMapping[str, type[Record]]) -> AnyText | None:
        """A file whose field ``name`` says what its front matter is."""
        if (file := self._file(path)) is None:
            return None
        given = file.meta.items.get(name)
        written = given.text.strip() if isinstance(given, Scalar) else ""
        if written not in classes:
            line = given.line if given else file.meta_line
            self.errors.append(TextError(path, line, f"{name}: one of {', '.join(classes)} is expected"))
            return None
        return self._with_meta(file, classes[written])

    def _file(self, path: Path) -> TextFile | None:
        if not path.is_file():
            self.add(path, "the file is missing")
            return None
        try:
            return read_text(path)
        except TextErrors as found:
            self.errors += found.errors
            return None

    def _with_meta(self, file: TextFile, cls: type[M]) -> Text[M] | None:
        mistakes = Mistakes(file.path)
        meta = read_record(cls, file.meta, mistakes)
        self.errors += mistakes.errors
        return Text(file, meta) if meta else None

    def record(self, path: Path, cls: type[M]) -> M | None:
        """A YAML file that is one record."""
        mistakes, node = Mistakes(path), self._yaml(path)
        record = read_record(cls, node, mistakes) if node else None
        self.errors += mistakes.errors
        return record

    def records(self, path: Path, cls: type[M], *, what: str) -> tuple[M, ...]:
        """A YAML file that is a list of records; none when there is no file. ``what``: "questions"."""
        if not path.is_file() or (node := self._yaml(path)) is None:
            return ()
        mistakes = Mistakes(path)
        if (isinstance(node, Mapping) and node.items) or not isinstance(node, Listing | Mapping):
            mistakes.add(node.line, f"a list of {what} is expected: - key: …")
        items = node.items if isinstance(node, Listing) else ()
        records = [read_record(cls, item, mistakes) for item in items]
        self.errors += mistakes.errors
        return tuple(filter(None, records))

    def _yaml(self, path: Path) -> Node | None:
        try:
            return read_yaml(path)
        except TextErrors as found:
            self.errors += found.errors
            return None

    def folders(self, folder: Path) -> Iterator[Path]:
        """In order; a name that means nothing is a mistake."""
        for path in _visible(folder):
            if path.is_dir():
                yield from self._numbered(path, path.name)

    def files(self, folder: Path, *, suffix: str = ".md", besides: Collection[str] = ()) -> Iterator[Path]:
        """In order, without those that have a place of their own."""
        for path in _visible(folder):
            if path.is_file() and path.suffix == suffix and path.name not in besides:
                yield from self._numbered(path, path.stem)

    def _numbered(self, path: Path, name: str) -> Iterator[Path]:
        if NUMBERED.fullmatch(name):
            yield path
        else:
            self.add(path, "the name begins with a number: 01-…; the numbers give the order")


def _visible(folder: Path) -> list[Path]:
    found = sorted(folder.iterdir()) if folder.is_dir() else []
    return [path for path in found if not path.name.startswith((".", "_"))]
