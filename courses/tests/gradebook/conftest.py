"""A course with people at different points of it."""

import pytest

from accounts.roles import Role
from accounts.tests.factories import UserFactory
from courses.models import Attempt
from courses.services import attempts
from courses.tests.quiz_factories import answers, make_quiz_course


@pytest.fixture
def coordinator(client):
    user = UserFactory(role=Role.COORDINATOR, has_second_factor=True)
    client.force_login(user)
    return user


@pytest.fixture
def quiz_course(home_page):
    return make_quiz_course(home_page, questions=3, bank=4)


@pytest.fixture
def take_test(quiz_course):
    def take(enrolment=None, *, right: int = 3, is_open: bool = False) -> Attempt:
        attempt = attempts.start_attempt(enrolment=enrolment or quiz_course.enrolment, quiz=quiz_course.quiz)
        attempts.save_answers(attempt=attempt, responses=answers(attempt, right))
        if is_open:
            return attempt
        return attempts.close_attempt(attempt=attempt, by=Attempt.ClosedBy.PARTICIPANT)

    return take
