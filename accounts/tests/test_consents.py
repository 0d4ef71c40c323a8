"""Texts in versions, a row a decision, and the person's own page about them."""

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from accounts.consents import decisions_of, latest_decision, publish_text, record_decisions
from accounts.models import ConsentDecision, ConsentText
from accounts.roles import Role
from accounts.tests.factories import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def person(client):
    user = UserFactory()
    client.force_login(user)
    return user


def text(key="image", *, words="Words.", is_required=False) -> ConsentText:
    return publish_text(key=key, title="Use of my image", text=words, is_required=is_required)


def test_same_words_make_no_new_version():
    assert text() == text()
    assert text(words="Other words.").version == 2
    assert list(ConsentText.objects.current().values_list("version", flat=True)) == [2]


def test_two_versions_in_force_are_refused_by_the_database():
    text()
    with pytest.raises(IntegrityError), transaction.atomic():
        ConsentText.objects.create(key="image", version=2, title="Again", text="Again", is_current=True)


def test_decision_is_a_row_only_when_it_changes(person):
    image = text()
    for is_accepted in (True, True, False, True):
        record_decisions(person=person, decisions={image: is_accepted}, subject="ZG/2026/00001")
    assert ConsentDecision.objects.count() == 3
    assert latest_decision(person, image, "ZG/2026/00001") is True
    assert latest_decision(person, image) is None


def test_decision_keeps_the_words_that_were_read(person):
    record_decisions(person=person, decisions={text(): True})
    text(words="New words.")
    assert decisions_of(person)[0].text.text == "Words."


def test_free_consent_is_withdrawn(client, person):
    record_decisions(person=person, decisions={text(): True})
    decision = decisions_of(person)[0]
    page = client.post(reverse("account_withdraw_consent", args=[decision.pk]), follow=True).content.decode()
    assert "Zgoda została wycofana" in page
    assert [row.is_accepted for row in decisions_of(person)] == [False]


def test_required_statement_and_that_of_another_person_cannot_be_withdrawn(client, person):
    record_decisions(person=person, decisions={text("truth", is_required=True): True})
    record_decisions(person=UserFactory(), decisions={text(): True})
    addresses = [reverse("account_withdraw_consent", args=[row.pk]) for row in ConsentDecision.objects.all()]
    assert [client.post(address).status_code for address in addresses] == [404, 404]


@pytest.mark.parametrize(("role", "status"), [(Role.EDITOR, 200), (Role.COORDINATOR, 200), (Role.ADVISOR, 302)])
def test_texts_are_kept_by_editors_and_coordinators(client, role, status):
    client.force_login(UserFactory(role=role, has_second_factor=True))
    assert client.get(reverse("consent_texts:index")).status_code == status


def test_edited_text_becomes_the_next_version(client):
    client.force_login(UserFactory(role=Role.EDITOR, has_second_factor=True))
    first = text(words="**Kto** jest administratorem: [DO UZUPEŁNIENIA].")
    fields = {"key": first.key, "title": first.title, "text": "Administratorem jest Gmina Jasienna."}
    client.post(reverse("consent_texts:edit", args=[first.pk]), fields)
    first.refresh_from_db()
    assert "DO UZUPEŁNIENIA" in first.text
    assert ConsentText.objects.current().get().text == fields["text"]
    assert ConsentText.objects.current().get().version == 2


def test_text_is_shown_as_it_is_formatted(client, person):
    record_decisions(person=person, decisions={text(words="**Kto** pyta <script>"): True})
    page = client.get(reverse("account_consents")).content.decode()
    assert "<strong>Kto</strong> pyta &lt;script&gt;" in page


def test_page_costs_the_same_with_three_decisions_and_with_thirty(client, person, query_count):
    def page():
        return client.get(reverse("account_consents"))

    record_decisions(person=person, decisions={text(f"t{number}"): True for number in range(3)})
    few = query_count(page)
    record_decisions(person=person, decisions={text(f"t{number}"): True for number in range(30)})
    assert query_count(page) == few


def test_erasing_the_person_keeps_the_fact(person):
    record_decisions(person=person, decisions={text(): True})
    person.delete()
    assert ConsentDecision.objects.get().person is None
