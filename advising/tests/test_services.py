"""What happens to a case, step by step."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from accounts.models import User
from accounts.roles import Role
from accounts.tests.factories import UserFactory
from advising import services
from advising.models import Action, Case, CaseEvent, Kind, OfficeAdvisor, State
from advising.services import AlreadyTaken, CannotAdvise, NotPossible
from advising.tests.factories import FRIDAY, THURSDAY, ask, make_advisor, make_case, make_participant, make_team
from messaging.models import Member, Message

pytestmark = pytest.mark.django_db


@pytest.fixture
def team():
    return make_team(advisors=2)


def members(case) -> set[User]:
    return {member.user for member in case.conversation.members.filter(left_at=None).select_related("user")}


def kinds(case) -> list[str]:
    return [event.kind for event in case.events.all()]


class TestAsk:
    def test_question_is_a_new_case_with_a_promise(self, team):
        person = make_participant(first_name="Zofia", last_name="Żak")
        case = ask(team.office, person, now=THURSDAY)
        assert (case.state, case.advisor, case.answer_due_on) == (State.NEW, None, date(2026, 11, 24))
        assert (case.unit_name, case.waiting_since) == ("GOPS w Żółkiewce", THURSDAY)
        assert "zofia zak" in case.search_text
        assert "gops w zolkiewce" in case.search_text
        assert kinds(case) == [Action.ASK]

    def test_specialist_question_has_its_own_promise(self, team):
        case = ask(team.office, kind=Kind.SPECIALIST, now=THURSDAY)
        assert case.answer_due_on == date(2026, 11, 30)

    def test_promise_is_that_of_the_office(self, team):
        team.office.current_days = 1
        assert ask(team.office, now=THURSDAY).answer_due_on == date(2026, 11, 20)

    def test_all_advisors_are_told_and_see_notes(self, team):
        case = ask(team.office)
        assert members(case) == {case.participant, *team.advisors}
        seeing = Member.objects.filter(conversation=case.conversation, sees_notes=True)
        assert {member.user for member in seeing} == set(team.advisors)

    def test_specialist_question_reaches_those_who_answer_such(self, team):
        assert members(ask(team.office, kind=Kind.SPECIALIST)) - {team.advisor} == {Case.objects.get().participant}

    @pytest.mark.parametrize("change", ["left", "role", "account"])
    def test_who_no_longer_advises_is_not_told(self, team, change):
        gone = team.advisors[1]
        if change == "left":
            OfficeAdvisor.objects.filter(user=gone).update(is_active=False)
        elif change == "role":
            gone.groups.clear()
        else:
            User.objects.filter(pk=gone.pk).update(is_active=False)
        assert gone not in members(ask(team.office))

    def test_question_that_nobody_may_answer_reaches_coordinators(self):
        coordinator = UserFactory(role=Role.COORDINATOR)
        case = ask(make_team(advisors=0).office)
        assert coordinator in members(case)

    def test_same_press_of_the_button_asks_once(self, team):
        person, token = UserFactory(), uuid4()
        first = ask(team.office, person, token=token)
        again = ask(team.office, person, token=token)
        assert first.pk == again.pk
        assert CaseEvent.objects.count() == Message.objects.count() == 1


class TestAnswer:
    def test_answer_makes_the_case_the_advisors_and_counts_the_days(self, team):
        case = ask(team.office, now=THURSDAY)
        case = services.answer(case=case, advisor=team.advisor, body="Tak.", now=FRIDAY)
        assert (case.state, case.advisor) == (State.WAITING_PARTICIPANT, team.advisor)
        assert (case.first_answered_at, case.first_answer_days) == (FRIDAY, 1)
        assert case.is_in_time
        assert case.waiting_since is None
        assert members(case) == {case.participant, team.advisor}

    def test_second_answer_leaves_the_first_day(self, team):
        case = ask(team.office, now=THURSDAY)
        services.answer(case=case, advisor=team.advisor, body="Tak.", now=FRIDAY)
        case = services.answer(case=case, advisor=team.advisor, body="I jeszcze.", now=FRIDAY + timedelta(days=5))
        assert (case.first_answered_at, case.first_answer_days) == (FRIDAY, 1)

    def test_answer_and_close(self, team):
        case = services.answer(case=ask(team.office), advisor=team.advisor, body="Tak.", closes=True)
        assert case.state == State.CLOSED
        assert case.closed_at
        assert Case.objects.get().conversation.is_closed
        assert kinds(case) == [Action.ASK, Action.ANSWER, Action.CLOSE]

    def test_same_press_of_the_button_answers_once(self, team):
        case, token = ask(team.office), uuid4()
        for _ in range(2):
            services.answer(case=case, advisor=team.advisor, body="Tak.", token=token, closes=True)
        assert Message.objects.count() == 2
        assert kinds(case) == [Action.ASK, Action.ANSWER, Action.CLOSE]

    def test_another_advisor_does_not_answer_in_between(self, team):
        case = make_case(team, State.WAITING_ADVISOR)
        with pytest.raises(AlreadyTaken) as refusal:
            services.answer(case=case, advisor=team.advisors[1], body="Ja też.")
        assert refusal.value.advisor == team.advisor
        assert Message.objects.count() == 1

    @pytest.mark.parametrize("who", ["stranger", "coordinator", "other_office", "specialist_only"])
    def test_who_may_not_answer_does_not(self, team, who):
        case = ask(team.office, kind=Kind.SPECIALIST if who == "specialist_only" else Kind.CURRENT)
        people = {
            "stranger": UserFactory,
            "coordinator": lambda: UserFactory(role=Role.COORDINATOR),
            "other_office": lambda: make_team().advisor,
            "specialist_only": lambda: team.advisors[1],
        }
        with pytest.raises(CannotAdvise):
            services.answer(case=case, advisor=people[who](), body="Tak.")

    def test_nobody_advises_themselves(self, team):
        case = ask(team.office, team.advisor)
        with pytest.raises(CannotAdvise):
            services.answer(case=case, advisor=team.advisor, body="Tak.")
        assert not Member.objects.get(conversation=case.conversation, user=team.advisor).sees_notes

    def test_closed_case_takes_no_answer(self, team):
        case = make_case(team, State.CLOSED)
        with pytest.raises(NotPossible):
            services.answer(case=case, advisor=team.advisor, body="Jeszcze.")


class TestReply:
    def test_reply_gives_the_word_back_to_the_advisor(self, team):
        case = make_case(team, State.WAITING_PARTICIPANT)
        case = services.reply(case=case, participant=case.participant, body="A dla powiatu?", now=FRIDAY)
        assert (case.state, case.waiting_since) == (State.WAITING_ADVISOR, FRIDAY)

    def test_addition_to_a_new_question_leaves_it_new(self, team):
        case = ask(team.office, now=THURSDAY)
        case = services.reply(case=case, participant=case.participant, body="Dodam plik.", now=FRIDAY)
        assert (case.state, case.waiting_since) == (State.NEW, THURSDAY)

    def test_who_came_to_the_office_meanwhile_is_told_too(self, team):
        case = ask(team.office)
        newcomer = make_advisor(team.office)
        services.reply(case=case, participant=case.participant, body="Dodam plik.")
        assert newcomer in members(case)

    def test_when_the_advisor_has_left_the_office_is_told_again(self, team):
        case = make_case(team, State.WAITING_PARTICIPANT)
        OfficeAdvisor.objects.filter(user=team.advisor).update(is_active=False)
        services.reply(case=case, participant=case.participant, body="A dla powiatu?")
        assert members(case) == {case.participant, team.advisors[1]}

    def test_closed_case_takes_no_reply(self, team):
        case = make_case(team, State.CLOSED)
        with pytest.raises(NotPossible):
            services.reply(case=case, participant=case.participant, body="Jeszcze.")

    def test_bad_file_leaves_everything_as_it_was(self, team):
        from messaging.services import BadAttachments

        case = make_case(team, State.WAITING_PARTICIPANT)
        bad = SimpleUploadedFile("wirus.exe", b"MZ\x90\x00")
        with pytest.raises(BadAttachments):
            services.reply(case=case, participant=case.participant, body="Plik", files=[bad])
        case.refresh_from_db()
        assert case.state == State.WAITING_PARTICIPANT


class TestTakeAndHandOver:
    def test_taken_case_is_one_advisors(self, team):
        case = make_case(team, State.WAITING_ADVISOR)
        assert (case.state, case.advisor) == (State.WAITING_ADVISOR, team.advisor)
        assert members(case) == {case.participant, team.advisor}

    def test_taking_again_changes_nothing_and_another_is_refused(self, team):
        case = make_case(team, State.WAITING_ADVISOR)
        services.take_case(case=case, advisor=team.advisor)
        with pytest.raises(AlreadyTaken):
            services.take_case(case=case, advisor=team.advisors[1])
        assert kinds(case) == [Action.ASK, Action.TAKE]

    def test_to_a_colleague_with_a_note_and_mail(self, team, post_office):
        case = make_case(team, State.WAITING_ADVISOR)
        post_office()
        post = OfficeAdvisor.objects.get(user=team.advisors[1])
        case = services.hand_over(case=case, by=team.advisor, to=post, note="Zna temat.")
        assert (case.state, case.advisor) == (State.WAITING_ADVISOR, team.advisors[1])
        assert members(case) == {case.participant, team.advisors[1]}
        assert case.events.last().text == "Zna temat."
        (mail,) = [mail for mail in post_office() if mail.to == [team.advisors[1].email]]
        assert case.conversation.subject in mail.subject
        assert f"/doradztwo/skrzynka/{case.pk}/" in mail.body
        assert "Zna temat" not in mail.body

    def test_to_another_office_anyone_there_may_take_it(self, team):
        case, other = make_case(team, State.WAITING_ADVISOR), make_team(advisors=2)
        case = services.hand_over(case=case, by=team.advisor, to=other.office)
        assert (case.office, case.advisor, case.state) == (other.office, None, State.WAITING_ADVISOR)
        assert members(case) == {case.participant, *other.advisors}
        services.take_case(case=case, advisor=other.advisor)

    def test_twice_is_once(self, team):
        case, other = ask(team.office), make_team()
        for _ in range(2):
            services.hand_over(case=case, by=team.advisor, to=other.office)
        assert kinds(case) == [Action.ASK, Action.HAND_TO_OFFICE]

    def test_specialist_case_goes_to_no_one_who_does_not_answer_such(self, team):
        case = ask(team.office, kind=Kind.SPECIALIST)
        with pytest.raises(CannotAdvise):
            services.hand_over(case=case, by=team.advisor, to=OfficeAdvisor.objects.get(user=team.advisors[1]))
        case.refresh_from_db()
        assert case.advisor is None


class TestNote:
    def test_note_changes_no_state_and_the_participant_does_not_see_it(self, team):
        case = make_case(team, State.WAITING_PARTICIPANT)
        services.add_note(case=case, by=team.advisor, body="Ostrożnie z tą gminą.")
        case.refresh_from_db()
        assert case.state == State.WAITING_PARTICIPANT
        member = Member.objects.get(conversation=case.conversation, user=case.participant)
        assert not Message.objects.visible_to(member).filter(is_note=True).exists()

    def test_coordinator_writes_a_note_and_stays_outside(self, team):
        case, coordinator = make_case(team, State.WAITING_ADVISOR), UserFactory(role=Role.COORDINATOR)
        services.add_note(case=case, by=coordinator, body="Proszę przyspieszyć.")
        assert members(case) == {case.participant, team.advisor}


class TestClose:
    @pytest.mark.parametrize("state", [State.NEW, State.WAITING_ADVISOR, State.WAITING_PARTICIPANT])
    def test_closed_once_opened_again_once(self, team, state):
        case = make_case(team, state)
        for _ in range(2):
            case = services.close_case(case=case, by=case.participant)
        assert case.closed_at
        assert case.waiting_since is None
        for _ in range(2):
            case = services.reopen_case(case=case, by=case.participant)
        assert (case.state, case.closed_at) == (State.WAITING_ADVISOR, None)
        assert kinds(case).count(Action.CLOSE) == kinds(case).count(Action.REOPEN) == 1
        assert not Case.objects.get().conversation.is_closed

    def test_last_word_about_helping_counts_until_opened_again(self, team):
        case = make_case(team, State.CLOSED)
        for said in (False, True, True):
            case = services.rate_case(case=case, participant=case.participant, was_helpful=said)
        assert case.was_helpful is True
        assert kinds(case).count(Action.RATE) == 2
        assert services.reopen_case(case=case, by=case.participant).was_helpful is None

    def test_open_case_is_not_rated(self, team):
        case = ask(team.office)
        with pytest.raises(NotPossible):
            services.rate_case(case=case, participant=case.participant, was_helpful=True)


def test_office_is_ensured_once_and_keeps_what_people_changed():
    advisor = UserFactory(role=Role.ADVISOR)
    first = services.ensure_office(name="Biuro w Poznaniu", voivodeship_keys=["30"], advisors=[advisor])
    OfficeAdvisor.objects.update(is_active=False)
    again = services.ensure_office(name="Biuro w Poznaniu", voivodeship_keys=["30", "32"], advisors=[advisor])
    other = services.ensure_office(name="Biuro w Łodzi", voivodeship_keys=["10", "30"], advisors=[])
    assert first == again
    assert {area.voivodeship for area in first.areas.all()} == {"30", "32"}
    assert {area.voivodeship for area in other.areas.all()} == {"10"}
    assert not OfficeAdvisor.objects.get().is_active
