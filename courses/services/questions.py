"""Verbs of the question bank: a question is changed by adding a version."""

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from django.db import transaction
from wagtail.log_actions import log

from accounts.models import User
from courses.models import Question, QuestionVersion
from courses.questions import Spec
from courses.questions import kind as kind_named

PUBLISH = "courses.publish_question"
UNPUBLISH = "courses.unpublish_question"
SAVE_DRAFT = "courses.draft_question"


@transaction.atomic
def publish_version(*, question: Question, kind: str, spec: Spec, by: User | None = None) -> QuestionVersion:
    """The question is asked in these words from now on; attempts that are open keep theirs, and no draft waits.

    Idempotent: the same kind and words give the version that stands already. ``by``: None for the loader of texts.
    """
    version = _locked_version(question, kind, spec, by)
    if _move(question, status=Question.Status.PUBLISHED, current=version, draft=None):
        _log(question, PUBLISH, by, version)
    return version


@transaction.atomic
def save_draft(*, question: Question, kind: str, spec: Spec, by: User | None = None) -> QuestionVersion:
    """The words are kept beside those that are asked, and asked of nobody until they are published. Idempotent."""
    version = _locked_version(question, kind, spec, by)
    draft = None if version.pk == question.current_version_id else version
    if _move(question, status=question.status, current=question.current_version, draft=draft):
        _log(question, SAVE_DRAFT, by, version)
    return version


@transaction.atomic
def unpublish_question(*, question: Question, by: User | None = None) -> None:
    """Nobody is asked any more; its words stay, to be mended and published again. Idempotent."""
    _lock(question)
    if question.status == Question.Status.PUBLISHED:
        question.status = Question.Status.DRAFT
        question.save(update_fields=["status"])
        _log(question, UNPUBLISH, by, question.current_version)


def _lock(question: Question) -> None:
    """Two editors of one question wait for each other here; the second sees what the first one did."""
    fields = ["status", "current_version", "draft_version"]
    question.refresh_from_db(fields=fields, from_queryset=Question.objects.select_for_update())


def _locked_version(question: Question, kind: str, spec: Spec, by: User | None) -> QuestionVersion:
    _lock(question)
    data = kind_named(kind).to_data(spec)
    version, _created = QuestionVersion.objects.get_or_create(
        question=question, digest=digest_of(kind, data), defaults={"kind": kind, "spec": data, "created_by": by}
    )
    return version


def _move(question: Question, *, status: str, current: QuestionVersion | None, draft: QuestionVersion | None) -> bool:
    """Whether anything changed."""
    before = (question.status, question.current_version_id, question.draft_version_id)
    question.status, question.current_version, question.draft_version = status, current, draft
    if before == (status, question.current_version_id, question.draft_version_id):
        return False
    question.save(update_fields=["status", "current_version", "draft_version"])
    return True


def _log(question: Question, action: str, by: User | None, version: QuestionVersion | None) -> None:
    log(question, action, user=by, data={"version": version.pk if version else None})


def digest_of(kind: str, data: Mapping[str, Any]) -> str:
    """SHA-256 of canonical JSON: keys sorted, no spaces, UTF-8. The same words always give the same digest."""
    canonical = json.dumps({"kind": kind, "spec": data}, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()
