"""The demonstration: made once, through the services, and never over what people did with it."""

from collections import Counter

import pytest

from accounts.models import User
from accounts.roles import Role, has_role
from certificates.models import Certificate, CorrectionRequest, IssueObstacle, Revocation
from certificates.queries import certificates_of, is_held
from certificates.rules import Status
from courses.models import Completion
from courses.tests.factories import make_course
from elearning import demonstration
from elearning.demonstration.people import person

pytestmark = pytest.mark.django_db


def test_every_role_has_somebody_who_signs_in(home_page):
    make_course(home_page)
    people = demonstration.ensure_people()
    assert {role for role in Role for someone in people if has_role(someone, role)} == set(Role)
    assert all(someone.email.endswith("@example.org") for someone in people)


def test_second_start_adds_nobody(home_page):
    tree = make_course(home_page)
    first = demonstration.ensure_people()
    assert demonstration.ensure_people() == first
    assert User.objects.count() == len(first)
    assert tree.course.enrolments.filter(participant=person("uczestnik")).count() == 1


def test_changed_password_of_a_demonstration_person_stays(home_page):
    demonstration.ensure_people()
    advisor = person("doradca")
    advisor.set_password("inne hasło niż pokazowe")
    advisor.save()
    demonstration.ensure_people()
    assert person("doradca").check_password("inne hasło niż pokazowe")


def test_certificates_of_every_fate_are_there_once(house):
    for _ in range(2):
        demonstration.ensure_certificates()
    certificates = Certificate.objects.prefetch_related("events")
    assert Counter(certificate.status for certificate in certificates) == {
        Status.VALID: 6,
        Status.EXPIRED: 1,
        Status.REVOKED: 1,
        Status.SUPERSEDED: 1,
    }
    assert not certificates.exclude(pdf_sha256="").exists()
    numbers = certificates.order_by("issued_at").values_list("number", flat=True)
    assert sorted(numbers) == list(numbers)


def test_something_waits_for_the_office(house):
    demonstration.ensure_certificates()
    assert [obstacle.kind for obstacle in IssueObstacle.objects.all()] == ["letters"]
    assert CorrectionRequest.objects.filter(decision="waiting").count() == 1
    [revocation] = Revocation.objects.filter(decision="waiting")
    assert revocation.proposed_by == person("koordynator")
    assert [is_held(completion) for completion in Completion.objects.filter(certificates=None)] == [True, True, False]


def test_graduate_has_a_certificate_and_the_participant_is_on_the_way(house):
    demonstration.ensure_certificates()
    assert [entry.state for entry in certificates_of(person("absolwentka")).standing] == ["preparing"]
    assert not certificates_of(house)
