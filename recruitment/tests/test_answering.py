from datetime import timedelta

import pytest

from accounts.consents import latest_decision, publish_text
from accounts.roles import Role
from accounts.tests.factories import UserFactory
from courses.models import Edition, Enrolment
from organisations.tests.factories import MembershipFactory
from recruitment.models import SensitiveData
from recruitment.services import (
    AlreadyParticipant,
    NotAllowed,
    OfferExpired,
    PeselMissing,
    PeselWrong,
    accept_place,
    consent_subject,
    decline_place,
    own_secrets,
    withdraw,
)
from recruitment.states import State
from recruitment.tests.factories import ApplicationFactory, make_call

pytestmark = pytest.mark.django_db
PESEL = "44051401359"


@pytest.fixture
def offered(call):
    return ApplicationFactory(call=call, state=State.OFFERED)


def test_accepting_makes_a_participant_with_course_role_and_workplace(offered, post_office):
    accepted = accept_place(application=offered)
    person = offered.applicant
    assert accepted.state == State.PARTICIPANT
    assert accepted.enrolment == Enrolment.objects.get(participant=person, course=offered.call.course)
    assert Role.PARTICIPANT in type(person).objects.get(pk=person.pk).roles
    assert person.memberships.get().organisation == offered.organisation
    assert person.memberships.get().position == offered.position
    assert [mail.to for mail in post_office()] == [[person.email]]


def test_who_accepts_a_place_takes_the_course_with_the_edition_of_the_call(offered):
    offered.call.edition = Edition.objects.create(course=offered.call.course, name="jesień 2026")
    offered.call.save()
    assert accept_place(application=offered).enrolment.edition == offered.call.edition


def test_accepting_twice_changes_nothing_more(offered, post_office):
    accept_place(application=offered)
    accept_place(application=offered)
    assert Enrolment.objects.count() == offered.changes.count() == len(post_office()) == 1


def test_the_place_of_work_a_person_has_stays(offered):
    before = MembershipFactory(person=offered.applicant)
    accept_place(application=offered)
    assert offered.applicant.memberships.get() == before


def test_account_without_a_name_takes_that_of_the_application(call):
    person = UserFactory(first_name="", last_name="")
    accept_place(
        application=ApplicationFactory(
            call=call, state=State.OFFERED, applicant=person, first_name="Ewa", last_name="Lis"
        )
    )
    person.refresh_from_db()
    assert person.full_name == "Ewa Lis"


def test_accepting_after_the_deadline_is_refused_also_before_the_daily_task(offered):
    late = offered.due_at + timedelta(seconds=1)
    with pytest.raises(OfferExpired):
        accept_place(application=offered, now=late)
    assert not Enrolment.objects.exists()


@pytest.mark.parametrize("state", [State.IN_REVIEW, State.WAITING, State.EXPIRED, State.WITHDRAWN])
def test_without_an_offer_there_is_nothing_to_accept(call, state):
    with pytest.raises(NotAllowed):
        accept_place(application=ApplicationFactory(call=call, state=state))


def test_declaration_is_kept_with_its_version(offered):
    text = publish_text(key="deklaracja", title="Deklaracja", text="Biorę udział.")
    accept_place(application=offered, declaration=text)
    assert latest_decision(offered.applicant, text, consent_subject(offered)) is True


def test_pesel_is_asked_for_checked_and_sealed_where_the_grant_needs_it(offered):
    offered.call.is_pesel_needed = True
    offered.call.save()
    with pytest.raises(PeselMissing):
        accept_place(application=offered)
    with pytest.raises(PeselWrong):
        accept_place(application=offered, pesel="44051401358")
    accept_place(application=offered, pesel="440514 01359")
    assert own_secrets(application=offered).pesel == PESEL
    assert PESEL not in SensitiveData.objects.get().sealed


def test_pesel_nobody_asked_for_is_not_kept(offered):
    accept_place(application=offered, pesel=PESEL)
    assert not SensitiveData.objects.exists()


def test_declining_frees_the_place(offered, call, post_office):
    assert decline_place(application=offered).state == State.WITHDRAWN
    assert len(post_office()) == 1
    with pytest.raises(NotAllowed):
        accept_place(application=offered)


def test_applicant_withdraws(offered):
    withdraw(application=offered, by=offered.applicant)
    assert offered.changes.get().by == offered.applicant


def test_participant_no_longer_withdraws(call):
    application = ApplicationFactory(call=call, state=State.PARTICIPANT)
    with pytest.raises(NotAllowed):
        withdraw(application=application, by=application.applicant)


def test_second_place_on_the_same_course_is_refused_in_words(offered, home_page):
    other = make_call(home_page, course=offered.call.course)
    accept_place(application=offered)
    second = ApplicationFactory(call=other, state=State.OFFERED, applicant=offered.applicant)
    with pytest.raises(AlreadyParticipant):
        accept_place(application=second)
    second.refresh_from_db()
    assert second.state == State.OFFERED
