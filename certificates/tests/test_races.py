"""Two and twenty at once, each with a connection of its own."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from certificates.models import Certificate, CertificateEvent, NumberSeries
from certificates.services import issue_certificate, store_document
from certificates.tests.factories import NOW, complete, make_course

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.postgresql]


def at_once(calls: list[Callable]) -> list:
    """Results of the calls, all started at the same moment."""
    barrier = Barrier(len(calls))

    def run(call: Callable):
        try:
            connection.ensure_connection()
            barrier.wait()
            return call()
        finally:
            connection.close()

    with ThreadPoolExecutor(len(calls)) as pool:
        return list(pool.map(run, calls))


def test_two_issues_of_one_completion_make_one_certificate(completion):
    made = at_once([lambda: issue_certificate(completion=completion, now=NOW)] * 2)
    assert made[0].pk == made[1].pk
    assert Certificate.objects.count() == CertificateEvent.objects.count() == 1


def test_twenty_issues_give_consecutive_numbers(home_page):
    tree = make_course(home_page, lessons=1)
    completions = [complete(tree) for _ in range(20)]
    made = at_once([lambda one=one: issue_certificate(completion=one, now=NOW) for one in completions])
    assert sorted(one.number for one in made) == [f"AS/2026/{number:06d}" for number in range(1, 21)]
    assert NumberSeries.objects.get().last_number == 20
    assert len({one.code for one in made}) == 20


def test_two_workers_file_one_document_and_tell_once(certificate, drawn):
    made = at_once([lambda: store_document(certificate=certificate)] * 2)
    assert made[0].pdf_sha256 == made[1].pdf_sha256
    assert certificate.events.filter(kind=CertificateEvent.Kind.FILED).count() == 1
