"""The bank: versions are added, never changed."""

import pytest

from courses.models import Question, QuestionVersion
from courses.models.frozen import FrozenRecordError
from courses.services.questions import digest_of, publish_version, save_draft
from courses.tests.quiz_factories import QuestionFactory, make_spec

pytestmark = pytest.mark.django_db


def publish(question, **fields):
    return publish_version(question=question, kind="single_choice", spec=make_spec(**fields))


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


def test_a_draft_is_kept_and_not_drawn():
    question = QuestionFactory()
    publish(question)
    save_draft(question=question, kind="single_choice", spec=make_spec(text="Szkic?"))
    assert question.current_version.spec["text"] == "Szkic?"
    assert not Question.objects.published().exists()


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
