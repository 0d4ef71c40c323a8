"""A holder signed in, and certificates to which something happened."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from accounts.roles import Role
from accounts.tests.factories import UserFactory
from certificates import services
from certificates.services import add_version, issue_certificate, store_document
from certificates.tests.factories import complete, make_completion
from courses.models import CoursePage, LessonPage
from courses.tests.factories import make_course

LATER = date(2026, 12, 1)
"""A legal state that the handbook comes to follow."""


@pytest.fixture
def filed(certificate, drawn):
    """Issued today, with its document."""
    return store_document(certificate=certificate)


@pytest.fixture
def holder(client, filed):
    """The browser of the person whose certificate it is."""
    client.force_login(filed.holder)
    return client


@pytest.fixture
def coordinators(db):
    return [UserFactory(role=Role.COORDINATOR, has_second_factor=True) for _ in range(2)]


@pytest.fixture
def revoke(coordinators):
    def act(certificate, category="mistake"):
        one, other = coordinators
        revocation = services.propose_revocation(certificate=certificate, category=category, note="notatka", by=one)
        services.confirm_revocation(revocation=revocation, by=other)
        return certificate

    return act


@pytest.fixture
def correct(coordinators):
    def act(certificate, **names):
        names = {"first_name": "Hanna", "last_name": "Wiśniewska", **names}
        return services.correct_certificate(certificate=certificate, by=coordinators[0], **names)

    return act


@pytest.fixture
def limited(home_page, drawn):
    """``limited(days_ago)``: valid for six months from a day so many days ago, with its document."""

    def make(days_ago: int):
        tree = make_course(home_page)
        add_version(course=tree.course, fields={**services.templates.DEFAULT_TEXTS, "valid_months": 6})
        issued = timezone.now() - timedelta(days=days_ago)
        return store_document(certificate=issue_certificate(completion=complete(tree), now=issued))

    return make


@pytest.fixture
def new_law():
    """The handbook follows a newer state of the law; of ``changed`` lessons the person is told what is new."""

    def act(certificate, changed: int = 0):
        course = CoursePage.objects.get(pk=certificate.completion.enrolment.course_id)
        course.legal_state = LATER
        course.save_revision().publish()
        for lesson in LessonPage.objects.descendant_of(course).order_by("path")[:changed]:
            lesson.change_note, lesson.legal_state = "Nowe brzmienie art. 16b.", LATER
            lesson.save_revision().publish()
        return certificate

    return act


@pytest.fixture
def nameless(home_page):
    """A completion whose certificate waits for a letter."""
    completion = make_completion(home_page, last_name="陳")
    services.note_obstacle(completion=completion, error=services.NameNotPrintable(("陳",)))
    return completion
