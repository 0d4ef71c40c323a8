"""Whether a record may be written: the same three answers for every loader."""

from dataclasses import dataclass
from pathlib import Path

from .ledger import Ledger
from .report import Report


@dataclass
class RecordWriter:
    ledger: Ledger
    report: Report

    def is_due(self, key: str, path: Path, *, current: str | None, wanted: str) -> bool:
        """The record is as the last load left it, and the file wants something else; otherwise the report says why not.

        ``current``: digest of what stands in the database, None when there is nothing.
        """
        if current == wanted:
            self.report.unchanged.append(key)
            self.ledger.agree(key, path, wanted)
            return False
        if current != self.ledger.digest_of(key):
            self.report.keep(key, "deleted in the back office" if current is None else "edited in the back office")
            return False
        return True

    def written(self, key: str, path: Path, *, wanted: str, is_new: bool) -> None:
        self.ledger.record(key, path, wanted)
        (self.report.created if is_new else self.report.updated).append(key)
