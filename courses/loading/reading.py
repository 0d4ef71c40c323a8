"""From a folder of files to a handbook, or to the list of everything wrong in them."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from core.texts import (
    Listing,
    Mapping,
    Mistakes,
    Record,
    TextError,
    TextErrors,
    read_record,
    read_text,
    read_yaml,
)

from .bodies import check_bodies
from .check import NUMBERED, check_references
from .handbook import Bank, Handbook, Module, Text
from .limits import check_limits
from .records import CourseMeta, LessonMeta, ModuleMeta, QuestionMeta, QuizMeta

M = TypeVar("M", bound=Record)


def read_handbook(folder: Path) -> Handbook:
    """Raises ``TextErrors`` with the mistakes of all files.

    What one file says about another is checked when every front matter and every bank could be read: before that,
    a reference to a broken file would only look like a second mistake.
    """
    reader = _Reader()
    handbook = reader.handbook(folder)
    if handbook is None or reader.errors:
        raise TextErrors([*reader.errors, *(check_bodies(handbook, links=False) if handbook else ())])
    if errors := [*check_bodies(handbook), *check_limits(handbook), *check_references(handbook)]:
        raise TextErrors(errors)
    return handbook


@dataclass
class _Reader:
    errors: list[TextError] = field(default_factory=list)

    def handbook(self, folder: Path) -> Handbook | None:
        course = self._text(folder / "course.md", CourseMeta)
        modules = [self._module(path) for path in self._numbered(folder, is_folder=True)]
        return Handbook(folder, course, tuple(filter(None, modules))) if course else None

    def _module(self, folder: Path) -> Module | None:
        text = self._text(folder / "module.md", ModuleMeta)
        lessons = [self._text(path, LessonMeta) for path in self._numbered(folder, is_folder=False)]
        quiz = self._text(folder / "test.md", QuizMeta) if (folder / "test.md").exists() else None
        bank = self._bank(folder / "questions.yaml")
        return Module(text, tuple(filter(None, lessons)), quiz, bank) if text else None

    def _numbered(self, folder: Path, *, is_folder: bool) -> Iterator[Path]:
        """Folders of modules, or files of lessons, in order; a name that means nothing is a mistake."""
        known = {"course.md"} if is_folder else {"module.md", "test.md"}
        for path in sorted(folder.iterdir()) if folder.is_dir() else ():
            if path.name in known or path.name.startswith((".", "_")) or path.is_dir() != is_folder:
                continue
            if NUMBERED.fullmatch(path.name if is_folder else path.stem) and (is_folder or path.suffix == ".md"):
                yield path
            elif is_folder or path.suffix == ".md":
                self._add(path, "the name begins with a number: 01-…; the numbers give the order")

    def _add(self, path: Path, reason: str) -> None:
        self.errors.append(TextError(path, 1, reason))

    def _text(self, path: Path, cls: type[M]) -> Text[M] | None:
        if not path.is_file():
            self._add(path, "the file is missing")
            return None
        mistakes = Mistakes(path)
        try:
            text = read_text(path)
        except TextErrors as found:
            self.errors += found.errors
            return None
        meta = read_record(cls, text.meta, mistakes)
        self.errors += mistakes.errors
        return Text(text, meta) if meta else None

    def _bank(self, path: Path) -> Bank:
        if not path.is_file():
            return Bank(path)
        mistakes = Mistakes(path)
        try:
            node = read_yaml(path)
        except TextErrors as found:
            self.errors += found.errors
            return Bank(path)
        if (isinstance(node, Mapping) and node.items) or not isinstance(node, Listing | Mapping):
            mistakes.add(node.line, "a list of questions is expected: - key: …")
        items = node.items if isinstance(node, Listing) else ()
        questions = [read_record(QuestionMeta, item, mistakes) for item in items]
        self.errors += mistakes.errors
        return Bank(path, tuple(filter(None, questions)))
