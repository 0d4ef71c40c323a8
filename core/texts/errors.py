"""What is wrong in a text file, and where."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True, order=True)
class TextError:
    path: Path
    line: int
    """Counted from 1 in the file as it stands on the disk."""
    reason: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.reason}"


class TextErrors(Exception):  # noqa: N818 – it carries errors
    """All mistakes found, in the order of files and lines."""

    def __init__(self, errors: Iterable[TextError]) -> None:
        self.errors = tuple(sorted(set(errors)))
        super().__init__("\n".join(map(str, self.errors)))


@dataclass
class Mistakes:
    """Collects the mistakes of one file, so that its writer sees all of them at once."""

    path: Path
    errors: list[TextError] = field(default_factory=list)

    def add(self, line: int, reason: str) -> None:
        self.errors.append(TextError(self.path, line, reason))

    def __len__(self) -> int:
        return len(self.errors)

    def check(self) -> None:
        """Raise what was collected, if anything was."""
        if self.errors:
            raise TextErrors(self.errors)
