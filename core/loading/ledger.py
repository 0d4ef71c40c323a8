"""What was loaded last, kept as ``LoadedText``: read in one query, written a row a change."""

import hashlib
import json
from pathlib import Path
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from wagtail.models import Page

from core.models import LoadedText

VERSION = 1
"""Raise it when the same files are to be written differently: a load then looks at every text again."""


def digest(content: Any) -> str:
    """SHA-256 of canonical JSON."""
    canonical = json.dumps(content, sort_keys=True, ensure_ascii=False, cls=DjangoJSONEncoder)
    return hashlib.sha256(canonical.encode()).hexdigest()


def folder_digest(folder: Path) -> str:
    """Of the names and bytes of all files below the folder."""
    total = hashlib.sha256(f"{VERSION}".encode())
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        total.update(f"\0{path.relative_to(folder)}\0{hashlib.sha256(path.read_bytes()).hexdigest()}".encode())
    return total.hexdigest()


def is_loaded(name: str, total: str) -> bool:
    """Whether the folder of this loader was loaded as it is now. One query."""
    return LoadedText.objects.filter(key=folder_key(name), digest=total).exists()


def folder_key(name: str) -> str:
    return f"folder:{name}"


class Ledger:
    """Sources are named from the folder of a loader on, so that they are the same on every machine."""

    def __init__(self, folder: Path, name: str = "") -> None:
        """``name``: what the loader is called, where the folder is not."""
        self.folder, self.name = folder, name or folder.name
        self.rows = {row.key: row for row in LoadedText.objects.all()}

    def record_folder(self, total: str) -> None:
        self.record(folder_key(self.name), self.folder, total)

    def digest_of(self, key: str) -> str | None:
        return self.rows[key].digest if key in self.rows else None

    def record(self, key: str, path: Path, content: str, page: Page | None = None) -> None:
        source = str(Path(self.name) / path.relative_to(self.folder))
        row = self.rows.get(key) or LoadedText(key=key)
        row.source, row.digest, row.page = source, content, page
        row.save()
        self.rows[key] = row

    def agree(self, key: str, path: Path, content: str, page: Page | None = None) -> None:
        """The file and the site say the same, whoever wrote it: from here on an edit is seen as one."""
        if self.digest_of(key) != content:
            self.record(key, path, content, page)

    def no_longer_written(self, keys: set[str]) -> list[str]:
        """What an earlier load made and the files hold no more."""
        sources = f"{self.name}/"
        return [
            key
            for key, row in self.rows.items()
            if row.source.startswith(sources) and key not in keys | {folder_key(self.name)}
        ]
