from datetime import timedelta

import pytest
from django.utils import timezone

from organisations.tests.factories import OrganisationFactory
from recruitment.models import Application
from recruitment.rules import due_after
from recruitment.services import (
    CommuneFull,
    DeadlineInThePast,
    NoSeatsLeft,
    NotAllowed,
    ReasonMissing,
    ask_to_supplement,
    begin_review,
    offer_place,
    put_on_waiting_list,
    reject,
    restore,
    withdraw,
)
from recruitment.states import State
from recruitment.tests.factories import ApplicationFactory, make_call

pytestmark = pytest.mark.django_db


def test_a_change_says_who_when_from_where_and_why(call, recruiter):
    application = ApplicationFactory(call=call, state=State.IN_REVIEW)
    reject(application=application, by=recruiter, reason=" Brak zatrudnienia w gminie. ")
    change = application.changes.get()
    assert (change.from_state, change.to_state, change.by) == (State.IN_REVIEW, State.REJECTED, recruiter)
    assert change.reason == "Brak zatrudnienia w gminie."


def test_letter_carries_reason_and_deadline(call, recruiter, post_office):
    application = ApplicationFactory(call=call, state=State.IN_REVIEW)
    asked = ask_to_supplement(application=application, by=recruiter, reason="Brakuje pieczątki.")
    (mail,) = post_office()
    assert mail.to == [application.applicant.email]
    assert "Brakuje pieczątki." in mail.body
    assert asked.due_at == due_after(timezone.now(), call.days_to_supplement)
    assert asked.letters.get().text.strip() == mail.body.strip()


def test_beginning_the_review_sends_nothing(call, recruiter, post_office):
    begin_review(application=ApplicationFactory(call=call), by=recruiter)
    assert post_office() == []


@pytest.mark.parametrize("verb", [reject, ask_to_supplement])
def test_nothing_happens_without_a_needed_reason(call, recruiter, verb, post_office):
    application = ApplicationFactory(call=call, state=State.IN_REVIEW)
    with pytest.raises(ReasonMissing):
        verb(application=application, by=recruiter, reason="  ")
    application.refresh_from_db()
    assert application.state == State.IN_REVIEW
    assert post_office() == []


def test_deadline_lies_ahead(call, recruiter):
    application = ApplicationFactory(call=call)
    with pytest.raises(DeadlineInThePast):
        ask_to_supplement(application=application, by=recruiter, reason="x", due_at=timezone.now() - timedelta(1))


def test_the_same_decision_twice_is_refused(call, recruiter, post_office):
    application = ApplicationFactory(call=call, state=State.IN_REVIEW)
    offer_place(application=application, by=recruiter)
    with pytest.raises(NotAllowed, match=r"zakwalifik|qualified"):
        offer_place(application=application, by=recruiter)
    assert len(post_office()) == 1


def test_no_place_beyond_the_places_of_the_call(call, recruiter):
    call.places = 1
    call.save()
    ApplicationFactory(call=call, state=State.PARTICIPANT)
    application = ApplicationFactory(call=call, state=State.IN_REVIEW)
    with pytest.raises(NoSeatsLeft):
        offer_place(application=application, by=recruiter)
    assert not application.letters.exists()


def test_no_third_place_for_a_commune(call, recruiter):
    unit = OrganisationFactory()
    made = [ApplicationFactory(call=call, state=State.IN_REVIEW, organisation=unit) for _ in range(3)]
    for application in made[:2]:
        offer_place(application=application, by=recruiter)
    with pytest.raises(CommuneFull):
        offer_place(application=made[2], by=recruiter)


def test_places_of_another_call_do_not_count(call, home_page, recruiter):
    unit = OrganisationFactory()
    other = make_call(home_page)
    for _ in range(2):
        ApplicationFactory(call=other, state=State.OFFERED, organisation=unit)
    application = ApplicationFactory(call=call, state=State.IN_REVIEW, organisation=unit)
    assert offer_place(application=application, by=recruiter).state == State.OFFERED


def test_offer_waits_to_the_end_of_the_last_day(call, recruiter):
    now = timezone.now()
    application = ApplicationFactory(call=call, state=State.IN_REVIEW)
    assert offer_place(application=application, by=recruiter, now=now).due_at == due_after(now, 5)


def test_waiting_list_counts_from_the_moment_of_joining_it(call, recruiter):
    now = timezone.now()
    application = ApplicationFactory(call=call, state=State.IN_REVIEW)
    put_on_waiting_list(application=application, by=recruiter, now=now)
    assert Application.objects.get().waiting_since == now
    offer_place(application=application, by=recruiter)
    assert Application.objects.get().waiting_since is None


def test_an_appeal_takes_the_application_up_again(call, recruiter, post_office):
    application = ApplicationFactory(call=call, state=State.REJECTED)
    assert restore(application=application, by=recruiter, reason="Odwołanie.").state == State.IN_REVIEW
    assert "Odwołanie." in post_office()[0].body


def test_recruiter_withdraws_at_the_wish_of_the_person(call, recruiter):
    application = ApplicationFactory(call=call, state=State.WAITING)
    withdraw(application=application, by=recruiter)
    assert application.changes.get().by == recruiter


def test_person_without_an_account_gets_no_letter(call, recruiter, post_office):
    application = ApplicationFactory(call=call, state=State.IN_REVIEW)
    application.applicant.delete()
    application.refresh_from_db()
    reject(application=application, by=recruiter, reason="x")
    assert post_office() == []
    assert not application.letters.exists()
