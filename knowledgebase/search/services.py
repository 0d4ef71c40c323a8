"""The verbs of the index: what is published is found, what is not is gone. All of them idempotent."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils import translation

from knowledgebase.search.models import Posting, SearchEntry
from knowledgebase.search.postings import impacts
from knowledgebase.search.registry import Document, Source, source, sources

BATCH = 1000


@dataclass
class Rebuilt:
    """What a rebuild found to do."""

    entries: int = 0
    written: int = 0
    removed: int = 0


def index_object(*, kind: str, object_id: int) -> bool:
    """The entry says what the published object says, or is gone. Idempotent; True when something was written.

    Reads the object itself, once more under the lock of its entry: of two publishers at once the later text stays.
    """
    found = source(kind)
    if found is None:
        return False
    document = _document(found, object_id)
    if document is None:
        return remove_object(kind=kind, object_id=object_id)
    if SearchEntry.objects.filter(kind=kind, object_id=object_id, digest=document.digest).exists():
        return False
    return _write(found, object_id)


@transaction.atomic
def remove_object(*, kind: str, object_id: int) -> bool:
    """Idempotent."""
    deleted, _of_models = SearchEntry.objects.filter(kind=kind, object_id=object_id).delete()
    return deleted > 0


def index_objects(*, kind: str, object_ids: Iterable[int]) -> int:
    """How many were written. Idempotent. In the order of ids, so that two calls do not lock crosswise."""
    return sum(index_object(kind=kind, object_id=object_id) for object_id in sorted(object_ids))


def rebuild_search() -> Rebuilt:
    """Everything that is registered, and nothing else, stands in the index as it is published now. Idempotent."""
    done = Rebuilt()
    for each in sources():
        _rebuild(each, done)
    unknown = SearchEntry.objects.exclude(kind__in=[each.kind for each in sources()])
    done.removed += unknown.count()
    unknown.delete()
    done.entries = SearchEntry.objects.count()
    return done


def _rebuild(each: Source, done: Rebuilt) -> None:
    """Reads everything of a kind at once and looks closer only at what is not as the index says."""
    known = dict(SearchEntry.objects.filter(kind=each.kind).values_list("object_id", "digest"))
    documents = {thing.pk: document for thing in each.objects() if (document := _read(each, thing)) is not None}
    done.written += _add(each, {pk: document for pk, document in documents.items() if pk not in known})
    for object_id, document in documents.items():
        if known.pop(object_id, document.digest) != document.digest:
            done.written += index_object(kind=each.kind, object_id=object_id)
    done.removed += sum(remove_object(kind=each.kind, object_id=object_id) for object_id in sorted(known))


def _document(found: Source, object_id: int) -> Document | None:
    thing = found.objects().filter(pk=object_id).first()
    return _read(found, thing) if thing is not None else None


def _read(found: Source, thing: Any) -> Document | None:
    """In the language of the site, whoever publishes."""
    with translation.override(settings.LANGUAGE_CODE):
        return found.document(thing)


def _add(found: Source, documents: dict[int, Document]) -> int:
    """New entries, written together. One by one where somebody else has just written one of them."""
    try:
        with transaction.atomic():
            entries = SearchEntry.objects.bulk_create(
                [SearchEntry(kind=found.kind, object_id=pk, **_fields(document)) for pk, document in documents.items()]
            )
            rows = [
                row
                for entry, document in zip(entries, documents.values(), strict=True)
                for row in _rows(entry, document)
            ]
            Posting.objects.bulk_create(rows, batch_size=BATCH)
            return len(entries)
    except IntegrityError:
        return index_objects(kind=found.kind, object_ids=documents)


@transaction.atomic
def _write(found: Source, object_id: int) -> bool:
    SearchEntry.objects.get_or_create(kind=found.kind, object_id=object_id)
    entry = SearchEntry.objects.select_for_update().get(kind=found.kind, object_id=object_id)
    document = _document(found, object_id)
    if document is None:
        entry.delete()
    elif entry.digest != document.digest:
        _fill(entry, document)
    return True


def _fill(entry: SearchEntry, document: Document) -> None:
    for name, value in _fields(document).items():
        setattr(entry, name, value)
    entry.save()
    entry.postings.all().delete()
    Posting.objects.bulk_create(_rows(entry, document), batch_size=BATCH)


def _fields(document: Document) -> dict[str, Any]:
    names = ("title", "url", "text", "meta", "digest", "page_id", "topic_id")
    return {name: getattr(document, name) for name in names}


def _rows(entry: SearchEntry, document: Document) -> list[Posting]:
    weights = impacts(title=document.named or document.title, text=f"{document.text} {document.also}")
    return [Posting(entry=entry, key=key, impact=weight) for key, weight in weights.items()]
