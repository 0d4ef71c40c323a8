"""Terms of the glossary: from the file into the records. First every term, then what it refers to."""

from dataclasses import dataclass
from pathlib import Path

from core.loading import RecordWriter, digest
from knowledgebase.models import GlossaryTerm

from .files import slug_of
from .records import TermMeta

FIELDS = ("term", "abbreviation", "definition", "english", "source")


@dataclass
class Terms(RecordWriter):
    path: Path

    def write(self, terms: tuple[TermMeta, ...]) -> None:
        found = GlossaryTerm.objects.filter(slug__in=map(slug_of, terms)).prefetch_related("see_also")
        existing = {term.slug: term for term in found}
        due = [term for term in terms if self._is_due(term, existing.get(slug_of(term)))]
        for meta in due:
            self._write(meta, existing.get(slug_of(meta)))
        self._refer(due)

    def _is_due(self, meta: TermMeta, existing: GlossaryTerm | None) -> bool:
        return self.is_due(f"term:{slug_of(meta)}", self.path, current=_current(existing), wanted=_wanted(meta))

    def _write(self, meta: TermMeta, existing: GlossaryTerm | None) -> None:
        term = existing or GlossaryTerm(slug=slug_of(meta))
        for name in FIELDS:
            setattr(term, name, getattr(meta, name))
        term.save()
        self.written(f"term:{term.slug}", self.path, wanted=_wanted(meta), is_new=existing is None)

    def _refer(self, metas: list[TermMeta]) -> None:
        """A term that a person deleted is referred to no more."""
        terms = {term.slug: term for term in GlossaryTerm.objects.all()} if metas else {}
        for meta in metas:
            terms[slug_of(meta)].see_also.set([terms[slug] for slug in meta.see if slug in terms])


def _wanted(meta: TermMeta) -> str:
    return digest([[getattr(meta, name) for name in FIELDS], sorted(meta.see)])


def _current(term: GlossaryTerm | None) -> str | None:
    if term is None:
        return None
    return digest([[getattr(term, name) for name in FIELDS], sorted(other.slug for other in term.see_also.all())])
