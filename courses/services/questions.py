"""Verbs of the question bank: a question is changed by adding a version."""

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from django.db import transaction

from courses.models import Question, QuestionVersion
from courses.questions import Spec
from courses.questions import kind as kind_named


@transaction.atomic
def publish_version(*, question: Question, kind: str, spec: Spec) -> QuestionVersion:
    """The question is asked in these words from now on; attempts that are open keep theirs.

    Idempotent: the same kind and words give the version that stands already.
    """
    return _set_version(question, kind, spec, Question.Status.PUBLISHED)


@transaction.atomic
def save_draft(*, question: Question, kind: str, spec: Spec) -> QuestionVersion:
    """The words are kept, and the question is not drawn until it is published. Idempotent."""
    return _set_version(question, kind, spec, Question.Status.DRAFT)


def _set_version(question: Question, kind: str, spec: Spec, status: Question.Status) -> QuestionVersion:
    data = kind_named(kind).to_data(spec)
    version, _created = QuestionVersion.objects.get_or_create(
        question=question, digest=digest_of(kind, data), defaults={"kind": kind, "spec": data}
    )
    if (question.current_version_id, question.status) != (version.pk, status):
        question.current_version, question.status = version, status
        question.save(update_fields=["current_version", "status"])
    return version


def digest_of(kind: str, data: Mapping[str, Any]) -> str:
    """SHA-256 of canonical JSON: keys sorted, no spaces, UTF-8. The same words always give the same digest."""
    canonical = json.dumps({"kind": kind, "spec": data}, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()
