"""The list of certificates: what is found, what it costs, how its pages turn."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.urls import reverse

from certificates.models import Certificate
from certificates.queries.office import Criteria, count_up_to, narrowed, page_of
from certificates.rules import Status
from certificates.services import (
    confirm_revocation,
    correct_certificate,
    ensure_template,
    erase_holder,
    propose_revocation,
)
from certificates.tests.factories import NOW, make_certificate

pytestmark = pytest.mark.django_db
REGISTER = "/certyfikaty/rejestr/"


def numbers(**criteria) -> list[int]:
    """The ordinal of each certificate found."""
    return [int(number[-6:]) for number in narrowed(Criteria(**criteria)).values_list("number", flat=True)]


def revoke(certificate, coordinator, second):
    proposed = propose_revocation(certificate=certificate, category="mistake", note="x", by=coordinator)
    return confirm_revocation(revocation=proposed, by=second)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("AS/2026/000002", [2]),
        ("as-2026-2", [2]),
        ("2026/2", [2]),
        ("2", [2]),
        ("000002", [2]),
        ("7", []),
        ("Wiśniewska", [1]),
        ("wisniewska", [1]),
        ("WIŚN", [1]),
        ("Anna Wiśniewska", [1]),
        ("wiśniewska anna", [1]),
        ("nowak-lis", [2]),
        ("Anna", []),
        ("%", []),
        ("jan@example.org", [2]),
        ("nikt@example.org", []),
    ],
)
def test_found_by_number_name_or_address(issued, text, found):
    issued(first_name="Anna", last_name="Wiśniewska")
    issued(first_name="Jan", last_name="Nowak-Lis", email="jan@example.org")
    assert numbers(text=text) == found


def test_found_by_its_code(issued):
    certificate = issued()
    grouped = "-".join(certificate.code[at : at + 4] for at in range(0, 16, 4))
    assert numbers(text=grouped.lower()) == [1]


def test_name_is_that_of_the_document_not_of_the_account(issued):
    certificate = issued(last_name="Wiśniewska")
    certificate.holder.last_name = "Zmieniona"
    certificate.holder.save()
    assert (numbers(text="wisniewska"), numbers(text="zmieniona")) == ([1], [])


def test_erased_person_is_not_found_by_name(issued, coordinator):
    erase_holder(certificate=issued(last_name="Wiśniewska"), by=coordinator)
    assert numbers(text="wisniewska") == []
    assert numbers() == [1]


def test_each_status_is_found_as_the_record_derives_it(issued, coordinator, second):
    valid, revoked, replaced = issued(), issued(), issued()
    revoke(revoked, coordinator, second)
    correct_certificate(certificate=replaced, first_name="Anna", last_name="Inna", by=coordinator)
    for status in (Status.VALID, Status.REVOKED, Status.SUPERSEDED, Status.EXPIRED):
        found = set(narrowed(Criteria(status=status)))
        assert found == {each for each in Certificate.objects.all() if each.status == status}
    assert valid in narrowed(Criteria(status=Status.VALID))


def test_valid_on_the_last_day_and_expired_after_it(issued, tree):
    ensure_template(tree.course)
    tree.course.certificate_templates.update(valid_months=12)
    ends = issued().valid_until
    for today, status in ((ends, Status.VALID), (ends + timedelta(days=1), Status.EXPIRED)):
        assert narrowed(Criteria(status=status), today).count() == 1


def test_narrowed_by_course_edition_and_day(issued, home_page, edition):
    issued()
    other = make_certificate(home_page)
    day = NOW.date()
    assert numbers(edition=edition.pk) == [1]
    assert numbers(course=other.template.course_id) == [2]
    assert numbers(since=day, until=day) == [2, 1]
    assert numbers(since=date(2026, 11, 23)) == numbers(until=date(2026, 11, 21)) == []


def test_pages_turn_forward_and_back(issued):
    for _number in range(5):
        issued()
    rows = narrowed(Criteria())
    first = page_of(rows, size=2)
    middle = page_of(rows, before=first.older, size=2)
    last = page_of(rows, before=middle.older, size=2)
    assert [[int(row.number[-1]) for row in page.rows] for page in (first, middle, last)] == [[5, 4], [3, 2], [1]]
    assert (first.newer, last.older) == ("", "")
    assert page_of(rows, after=last.newer, size=2).rows == middle.rows
    assert page_of(rows, after=middle.newer, size=2).rows == first.rows
    assert page_of(rows, after=middle.newer, size=2).newer == ""


def test_counting_stops_where_nobody_needs_it(issued):
    for _number in range(3):
        issued()
    assert [count_up_to(narrowed(Criteria()), most) for most in (1, 2, 5)] == [2, 3, 3]


def test_thirty_cost_what_three_do(client, coordinator, issued, query_count):
    for _number in range(3):
        issued()
    with_three = query_count(lambda: client.get(REGISTER))
    for _number in range(9):
        issued()
    correct_certificate(certificate=Certificate.objects.first(), first_name="A", last_name="B", by=coordinator, now=NOW)
    assert query_count(lambda: client.get(REGISTER)) == with_three


def test_a_thousand_checks_are_not_read_for_a_list(client, coordinator, issued):
    page = client.get(REGISTER)
    certificate = issued()
    page = client.get(REGISTER)
    assert certificate in page.context["page"].rows
    assert list(page.context["page"].rows[0].events.all()) == []  # neither issued, nor checked, nor downloaded


def test_nonsense_in_the_address_filters_nothing(client, coordinator, issued):
    issued()
    odd = {"kurs": "x", "edycja": "999", "stan": "lost", "od": "wczoraj", "do": "2026-13-40", "przed": ""}
    page = client.get(REGISTER, odd)
    assert len(page.context["page"].rows) == 1
    assert page.context["is_narrowed"] is False


def test_empty_register_and_empty_answer_say_different_things(client, coordinator, issued):
    empty = client.get(REGISTER).content.decode()
    issued()
    nothing = client.get(REGISTER, {"q": "nikogo"}).content.decode()
    assert "as-empty" in empty
    assert "as-empty" in nothing
    assert reverse("certificates:editions") in empty
    assert "?" not in empty.partition("as-empty")[2].partition("</main>")[0]


def test_names_are_text_never_markup(client, coordinator, issued):
    certificate = issued(first_name="<script>alert(1)</script>", last_name='"><img src=x>')
    for address in (REGISTER, reverse("certificates:record", args=[certificate.pk])):
        text = client.get(address).content.decode()
        assert "<script>alert" not in text
        assert "<img src=x>" not in text
        assert "&lt;img src=x&gt;" in text


@pytest.mark.postgresql
def test_surnames_are_looked_up_in_an_index(issued):
    """Not by reading every snapshot: see migration 0009."""
    issued()
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
    assert "certificates_by_surname" in narrowed(Criteria(text="Żółć")).explain()
