"""What advisors and coordinators meet."""

from datetime import date

import pytest
from django.urls import reverse

from accounts.roles import Role
from accounts.tests.factories import UserFactory
from advising import services
from advising.models import Case, Kind, OfficeAdvisor, State
from advising.tests.factories import FRIDAY, THURSDAY, ask, make_advisor, make_case, make_participant, make_team
from courses.tests.factories import EnrolmentFactory, make_course, read_lessons
from messaging.models import Message

pytestmark = pytest.mark.django_db

INBOX = "/doradztwo/skrzynka/"


@pytest.fixture
def team(client):
    """An office; its first advisor is signed in."""
    team = make_team(advisors=2)
    client.force_login(team.advisor)
    return team


@pytest.fixture
def coordinator():
    return UserFactory(role=Role.COORDINATOR, has_second_factor=True)


def text_of(answer) -> str:
    return answer.content.decode().replace("\xa0", " ")


def subjects(answer) -> list[str]:
    return [row.subject for row in answer.context["page_obj"].object_list]


class TestInbox:
    def test_unanswered_first_the_longest_waiting_at_the_top(self, client, team):
        make_case(team, State.WAITING_PARTICIPANT, subject="z odpowiedzią")
        make_case(team, State.CLOSED, subject="zamknięta")
        ask(team.office, subject="późniejsza", now=FRIDAY)
        ask(team.office, subject="wcześniejsza", now=THURSDAY)
        assert subjects(client.get(INBOX)) == ["wcześniejsza", "późniejsza", "z odpowiedzią"]
        assert subjects(client.get(INBOX, {"stan": "wszystkie"}))[-1] == "zamknięta"

    def test_overdue_is_marked_and_found(self, client, team):
        late = ask(team.office, subject="spóźniona", now=THURSDAY)
        Case.objects.filter(pk=late.pk).update(answer_due_on=date(2026, 1, 2))
        Case.objects.filter(pk=ask(team.office).pk).update(answer_due_on=date(2099, 1, 2))
        text = text_of(client.get(INBOX))
        assert text.count("govuk-tag--red") == 1
        assert "1 po terminie" in text
        assert subjects(client.get(INBOX, {"stan": "po-terminie"})) == ["spóźniona"]

    def test_mine_office_and_all(self, client, team, coordinator):
        other = make_team()
        make_case(team, State.WAITING_ADVISOR, subject="moja")
        services.take_case(case=ask(team.office, subject="koleżanki"), advisor=team.advisors[1])
        ask(other.office, subject="innego biura")
        assert subjects(client.get(INBOX, {"zakres": "moje"})) == ["moja"]
        assert set(subjects(client.get(INBOX))) == {"moja", "koleżanki"}
        assert set(subjects(client.get(INBOX, {"zakres": "wszystkie"}))) == {"moja", "koleżanki"}
        counts = {tab["value"]: tab["count"] for tab in client.get(INBOX).context["scopes"]}
        assert counts == {"moje": 1, "biuro": 2, "wszystkie": 2}
        client.force_login(coordinator)
        assert len(subjects(client.get(INBOX))) == 3
        counts = {tab["value"]: tab["count"] for tab in client.get(INBOX).context["scopes"]}
        assert counts == {"moje": 0, "biuro": 0, "wszystkie": 3}

    def test_specialist_questions_are_for_specialists(self, client, team):
        ask(team.office, subject="specjalistyczna", kind=Kind.SPECIALIST)
        assert subjects(client.get(INBOX)) == ["specjalistyczna"]
        client.force_login(team.advisors[1])
        assert subjects(client.get(INBOX)) == []

    def test_own_question_is_not_on_ones_desk(self, client, team):
        ask(team.office, team.advisor)
        assert subjects(client.get(INBOX)) == []

    @pytest.mark.parametrize(
        ("typed", "is_found"),
        [
            ("stopa bezrobocia", True),
            ("zolkiewce", True),
            ("Żółkiew", True),
            ("zak", True),
            ("ŻAK zofia gops", True),
            ("ezrobocia", False),
            ("inny", False),
            ("", True),
        ],
    )
    def test_search_without_polish_letters(self, client, team, typed, is_found):
        ask(team.office, make_participant(first_name="Zofia", last_name="Żak"))
        assert bool(subjects(client.get(INBOX, {"q": typed}))) is is_found

    def test_odd_characters_do_no_harm(self, client, team):
        ask(team.office)
        for typed in ('"', "*", "'", "%", "\\", "x" * 2000, "\x00"):
            assert client.get(INBOX, {"q": typed, "stan": typed, "od": typed, "biuro": typed}).status_code == 200

    @pytest.mark.parametrize("state", State)
    def test_each_state(self, client, team, state):
        for one in State:
            make_case(team, one, subject=str(one))
        assert subjects(client.get(INBOX, {"stan": state})) == [str(state)]

    def test_pages_keep_the_filter(self, client, team):
        for n in range(21):
            ask(team.office, subject=f"sprawa {n}")
        page = client.get(INBOX, {"stan": "new", "q": "sprawa"})
        assert len(subjects(page)) == 20
        assert "stan=new&amp;q=sprawa&amp;page=2" in text_of(page)
        assert len(subjects(client.get(INBOX, {"stan": "new", "q": "sprawa", "page": 2}))) == 1

    def test_empty_and_nothing_found_are_said(self, client, team):
        assert "Nie ma tu otwartych spraw" in text_of(client.get(INBOX))
        assert "Żadna sprawa nie pasuje" in text_of(client.get(INBOX, {"q": "zzz"}))

    @pytest.mark.parametrize(
        ("role", "is_there"), [(Role.ADVISOR, True), (Role.COORDINATOR, False), (Role.EDITOR, False)]
    )
    def test_menu_leads_advisors_there(self, client, role, is_there):
        """Coordinators come from the overview, so that the head of their pages stays on one line."""
        client.force_login(UserFactory(role=role, has_second_factor=True))
        assert (f'href="{INBOX}"' in text_of(client.get("/doradztwo/"))) is is_there


class TestCase:
    def test_person_unit_progress_and_other_cases_stand_beside(self, client, team, home_page):
        tree = make_course(home_page, lessons=4)
        person = make_participant(first_name="Zofia", last_name="Żak")
        read_lessons(EnrolmentFactory(participant=person, course=tree.course), tree.lessons[0][:1])
        ask(team.office, person, subject="Dawna sprawa")
        text = text_of(client.get(f"{INBOX}{ask(team.office, person).pk}/"))
        for shown in ("Zofia Żak", "GOPS w Żółkiewce", "wielkopolskie", "lekcje: 1 z 4", "Dawna sprawa"):
            assert shown in text

    def test_account_that_is_gone(self, client, team):
        case = ask(team.office)
        Case.objects.update(participant=None)
        assert "Konto tej osoby zostało usunięte" in text_of(client.get(f"{INBOX}{case.pk}/"))
        assert "Konto usunięte" in text_of(client.get(INBOX))

    def test_answer_by_the_form(self, client, team):
        case = ask(team.office)
        client.post(f"{INBOX}{case.pk}/odpowiedz/", {"answer-body": "Tak."})
        case.refresh_from_db()
        assert (case.state, case.advisor) == (State.WAITING_PARTICIPANT, team.advisor)

    def test_answer_and_close_by_the_other_button(self, client, team):
        case = ask(team.office)
        client.post(f"{INBOX}{case.pk}/odpowiedz/", {"answer-body": "Tak.", "closes": "1"})
        case.refresh_from_db()
        assert case.state == State.CLOSED

    def test_empty_answer_is_refused_beside_its_field(self, client, team):
        case = ask(team.office)
        text = text_of(client.post(f"{INBOX}{case.pk}/odpowiedz/", {"answer-body": ""}))
        assert 'href="#id_answer-body"' in text
        assert Message.objects.count() == 1

    def test_answer_in_a_case_taken_meanwhile_keeps_the_text(self, client, team):
        case = ask(team.office)
        services.take_case(case=case, advisor=team.advisors[1])
        text = text_of(client.post(f"{INBOX}{case.pk}/odpowiedz/", {"answer-body": "Długo pisana odpowiedź"}))
        assert team.advisors[1].full_name in text
        assert "Długo pisana odpowiedź" in text
        assert Message.objects.count() == 1

    def test_note_looks_different_and_stays_inside(self, client, team):
        case = make_case(team, State.WAITING_ADVISOR)
        client.post(f"{INBOX}{case.pk}/notatka/", {"note-body": "Uwaga dla nas"})
        text = text_of(client.get(f"{INBOX}{case.pk}/"))
        assert "as-letter--note" in text
        assert "uczestnik jej nie widzi" in text
        client.force_login(case.participant)
        assert "Uwaga dla nas" not in text_of(client.get(f"/doradztwo/{case.pk}/"))

    def test_take_then_another_is_told(self, client, team):
        case = ask(team.office)
        client.post(f"{INBOX}{case.pk}/wez/")
        client.force_login(team.advisors[1])
        answer = client.post(f"{INBOX}{case.pk}/wez/", follow=True)
        assert "odpowiada" in text_of(answer)
        case.refresh_from_db()
        assert case.advisor == team.advisor

    def test_colleague_takes_over(self, client, team):
        case = make_case(team, State.WAITING_ADVISOR)
        client.force_login(team.advisors[1])
        assert "Przejmij sprawę" in text_of(client.get(f"{INBOX}{case.pk}/"))
        client.post(f"{INBOX}{case.pk}/przejmij/")
        case.refresh_from_db()
        assert case.advisor == team.advisors[1]

    def test_hand_over_to_another_office_takes_it_off_the_desk(self, client, team):
        case, other = ask(team.office), make_team()
        answer = client.post(
            f"{INBOX}{case.pk}/przekaz/", {"hand-to": f"o{other.office.pk}", "hand-note": "Ich teren."}
        )
        assert answer["Location"] == INBOX
        assert client.get(f"{INBOX}{case.pk}/").status_code == 404
        client.force_login(other.advisor)
        assert "Ich teren." in text_of(client.get(f"{INBOX}{case.pk}/"))

    def test_specialist_case_is_offered_to_specialists_only(self, client, team):
        case = ask(team.office, kind=Kind.SPECIALIST)
        offered = client.get(f"{INBOX}{case.pk}/").context["hand_over_form"].targets
        assert f"a{OfficeAdvisor.objects.get(user=team.advisors[1]).pk}" not in offered
        refused = client.post(f"{INBOX}{case.pk}/przekaz/", {"hand-to": "a999"})
        assert "Wybierz z listy" in text_of(refused)

    def test_close_and_open_again(self, client, team):
        case = ask(team.office)
        client.post(f"{INBOX}{case.pk}/zamknij/")
        assert "Otwórz sprawę ponownie" in text_of(client.get(f"{INBOX}{case.pk}/"))
        client.post(f"{INBOX}{case.pk}/otworz/")
        case.refresh_from_db()
        assert case.state == State.WAITING_ADVISOR

    def test_coordinator_looks_in_without_becoming_a_member(self, client, team, coordinator):
        case = make_case(team, State.WAITING_ADVISOR)
        before = case.conversation.members.count()
        client.force_login(coordinator)
        text = text_of(client.get(f"{INBOX}{case.pk}/"))
        assert "Odpowiadają doradcy biura" in text
        assert "Wyślij odpowiedź" not in text
        assert case.conversation.members.count() == before


class TestMail:
    def test_whole_office_is_told_until_somebody_takes_it(self, client, team, post_office):
        person = UserFactory(first_name="Zofia", last_name="Żak")
        case = ask(team.office, person, body="Tajna treść pytania")
        mails = post_office()
        assert {mail.to[0] for mail in mails} == {advisor.email for advisor in team.advisors}
        for mail in mails:
            assert case.conversation.subject in mail.subject + mail.body
            assert "Tajna treść" not in mail.body
            link = reverse("advising:case", args=[case.pk])
            assert link in mail.body
        client.force_login(team.advisor)
        assert client.get(link)["Location"] == f"{INBOX}{case.pk}/"
        services.take_case(case=case, advisor=team.advisor)
        services.reply(case=case, participant=person, body="Jeszcze jedno.")
        assert [mail.to for mail in post_office()] == [[team.advisor.email]]

    def test_participant_is_told_of_the_answer_and_not_of_notes(self, client, team, post_office):
        case = make_case(team, State.WAITING_ADVISOR)
        post_office()
        services.add_note(case=case, by=team.advisor, body="Uwaga")
        assert not [mail for mail in post_office() if mail.to == [case.participant.email]]
        services.answer(case=case, advisor=team.advisor, body="Tak.")
        (mail,) = post_office()
        assert mail.to == [case.participant.email]
        client.force_login(case.participant)
        assert client.get(reverse("advising:case", args=[case.pk])).status_code == 200
        assert f"/doradztwo/{case.pk}/" in mail.body


def test_newcomer_to_the_office_sees_what_waits(client, team):
    case = ask(team.office)
    client.force_login(make_advisor(team.office))
    assert client.get(f"{INBOX}{case.pk}/").status_code == 200
