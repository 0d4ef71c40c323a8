"""What a participant meets."""

from datetime import date
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from accounts.tests.factories import UserFactory
from advising import services
from advising.models import Case, Kind, OfficeArea, PlaceKind, State
from advising.tests.factories import THURSDAY, make_case, make_participant, make_team, make_voivodeship
from certificates.tests.factories import complete
from courses.models import Attempt
from courses.tests.factories import EnrolmentFactory, make_course, read_lessons
from messaging.models import Message

pytestmark = pytest.mark.django_db

INDEX, ASK = "/doradztwo/", "/doradztwo/nowa/"
QUESTION = {"kind": Kind.CURRENT.value, "subject": "Stopa bezrobocia", "body": "Czy mogę podzielić?"}


@pytest.fixture
def team():
    return make_team(voivodeships=("30",), name="Biuro w Poznaniu")


@pytest.fixture
def person(client):
    """Somebody from a commune of the voivodeship 30, signed in."""
    person = make_participant()
    client.force_login(person)
    return person


def text_of(answer) -> str:
    return answer.content.decode().replace("\xa0", " ")


class TestIndex:
    def test_visitor_reads_what_it_is_and_whose_office_is_where(self, client, team):
        make_voivodeship("30", "wielkopolskie")
        text = text_of(client.get(INDEX))
        for shown in ("Biuro w Poznaniu", "wielkopolskie", "biuro@example.org", "Zaloguj się i zapytaj"):
            assert shown in text
        assert f"{reverse('account_login')}?next=/doradztwo/nowa/" in text

    def test_first_visit_says_what_will_be_there(self, client, person, team):
        text = text_of(client.get(INDEX))
        assert "Nie masz jeszcze spraw" in text
        assert ASK in text

    def test_without_offices_nobody_is_sent_to_ask(self, client, person):
        text = text_of(client.get(INDEX))
        assert "Biura jeszcze nie działają" in text
        assert f'href="{ASK}"' not in text
        assert "Jeszcze nie można" in text_of(client.get(ASK))

    def test_own_cases_with_state_and_new_letters(self, client, person, team):
        case = make_case(team, State.WAITING_PARTICIPANT, person)
        make_case(team, subject="Cudza sprawa")
        text = text_of(client.get(INDEX))
        for shown in ("Jest odpowiedź doradcy", "1 nowa wiadomość", f"/doradztwo/{case.pk}/"):
            assert shown in text
        assert "Cudza sprawa" not in text


class TestAsk:
    def test_question_goes_to_the_office_of_the_place_of_work(self, client, person, team):
        assert "Biuro w Poznaniu" in text_of(client.get(ASK))
        answer = client.post(ASK, QUESTION)
        case = Case.objects.get()
        assert answer["Location"] == f"/doradztwo/{case.pk}/"
        assert (case.office, case.participant, case.kind, case.state) == (team.office, person, "current", "new")
        assert case.conversation.subject == "Stopa bezrobocia"

    @pytest.mark.parametrize("why", ["no_work", "no_area", "closed_office"])
    def test_where_the_place_of_work_does_not_say_the_person_chooses(self, client, team, why):
        client.force_login(UserFactory() if why == "no_work" else make_participant())
        if why != "no_work":
            OfficeArea.objects.all().delete()
        assert 'name="office"' in text_of(client.get(ASK))
        refused = client.post(ASK, QUESTION)
        assert "Wybierz biuro" in text_of(refused)
        client.post(ASK, {**QUESTION, "office": team.office.pk})
        assert Case.objects.get().office == team.office

    @pytest.mark.parametrize(
        ("field", "value", "error"),
        [
            ("subject", "", "Napisz w kilku słowach"),
            ("subject", "x" * 161, "160"),
            ("body", "", 'href="#id_body"'),
            ("kind", "inne", "Wybierz rodzaj doradztwa"),
        ],
    )
    def test_mistake_is_said_and_what_was_typed_stays(self, client, person, team, field, value, error):
        typed = {**QUESTION, "subject": "Temat z żółcią", field: value}
        text = text_of(client.post(ASK, typed))
        assert error in text
        assert ("Temat z żółcią" in text) is (field != "subject")
        assert not Case.objects.exists()

    def test_same_button_twice_asks_once(self, client, person, team):
        data = {**QUESTION, "token": str(uuid4())}
        first, second = client.post(ASK, data), client.post(ASK, data)
        assert first["Location"] == second["Location"]
        assert Case.objects.count() == Message.objects.count() == 1

    def test_file_comes_with_the_question(self, client, person, team):
        client.post(ASK, {**QUESTION, "files": SimpleUploadedFile("dane.txt", b"gmina;osoby\nJasienna;12")})
        assert [file.name for file in Message.objects.get().attachments.all()] == ["dane.txt"]

    def test_file_of_a_bad_kind_is_refused_beside_its_field(self, client, person, team):
        answer = client.post(ASK, {**QUESTION, "files": SimpleUploadedFile("wirus.exe", b"MZ\x90\x00\x03")})
        assert answer.context["form"].errors["files"]
        assert not Case.objects.exists()


class TestPlace:
    def test_lesson_is_shown_and_kept(self, client, person, team, home_page):
        lesson = make_course(home_page).lessons[0][0]
        address = f"{ASK}?strona={lesson.pk}"
        assert lesson.title in text_of(client.get(address))
        client.post(address, QUESTION)
        case = Case.objects.get()
        assert (case.place_kind, case.place_label, case.place_url) == (PlaceKind.LESSON, lesson.title, lesson.url)
        lesson.title = "Inny tytuł"
        lesson.save()
        assert case.place_label in text_of(client.get(f"/doradztwo/{case.pk}/"))

    def test_page_that_goes_leaves_its_name(self, client, person, team, home_page):
        lesson = make_course(home_page).lessons[0][0]
        client.post(f"{ASK}?strona={lesson.pk}", QUESTION)
        lesson.delete()
        case = Case.objects.get()
        assert (case.page, case.place_label) == (None, lesson.title)

    def test_own_result_is_kept_with_its_points(self, client, team, home_page):
        attempt = passed_attempt(home_page)
        client.force_login(attempt.enrolment.participant)
        address = f"{ASK}?wynik={attempt.pk}"
        assert "9 na 10" in text_of(client.get(address))
        client.post(address, {**QUESTION, "office": team.office.pk})
        case = Case.objects.get()
        assert (case.attempt, case.place_kind) == (attempt, PlaceKind.RESULT)
        assert case.place_url == reverse("courses:attempt_result", args=[attempt.pk])

    def test_result_of_another_is_no_place(self, client, person, team, home_page):
        attempt = passed_attempt(home_page)
        page = client.get(f"{ASK}?wynik={attempt.pk}")
        assert (page.status_code, page.context["place"]) == (200, None)

    @pytest.mark.parametrize(
        "query", ["strona=0", "strona=abc", "strona=" + "9" * 40, "strona=²", "strona=1", "wynik=abc", "wynik="]
    )
    def test_nonsense_is_no_place(self, client, person, team, home_page, query):
        page = client.get(f"{ASK}?{query}")
        assert (page.status_code, page.context["place"]) == (200, None)

    @pytest.mark.parametrize("is_hidden_by", ["draft", "restriction"])
    def test_page_that_is_not_for_everyone_is_no_place(self, client, person, team, home_page, is_hidden_by):
        lesson = make_course(home_page).lessons[0][0]
        if is_hidden_by == "draft":
            lesson.unpublish()
        else:
            lesson.view_restrictions.create(restriction_type="login")
        assert client.get(f"{ASK}?strona={lesson.pk}").context["place"] is None

    def test_lesson_and_result_lead_there(self, client, home_page):
        tree = make_course(home_page)
        enrolment = EnrolmentFactory(course=tree.course)
        read_lessons(enrolment, tree.lessons[0][:1])
        lesson = tree.lessons[0][0]
        assert "nowa/?strona" not in text_of(client.get(lesson.url))
        client.force_login(enrolment.participant)
        assert f"{ASK}?strona={lesson.pk}" in text_of(client.get(lesson.url))


def passed_attempt(home_page) -> Attempt:
    completion = complete(make_course(home_page))
    return Attempt.objects.get(enrolment=completion.enrolment)


class TestCase:
    def test_letters_facts_and_the_promise(self, client, person, team):
        case = make_case(team, State.NEW, person, now=THURSDAY)
        Case.objects.update(answer_due_on=date(2099, 11, 24))
        text = text_of(client.get(f"/doradztwo/{case.pk}/"))
        for shown in ("Czy mogę podzielić?", "do 24 listopada 2099", "najwyżej 3 dni robocze", team.office.name):
            assert shown in text

    def test_promise_not_kept_is_said(self, client, person, team):
        case = make_case(team, State.NEW, person)
        Case.objects.update(answer_due_on=date(2026, 1, 2))
        assert "Termin minął" in text_of(client.get(f"/doradztwo/{case.pk}/"))

    def test_note_is_not_there(self, client, person, team):
        case = make_case(team, State.WAITING_PARTICIPANT, person)
        services.add_note(case=case, by=team.advisor, body="Tajna uwaga")
        assert "Tajna uwaga" not in text_of(client.get(f"/doradztwo/{case.pk}/"))
        assert "nowa wiadomość" not in text_of(client.get(INDEX))

    def test_reading_ends_new(self, client, person, team):
        case = make_case(team, State.WAITING_PARTICIPANT, person)
        assert "nowa wiadomość" in text_of(client.get(INDEX))
        client.get(f"/doradztwo/{case.pk}/")
        assert "nowa wiadomość" not in text_of(client.get(INDEX))

    def test_reply_is_sent(self, client, person, team):
        case = make_case(team, State.WAITING_PARTICIPANT, person)
        answer = client.post(f"/doradztwo/{case.pk}/", {"body": "A dla powiatu?"})
        case.refresh_from_db()
        assert (answer.status_code, case.state) == (302, State.WAITING_ADVISOR)
        assert "A dla powiatu?" in text_of(client.get(f"/doradztwo/{case.pk}/"))

    def test_empty_reply_is_not(self, client, person, team):
        case = make_case(team, State.WAITING_PARTICIPANT, person)
        answer = client.post(f"/doradztwo/{case.pk}/", {"body": " "})
        assert 'href="#id_body"' in text_of(answer)
        assert Message.objects.count() == 2

    def test_reply_to_a_case_closed_meanwhile_is_explained(self, client, person, team):
        case = make_case(team, State.CLOSED, person)
        text = text_of(client.post(f"/doradztwo/{case.pk}/", {"body": "Jeszcze jedno"}))
        assert "Sprawa zmieniła się" in text
        assert Message.objects.count() == 2

    def test_close_rate_and_open_again(self, client, person, team):
        case = make_case(team, State.WAITING_PARTICIPANT, person)
        client.post(f"/doradztwo/{case.pk}/zamknij/")
        assert "Czy to pomogło?" in text_of(client.get(f"/doradztwo/{case.pk}/"))
        client.post(f"/doradztwo/{case.pk}/ocena/", {"pomoglo": "tak"})
        case.refresh_from_db()
        assert (case.state, case.was_helpful) == (State.CLOSED, True)
        client.post(f"/doradztwo/{case.pk}/otworz/")
        case.refresh_from_db()
        assert (case.state, case.was_helpful) == (State.WAITING_ADVISOR, None)

    @pytest.mark.parametrize("said", ["", "może"])
    def test_what_is_no_rating_is_none(self, client, person, team, said):
        case = make_case(team, State.CLOSED, person)
        client.post(f"/doradztwo/{case.pk}/ocena/", {"pomoglo": said})
        case.refresh_from_db()
        assert case.was_helpful is None

    def test_what_may_help_stands_beside_while_it_is_open(self, client, person, team, home_page):
        tree = make_course(home_page)
        for lesson in tree.lessons[0][:2]:
            lesson.title = "Stopa bezrobocia w gminie"
            lesson.save_revision().publish()
        asked_from, other = tree.lessons[0][:2]
        client.post(f"{ASK}?strona={asked_from.pk}", QUESTION)
        case = Case.objects.get()
        related = client.get(f"/doradztwo/{case.pk}/").context["related"]
        assert [one.url for one in related] == [other.url]
        services.close_case(case=case, by=person)
        assert client.get(f"/doradztwo/{case.pk}/").context["related"] == []
