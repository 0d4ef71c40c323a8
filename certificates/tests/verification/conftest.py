"""Certificates in every state, with real signed documents."""

from datetime import timedelta

import pytest
import time_machine

from accounts.roles import Role
from accounts.tests.factories import UserFactory
from certificates import services
from certificates.models import Certificate, CertificateTemplate, Revocation
from certificates.services import issue_certificate, store_document
from certificates.services.documents import file_name, private_storage
from certificates.tests.factories import NOW, complete, make_completion
from courses.tests.factories import make_course


def document_of(certificate: Certificate) -> bytes:
    """The stored bytes, rendered and signed."""
    stored = store_document(certificate=certificate)
    with private_storage().open(file_name(stored.pdf_sha256)) as file:
        return file.read()


def revoke(certificate: Certificate) -> None:
    first, second = (UserFactory(role=Role.COORDINATOR) for _ in range(2))
    revocation = services.propose_revocation(
        certificate=certificate, category=Revocation.Category.MISTAKE, note="Skarga pana Nowaka", by=first
    )
    services.confirm_revocation(revocation=revocation, by=second)


def correct(certificate: Certificate) -> Certificate:
    coordinator = UserFactory(role=Role.COORDINATOR)
    return services.correct_certificate(
        certificate=certificate, first_name="Anna", last_name="Wiśniewska-Nowak", by=coordinator
    )


def erase(certificate: Certificate) -> None:
    services.erase_holder(certificate=certificate, by=UserFactory(role=Role.COORDINATOR))


def make_expired(home) -> Certificate:
    completion = make_completion(home)
    return _issue_limited(completion, now=NOW - timedelta(days=800))


def make_limited(home) -> Certificate:
    return _issue_limited(make_completion(home), now=NOW)


def _issue_limited(completion, now) -> Certificate:
    services.ensure_template(course=completion.enrolment.course)
    CertificateTemplate.objects.filter(course=completion.enrolment.course).update(valid_months=24)
    return issue_certificate(completion=completion, now=now)


@pytest.fixture
def one_moment():
    """Limits count by the minute: a slow machine must not come into the next one."""
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def two(home_page) -> tuple[Certificate, Certificate]:
    """Certificates of two people of one course."""
    tree = make_course(home_page)
    people = ({}, {"first_name": "Jan", "last_name": "Kowalski"})
    return tuple(issue_certificate(completion=complete(tree, **person), now=NOW) for person in people)
