import pytest
from django.contrib.auth.models import AnonymousUser
from django.urls import reverse

from recruitment.queries import applications_by_state, desk_application
from recruitment.states import State
from recruitment.tests.factories import ApplicationFactory, make_call

pytestmark = pytest.mark.django_db


def test_counts_by_state_lead_to_the_list(call, home_page, django_assert_num_queries):
    ApplicationFactory.create_batch(2, call=call)
    ApplicationFactory(call=make_call(home_page), state=State.WAITING)
    ApplicationFactory(call=call, state=State.DRAFT)
    with django_assert_num_queries(1):
        counts = {row.state: row for row in applications_by_state()}
    assert State.DRAFT not in counts
    assert (counts[State.SUBMITTED].count, counts[State.WAITING].count, counts[State.REJECTED].count) == (2, 1, 0)
    assert counts[State.SUBMITTED].url == reverse("recruitment_applications:index") + "?state=submitted"
    assert sum(row.count for row in applications_by_state(call.pk)) == 2


def test_desk_shows_the_latest_application_in_one_query(call, django_assert_num_queries):
    made = ApplicationFactory(call=call, state=State.OFFERED)
    with django_assert_num_queries(1):
        entry = desk_application(made.applicant)
    assert (entry.state, entry.due_at, entry.needs_answer) == (State.OFFERED, made.due_at, True)
    assert str(made.pk) in entry.url


def test_draft_on_the_desk_is_due_when_its_call_closes(call):
    made = ApplicationFactory(call=call, state=State.DRAFT)
    assert desk_application(made.applicant).due_at == call.closes_at


def test_desk_of_others_is_empty(call, recruiter):
    ApplicationFactory(call=call)
    withdrawn = ApplicationFactory(call=call, state=State.WITHDRAWN)
    for user in (recruiter, withdrawn.applicant, AnonymousUser()):
        assert desk_application(user) is None
