"""Statements of recruitment from their text files."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from accounts.consents import publish_text
from accounts.models import ConsentText
from core.texts import Mistakes, Record, Slug, read_record, read_text

FOLDER = Path(__file__).parent / "content" / "pl" / "consents"


@dataclass(frozen=True, kw_only=True)
class StatementMeta(Record):
    key: Slug
    title: str
    is_required: bool = True


def load_statements(*, folder: Path = FOLDER, with_new_versions: bool = False) -> list[ConsentText]:
    """Publishes the texts that are missing; gives those it published. Idempotent. Raises TextErrors.

    A text in force is the business of people: it may have been changed in the back office, and a new version asks
    everybody anew. So a changed file becomes a new version only when that is asked for.
    """
    known = set(ConsentText.objects.current().values_list("key", flat=True))
    wanted = [(meta, body) for meta, body in _read(folder) if with_new_versions or meta.key not in known]
    before = set(ConsentText.objects.values_list("pk", flat=True))
    published = [
        publish_text(key=meta.key, title=meta.title, text=body, is_required=meta.is_required) for meta, body in wanted
    ]
    return [text for text in published if text.pk not in before]


def _read(folder: Path) -> Iterator[tuple[StatementMeta, str]]:
    for path in sorted(folder.glob("*.md")):
        text, mistakes = read_text(path), Mistakes(path)
        meta = read_record(StatementMeta, text.meta, mistakes)
        mistakes.check()
        if meta:
            yield meta, text.body.strip()
