"""Acts and their provisions: from the files into the records."""

from dataclasses import dataclass
from typing import Any

from wagtail.models import ReferenceIndex

from core.loading import RecordWriter, digest
from core.texts import TextError, TextErrors
from knowledgebase.models import LegalAct, LegalProvision

from .files import Act
from .records import ActMeta

FIELDS = {
    "title": "title",
    "short": "short_title",
    "journal": "journal",
    "legal_state": "legal_state",
    "address": "address",
    "notes": "notes",
}
"""Name in the file, name in the record."""


@dataclass
class Acts(RecordWriter):
    def write(self, acts: tuple[Act, ...]) -> None:
        found = LegalAct.objects.filter(key__in=[act.meta.key for act in acts]).prefetch_related("provisions")
        existing = {act.key: act for act in found}
        for act in acts:
            self._write(act, existing.get(act.meta.key))

    def _write(self, act: Act, existing: LegalAct | None) -> None:
        key, wanted = f"act:{act.meta.key}", _wanted(act.meta)
        if self.is_due(key, act.path, current=_current(existing), wanted=wanted):
            record = existing or LegalAct(key=act.meta.key)
            for name, field in FIELDS.items():
                setattr(record, field, getattr(act.meta, name))
            record.save()
            _write_provisions(act, record)
            self.written(key, act.path, wanted=wanted, is_new=existing is None)


def _write_provisions(act: Act, record: LegalAct) -> None:
    """A provision keeps its row as long as it keeps its key: blocks cite the row."""
    kept = {item.key: item for item in LegalProvision.objects.filter(act=record)}
    new = []
    for order, meta in enumerate(act.meta.provisions):
        provision = kept.pop(meta.key, None) or LegalProvision(act=record, key=meta.key)
        provision.unit, provision.text, provision.note, provision.sort_order = meta.unit, meta.text, meta.note, order
        new.append(provision) if provision.pk is None else provision.save()
    LegalProvision.objects.bulk_create(new)
    for provision in kept.values():
        _remove(act, provision)


def _remove(act: Act, provision: LegalProvision) -> None:
    if ReferenceIndex.get_references_to(provision).exists():
        reason = f"provisions: “{provision.key}” is gone, and a page still cites it"
        raise TextErrors([TextError(act.path, act.meta.line_of("provisions"), reason)])
    provision.delete()


def _wanted(meta: ActMeta) -> str:
    provisions = [[item.key, item.unit, item.text, item.note] for item in meta.provisions]
    return digest([[getattr(meta, name) for name in FIELDS], provisions])


def _current(act: LegalAct | None) -> str | None:
    if act is None:
        return None
    provisions: list[list[Any]] = [[item.key, item.unit, item.text, item.note] for item in act.provisions.all()]
    return digest([[getattr(act, field) for field in FIELDS.values()], provisions])
