"""Questions and competences: from the files into the bank."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

from core.loading import Ledger, RecordWriter, Report, digest
from courses.models import Competence, LessonPage, Question
from courses.questions import Spec, kind
from courses.services.questions import digest_of, publish_version

from .handbook import Handbook
from .records import CompetenceMeta, QuestionMeta


def spec_of(meta: QuestionMeta) -> Spec:
    """Raises ``UnknownKind`` or ``SpecError``."""
    words = {"text": meta.text, "feedback": meta.feedback, "section": meta.section}
    return kind(meta.kind).from_data({**meta.of_kind.data, **words})


@dataclass
class Competences:
    """Competences are made before tests and questions, which name them."""

    ledger: Ledger
    report: Report

    def write(self, handbook: Handbook, lessons: Mapping[str, LessonPage | None]) -> dict[str, Competence]:
        known = {item.code: item for item in Competence.objects.all()}
        return {
            meta.code: self._write(meta, lesson.path, known.get(meta.code), lessons.get(lesson.meta.slug))
            for meta, lesson in handbook.competences
        }

    def _write(
        self, meta: CompetenceMeta, path: Path, existing: Competence | None, lesson: LessonPage | None
    ) -> Competence:
        key = f"competence:{meta.code}"
        wanted = digest([meta.name, lesson.pk if lesson else None])
        current = digest([existing.name, existing.lesson_id]) if existing else None
        if existing and current == wanted:
            self.report.unchanged.append(key)
            self.ledger.agree(key, path, wanted)
            return existing
        if existing and current != self.ledger.digest_of(key):
            self.report.keep(key, "edited in the back office")
            return existing
        item = existing or Competence(code=meta.code)
        item.name, item.lesson = meta.name, lesson
        item.full_clean()
        item.save()
        self.ledger.record(key, path, wanted)
        (self.report.updated if existing else self.report.created).append(key)
        return item


@dataclass
class Questions(RecordWriter):
    competences: Mapping[str, Competence]

    def write(self, handbook: Handbook) -> None:
        keys = [meta.key for meta, _ in handbook.questions]
        found = Question.objects.filter(key__in=keys).select_related("competence", "current_version", "draft_version")
        existing = {item.key: item for item in found.prefetch_related("tags")}
        for meta, path in handbook.questions:
            self._write(meta, path, existing.get(meta.key))

    def _write(self, meta: QuestionMeta, path: Path, existing: Question | None) -> None:
        key, spec = f"question:{meta.key}", spec_of(meta)
        version = digest_of(meta.kind, kind(meta.kind).to_data(spec))
        wanted = _digest(meta.competence, meta.difficulty, Question.Status.PUBLISHED, version, tags=meta.tags)
        if not self.is_due(key, path, current=_current(existing), wanted=wanted):
            return
        self._publish(existing or Question(key=meta.key), meta, spec)
        self.written(key, path, wanted=wanted, is_new=existing is None)

    def _publish(self, question: Question, meta: QuestionMeta, spec: Spec) -> None:
        question.competence = self.competences[meta.competence]
        question.difficulty = meta.difficulty
        question.save()
        question.tags.set(meta.tags)
        publish_version(question=question, kind=meta.kind, spec=spec)


def _current(question: Question | None) -> str | None:
    if question is None:
        return None
    version = question.current_version.digest if question.current_version else ""
    draft = question.draft_version.digest if question.draft_version else ""
    tags = [tag.name for tag in question.tags.all()]
    return _digest(question.competence.code, question.difficulty, question.status, version, tags=tags, draft=draft)


def _digest(*place: object, tags: Collection[str], draft: str = "") -> str:
    """A draft that waits is a person's work like any other edit."""
    return digest([*place, *([sorted(tags), draft] if tags or draft else ())])
