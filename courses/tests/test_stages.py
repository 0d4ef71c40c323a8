"""The stages of participants, as the coordinator counts them."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.roles import Role
from accounts.tests.factories import UserFactory
from courses.models import Completion, Enrolment
from courses.services.enrolment import complete_lesson, enrol_participant
from courses.stages import IDLE_AFTER, Stage, count_by_stage, with_stage
from courses.tests.factories import make_course

pytestmark = pytest.mark.django_db


@pytest.fixture
def tree(home_page):
    return make_course(home_page)


def enrolled(tree, *, has_read: bool = False) -> Enrolment:
    enrolment = enrol_participant(participant=UserFactory(), course=tree.course)
    if has_read:
        complete_lesson(enrolment=enrolment, lesson=tree.lessons[0][0])
    return enrolment


def test_each_participant_is_in_one_stage(tree):
    enrolled(tree), enrolled(tree, has_read=True)
    Completion.objects.create(enrolment=enrolled(tree, has_read=True), rule_version="1", evidence={})
    assert count_by_stage() == {Stage.NOT_BEGUN: 1, Stage.LEARNING: 1, Stage.IDLE: 0, Stage.COMPLETED: 1}


def test_who_has_read_nothing_for_a_month_is_idle(tree):
    enrolment = enrolled(tree, has_read=True)
    later = timezone.now() + IDLE_AFTER + timedelta(days=1)
    assert with_stage(Enrolment.objects.all(), later).get().stage == Stage.IDLE
    assert with_stage(Enrolment.objects.filter(pk=enrolment.pk)).get().stage == Stage.LEARNING


def test_list_of_enrolments_is_narrowed_to_a_stage(tree, client):
    waiting, reading = enrolled(tree), enrolled(tree, has_read=True)
    client.force_login(UserFactory(role=Role.COORDINATOR, has_second_factor=True))
    page = client.get(reverse("enrolments:index"), {"stage": Stage.LEARNING}).content.decode()
    assert reading.participant.email in page
    assert waiting.participant.email not in page
