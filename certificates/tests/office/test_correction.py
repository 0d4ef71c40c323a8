"""Names that are mended: by request, and at the office's own motion."""

import pytest
from django.urls import reverse

from certificates.models import Certificate, CorrectionRequest
from certificates.services import ask_for_correction, propose_revocation

pytestmark = pytest.mark.django_db
NEW = {"first_name": "Anna", "last_name": "Wiśniewska-Lis"}


@pytest.fixture
def certificate(issued):
    return issued(first_name="Anna", last_name="Wiśniewska")


@pytest.fixture
def asked(certificate):
    return ask_for_correction(certificate=certificate, note="Po ślubie.", **NEW)


def address(name, asked) -> str:
    return reverse(f"certificates:{name}", args=[asked.pk])


def names() -> list[str]:
    return [each.said["name"]["full"] for each in Certificate.objects.order_by("number")]


def test_both_names_stand_side_by_side(client, coordinator, asked):
    text = client.get(address("correction", asked)).content.decode()
    for shown in ("Anna Wiśniewska<", "Anna Wiśniewska-Lis<", "Po ślubie."):
        assert shown in text


def test_accepted_it_becomes_a_successor(client, coordinator, asked):
    answer = client.post(address("accept_correction", asked))
    new = Certificate.objects.get(reason="correction")
    assert answer.url == reverse("certificates:record", args=[new.pk])
    assert names() == ["Anna Wiśniewska", "Anna Wiśniewska-Lis"]
    assert Certificate.objects.get(pk=asked.certificate_id).status == "superseded"


def test_accepted_twice_by_two_people_it_is_one(client, second_client, coordinator, second, asked):
    for browser in (client, second_client, client):
        assert browser.post(address("accept_correction", asked), follow=True).status_code == 200
    assert len(names()) == 2


def test_refusal_needs_an_answer_and_goes_out(client, coordinator, asked, post_office):
    assert set(client.post(address("refuse_correction", asked)).context["form"].errors) == {"answer"}
    client.post(address("refuse_correction", asked), {"answer": "Prosimy o odpis aktu."})
    assert "Prosimy o odpis aktu." in post_office()[-1].body
    assert names() == ["Anna Wiśniewska"]


def test_decided_it_is_not_decided_again(client, second_client, coordinator, second, asked):
    client.post(address("refuse_correction", asked), {"answer": "Nie."})
    second_client.post(address("accept_correction", asked))
    asked.refresh_from_db()
    assert (asked.decision, asked.decided_by, len(names())) == ("refused", coordinator, 1)
    text = second_client.get(address("correction", asked)).content.decode()
    assert "Nie." in text
    assert "<form" not in text.partition("<main")[2].partition("</main")[0]


def test_accepted_it_cannot_be_refused(client, coordinator, asked):
    client.post(address("accept_correction", asked))
    client.post(address("refuse_correction", asked), {"answer": "Jednak nie."})
    asked.refresh_from_db()
    assert (asked.decision, asked.answer) == ("accepted", "")


def test_request_of_a_certificate_under_revocation_waits(client, coordinator, asked, certificate):
    propose_revocation(certificate=certificate, category="mistake", note="x", by=coordinator)
    answer = client.post(address("accept_correction", asked), follow=True)
    assert 'class="as-messages"' in answer.content.decode()
    assert CorrectionRequest.objects.get().decision == "waiting"


def test_office_looks_before_it_issues(client, coordinator, certificate):
    page = address("correct", certificate)
    shown = client.post(page, {**NEW, "step": "look"})
    assert shown.context["new_name"] == "Anna Wiśniewska-Lis"
    assert len(names()) == 1
    for _press in range(2):
        client.post(page, {**NEW, "step": "issue"})
    assert names() == ["Anna Wiśniewska", "Anna Wiśniewska-Lis"]


def test_going_back_keeps_what_was_typed(client, coordinator, certificate):
    text = client.post(address("correct", certificate), {**NEW, "step": "change"}).content.decode()
    assert 'value="Wiśniewska-Lis"' in text
    assert len(names()) == 1


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"first_name": "", "last_name": "Lis"}, "first_name"),
        ({"first_name": "Anna", "last_name": "陳"}, "last_name"),
        ({"first_name": "陳", "last_name": "Lis"}, "first_name"),
        ({"first_name": "Anna", "last_name": "Wiśniewska"}, "__all__"),
        ({"first_name": "Anna", "last_name": "L" * 121}, "last_name"),
    ],
)
@pytest.mark.parametrize("step", ["look", "issue"])
def test_what_cannot_be_printed_is_said_beside_its_field(client, coordinator, certificate, typed, field, step):
    answer = client.post(address("correct", certificate), {**typed, "step": step})
    assert list(answer.context["form"].errors) == [field]
    assert answer.context["new_name"] == ""
    assert len(names()) == 1


def test_replaced_certificate_is_not_corrected_again(client, coordinator, certificate):
    page = address("correct", certificate)
    client.post(page, {**NEW, "step": "issue"})
    answer = client.post(page, {"first_name": "Anna", "last_name": "Trzecia", "step": "issue"})
    assert answer.context["form"].non_field_errors()
    assert len(names()) == 2


def test_queue_shows_the_longest_waiting_first(client, coordinator, issued, asked):
    later = ask_for_correction(certificate=issued(), first_name="Jan", last_name="Późny")
    rows = client.get(reverse("certificates:corrections")).context["requests"]
    assert list(rows) == [asked, later]
