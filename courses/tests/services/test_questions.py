"""The bank: versions are added, never changed."""

import pytest
from wagtail.log_actions import registry

from accounts.tests.factories import UserFactory
from courses.models import Question, QuestionVersion
from courses.models.frozen import FrozenRecordError
from courses.services.questions import (
    PUBLISH,
    SAVE_DRAFT,
    UNPUBLISH,
    digest_of,
    publish_version,
    save_draft,
    unpublish_question,
)
from courses.tests.quiz_factories import QuestionFactory, make_spec

pytestmark = pytest.mark.django_db


def publish(question, by=None, **fields):
    return publish_version(question=question, kind="single_choice", spec=make_spec(**fields), by=by)


def draft_of(question, by=None, **fields):
    return save_draft(question=question, kind="single_choice", spec=make_spec(**fields), by=by)


def test_publishing_makes_a_version_and_sets_it_as_current():
    question = QuestionFactory()
    version = publish(question)
    question.refresh_from_db()
    assert (question.current_version, question.status) == (version, Question.Status.PUBLISHED)
    assert version.read_spec() == make_spec()


def test_publishing_the_same_words_again_changes_nothing():
    question = QuestionFactory()
    assert publish(question) == publish(question)
    assert question.versions.count() == 1


def test_new_words_make_a_new_version_and_keep_the_old_one():
    question = QuestionFactory()
    first = publish(question)
    second = publish(question, text="Co inaczej?")
    assert question.current_version == second
    assert set(question.versions.all()) == {first, second}


def test_going_back_to_old_words_goes_back_to_the_old_version():
    question = QuestionFactory()
    first = publish(question)
    publish(question, text="Co inaczej?")
    assert publish(question) == first
    assert question.current_version == first


def test_a_draft_of_a_published_question_waits_beside_it():
    question = QuestionFactory()
    asked = publish(question)
    draft = draft_of(question, text="Szkic?")
    question.refresh_from_db()
    assert (question.current_version, question.draft_version) == (asked, draft)
    assert question.has_draft_waiting
    assert Question.objects.published().get() == question


def test_a_draft_never_published_is_not_drawn():
    question = QuestionFactory()
    draft = draft_of(question)
    question.refresh_from_db()
    assert (question.status, question.current_version, question.latest_version) == ("draft", None, draft)
    assert not Question.objects.published().exists()


def test_publishing_empties_the_draft():
    question = QuestionFactory()
    publish(question)
    draft = draft_of(question, text="Szkic?")
    assert publish(question, text="Szkic?") == draft
    question.refresh_from_db()
    assert (question.current_version, question.draft_version) == (draft, None)


def test_a_draft_of_the_words_that_are_asked_is_no_draft():
    question = QuestionFactory()
    publish(question)
    draft_of(question, text="Szkic?")
    draft_of(question)
    question.refresh_from_db()
    assert question.draft_version is None


def test_an_unpublished_question_is_not_drawn_and_keeps_its_words():
    question = QuestionFactory()
    version = publish(question)
    unpublish_question(question=question)
    question.refresh_from_db()
    assert (question.status, question.latest_version) == ("draft", version)
    assert not Question.objects.published().exists()
    publish(question)
    assert Question.objects.published().exists()


def test_the_log_tells_who_did_what_and_each_thing_once():
    question, editor = QuestionFactory(), UserFactory()
    for _ in range(2):
        publish(question, by=editor)
        draft_of(question, text="Szkic?", by=editor)
        publish(question, text="Szkic?", by=editor)
        unpublish_question(question=question, by=editor)
        unpublish_question(question=question, by=editor)
    entries = registry.get_logs_for_instance(question).order_by("pk").values_list("action", "user")
    once = [PUBLISH, SAVE_DRAFT, PUBLISH, UNPUBLISH]
    assert list(entries) == [(action, editor.pk) for action in [*once, *once]]
    assert set(question.versions.values_list("created_by", flat=True)) == {editor.pk}


def test_an_old_object_does_not_take_back_what_another_editor_did():
    question = QuestionFactory()
    publish(question)
    stale = Question.objects.get(pk=question.pk)
    publish(question, text="Nowe?")
    draft_of(stale, text="Szkic?")
    question.refresh_from_db()
    assert question.current_version.spec["text"] == "Nowe?"


def test_the_digest_depends_on_words_and_kind_and_not_on_the_order_of_keys():
    data = {"text": "Ć", "options": []}
    assert digest_of("k", data) == digest_of("k", dict(reversed(data.items())))
    assert digest_of("k", data) != digest_of("other", data)
    assert digest_of("k", data) == "edd88ed7c1ef222cb36a29f2749dd8116cbe904fe56dbf77372f0d5f00cbe42f"


def test_a_version_refuses_every_change():
    version = publish(QuestionFactory())
    version.spec = {}
    with pytest.raises(FrozenRecordError):
        version.save()
    with pytest.raises(FrozenRecordError):
        QuestionVersion.objects.update(kind="multiple_choice")
    with pytest.raises(FrozenRecordError):
        QuestionVersion.objects.bulk_update([version], ["spec"])
