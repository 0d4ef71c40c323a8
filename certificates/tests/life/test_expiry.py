"""The end of validity: a reminder before it, an event after it, each once."""

from datetime import UTC, datetime, timedelta

import pytest

from certificates import tasks
from certificates.models import Certificate
from certificates.rules import Status
from certificates.services import (
    add_version,
    correct_certificate,
    expire_certificates,
    issue_certificate,
    remind_of_expiry,
)
from certificates.tests.factories import NOW, complete, make_course
from core import periodic

pytestmark = pytest.mark.django_db

LAST_MOMENT = datetime(2027, 11, 22, 22, 30, tzinfo=UTC)  # half past eleven at night in Warsaw
DAY_AFTER = datetime(2027, 11, 22, 23, 30, tzinfo=UTC)
IN_TIME = NOW + timedelta(days=310)


@pytest.fixture
def tree(home_page):
    tree = make_course(home_page, lessons=1)
    fields = {"title": "Certyfikat", "statement": "Przeczytane.", "issuer": "Akademia", "valid_months": 12}
    add_version(course=tree.course, fields=fields)
    return tree


@pytest.fixture
def certificate(tree):
    """Valid until 22 November 2027."""
    return issue_certificate(completion=complete(tree), now=NOW)


def test_last_day_counts_and_then_it_is_written_down_once(certificate, kinds, is_chain_whole):
    assert expire_certificates(LAST_MOMENT) == 0
    assert [expire_certificates(DAY_AFTER) for _ in range(2)] == [1, 0]
    assert kinds(certificate) == ["issued", "expired"]
    assert is_chain_whole()


def test_replaced_or_unlimited_certificate_does_not_expire(home_page, certificate, coordinator):
    new = correct_certificate(certificate=certificate, first_name="Anna", last_name="Nowak", by=coordinator)
    issue_certificate(completion=complete(make_course(home_page, lessons=1)), now=NOW)
    assert expire_certificates(DAY_AFTER) == 1
    assert [event.certificate_id for event in new.events.filter(kind="expired")] == [new.pk]


def test_status_is_right_also_without_the_event(certificate, monkeypatch):
    monkeypatch.setattr("django.utils.timezone.localdate", lambda: DAY_AFTER.date() + timedelta(days=1))
    assert certificate.status == Status.EXPIRED


def test_reminder_comes_sixty_days_before_and_once(certificate, post_office, kinds):
    assert remind_of_expiry(NOW + timedelta(days=300)) == 0
    assert [remind_of_expiry(IN_TIME) for _ in range(2)] == [1, 0]
    (mail,) = post_office()
    assert mail.to == [certificate.holder.email]
    assert certificate.number in mail.subject
    assert "2027" in mail.subject
    assert f"/moje/certyfikaty/{certificate.pk}/" in mail.body
    assert kinds(certificate) == ["issued", "reminded"]


def test_nobody_is_reminded_of_what_is_over_or_replaced_or_of_nobody(tree, certificate, coordinator, post_office):
    without_holder = issue_certificate(completion=complete(tree), now=NOW)
    Certificate.objects.filter(pk=without_holder.pk).update(holder=None)
    new = correct_certificate(certificate=certificate, first_name="Anna", last_name="Nowak", by=coordinator)
    assert remind_of_expiry(DAY_AFTER) == 0
    assert remind_of_expiry(IN_TIME + timedelta(days=40)) == 1
    assert new.events.filter(kind="reminded").exists()


def test_days_on_which_nothing_ends_cost_one_query_each(tree, certificate, django_assert_num_queries):
    for _ in range(3):
        issue_certificate(completion=complete(tree), now=NOW)
    with django_assert_num_queries(2):
        assert (expire_certificates(NOW), remind_of_expiry(NOW)) == (0, 0)


@pytest.mark.parametrize("task", ["expire_certificates", "remind_of_expiry"])
def test_both_come_again(task):
    assert getattr(tasks, task).module_path in periodic.names()
    assert getattr(tasks, task).call() == 0
