"""The applicant's page in every state, and what the applicant decides there."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts.models import ConsentDecision
from accounts.roles import Role
from accounts.tests.factories import UserFactory
from courses.models import Enrolment
from recruitment.models import Application, Change, Letter
from recruitment.services import own_secrets
from recruitment.states import State
from recruitment.tests.factories import ApplicationFactory, make_call
from recruitment.texts import load_statements

PESEL = "44051401359"
OWN_PAGES = ["", "dane/", "instytucja/", "instytucja/100001/", "rola/", "potrzeby/", "pytania/", "oswiadczenia/"]
OWN_PAGES += ["sprawdz/", "wyslane/", "wycofaj/", "usun/", "przyjmij/", "zrezygnuj/"]


@pytest.fixture
def call(home_page):
    return make_call(home_page)


def make(client, call, state, **fields):
    application = ApplicationFactory(call=call, state=state, **fields)
    client.force_login(application.applicant)
    return application


def url_of(application, rest=""):
    return f"/rekrutacja/zgloszenie/{application.pk}/{rest}"


@pytest.mark.parametrize("state", State)
def test_every_state_has_its_page(client, call, state):
    application = make(client, call, state)
    response = client.get(url_of(application))
    assert response.status_code == 200
    assert (application.number or "Wersja robocza") in response.content.decode() or state == State.WITHDRAWN


@pytest.mark.parametrize("rest", OWN_PAGES)
@pytest.mark.parametrize("role", [None, Role.ADVISOR, Role.RECRUITER])
def test_for_strangers_there_is_no_application(client, call, rest, role):
    application = ApplicationFactory(call=call, state=State.OFFERED)
    client.force_login(UserFactory(role=role, has_second_factor=bool(role)))
    assert client.get(url_of(application, rest)).status_code == 404
    assert client.post(url_of(application, rest)).status_code in (404, 405)


@pytest.mark.parametrize("rest", OWN_PAGES)
def test_visitors_sign_in_first(client, call, rest):
    application = ApplicationFactory(call=call)
    assert client.get(url_of(application, rest)).url.startswith("/konto/login/?next=")


@pytest.mark.parametrize("state", State)
def test_the_page_costs_the_same_for_few_and_many(client, call, state):
    application = make(client, call, state)
    Letter.objects.create(application=application, to="a@example.org", subject="List", text="Treść")
    few = queries_of(client, url_of(application))
    for _ in range(12):
        Letter.objects.create(application=application, to="a@example.org", subject="List", text="Treść")
        ApplicationFactory(call=call, state=state)
    assert queries_of(client, url_of(application)) == few <= 12


def queries_of(client, url):
    client.get(url)
    with CaptureQueriesContext(connection) as counted:
        client.get(url)
    return len(counted)


def test_letters_are_shown_as_they_were_sent(client, call):
    application = make(client, call, State.IN_REVIEW)
    Letter.objects.create(application=application, to="a@example.org", subject="Wezwanie", text="Brakuje\nstanowiska.")
    page = client.get(url_of(application)).content.decode()
    assert "Wezwanie" in page
    assert "stanowiska." in page


@pytest.mark.parametrize("state", [State.TO_SUPPLEMENT, State.REJECTED])
def test_the_reason_is_shown(client, call, state):
    application = make(client, call, state)
    for reason in ("Dawny powód.", "Brakuje stanowiska."):
        Change.objects.create(
            application=application, action="x", from_state="in_review", to_state=state, reason=reason
        )
    page = client.get(url_of(application)).content.decode()
    assert "Brakuje stanowiska." in page
    assert "Dawny powód." not in page


def test_a_supplement_is_written_and_sent_after_the_call_has_closed(client, call):
    call.closes_at = timezone.now() - timedelta(hours=1)
    call.save()
    application = make(client, call, State.TO_SUPPLEMENT)
    client.post(url_of(application, "dane/"), {"first_name": "Anna", "last_name": "Nowak", "phone": "700 100 200"})
    assert client.get(url_of(application, "oswiadczenia/")).status_code == 404
    assert client.post(url_of(application, "sprawdz/")).url == url_of(application, "wyslane/")
    application.refresh_from_db()
    assert (application.state, application.phone) == (State.IN_REVIEW, "700 100 200")
    client.post(url_of(application, "sprawdz/"))
    assert application.changes.count() == 1
    assert "Uzupełnienie wysłane" in client.get(url_of(application, "wyslane/")).content.decode()


def test_the_place_in_the_queue_follows_points_then_time(client, call):
    now = timezone.now()
    mine = make(client, call, State.WAITING, points=3, waiting_since=now)
    ApplicationFactory(call=call, state=State.WAITING, points=5, waiting_since=now + timedelta(hours=1))
    ApplicationFactory(call=call, state=State.WAITING, points=3, waiting_since=now - timedelta(hours=1))
    ApplicationFactory(call=call, state=State.WAITING, points=3, waiting_since=now + timedelta(hours=1))
    ApplicationFactory(call=call, state=State.SUBMITTED, points=9)
    assert client.get(url_of(mine)).context["queue_place"] == 3


def test_accepting_makes_the_enrolment_and_shows_the_course(client, call):
    load_statements()
    application = make(client, call, State.OFFERED)
    client.post(url_of(application, "przyjmij/"), {"is_declared": "on"})
    application.refresh_from_db()
    assert application.state == State.PARTICIPANT
    assert Enrolment.objects.get(participant=application.applicant) == application.enrolment
    assert ConsentDecision.objects.filter(person=application.applicant, text__key="rekrutacja-deklaracja").exists()
    assert f'href="{call.course.url}"' in client.get(url_of(application)).content.decode()


def test_accepting_twice_is_accepting_once(client, call):
    application = make(client, call, State.OFFERED)
    for _ in range(2):
        assert client.post(url_of(application, "przyjmij/"), {"is_declared": "on"}).url == url_of(application)
    assert Enrolment.objects.count() == 1


@pytest.mark.parametrize(
    ("typed", "is_taken"),
    [
        ({"pesel": PESEL}, True),
        ({"pesel": "4405 1401 359"}, True),
        ({"has_no_pesel": "on"}, True),
        ({"pesel": "44051401358"}, False),
        ({"pesel": "abc"}, False),
        ({}, False),
        ({"pesel": PESEL, "has_no_pesel": "on"}, False),
    ],
)
def test_a_grant_that_asks_for_pesel_gets_a_right_one_or_none(client, call, typed, is_taken):
    call.is_pesel_needed = True
    call.save()
    application = make(client, call, State.OFFERED)
    response = client.post(url_of(application, "przyjmij/"), {"is_declared": "on", **typed})
    application.refresh_from_db()
    assert (application.state == State.PARTICIPANT) is is_taken
    assert is_taken or list(response.context["form"].errors) == ["pesel"]
    assert own_secrets(application=application).pesel == (PESEL if is_taken and "pesel" in typed else "")


def test_without_need_nobody_is_asked_for_pesel(client, call):
    application = make(client, call, State.OFFERED)
    assert "PESEL" not in client.get(url_of(application, "przyjmij/")).content.decode()


def test_a_place_is_not_taken_without_the_declaration(client, call):
    application = make(client, call, State.OFFERED)
    assert "is_declared" in client.post(url_of(application, "przyjmij/"), {}).context["form"].errors
    application.refresh_from_db()
    assert application.state == State.OFFERED


def test_an_offer_that_ran_out_says_so(client, call):
    application = make(client, call, State.OFFERED, due_at=timezone.now() - timedelta(days=1))
    assert url_of(application, "przyjmij/") not in client.get(url_of(application)).content.decode()
    client.post(url_of(application, "przyjmij/"), {"is_declared": "on"})
    application.refresh_from_db()
    assert application.state == State.OFFERED


@pytest.mark.parametrize(
    ("rest", "before", "after"),
    [
        ("wycofaj/", State.SUBMITTED, State.WITHDRAWN),
        ("wycofaj/", State.WAITING, State.WITHDRAWN),
        ("wycofaj/", State.REJECTED, State.REJECTED),
        ("wycofaj/", State.PARTICIPANT, State.PARTICIPANT),
        ("zrezygnuj/", State.OFFERED, State.WITHDRAWN),
        ("zrezygnuj/", State.SUBMITTED, State.SUBMITTED),
        ("przyjmij/", State.WAITING, State.WAITING),
        ("usun/", State.SUBMITTED, State.SUBMITTED),
    ],
)
def test_giving_up_is_asked_once_more_and_only_where_it_is_possible(client, call, rest, before, after):
    application = make(client, call, before)
    client.get(url_of(application, rest))
    assert Application.objects.get().state == before
    assert client.post(url_of(application, rest)).url == url_of(application)
    assert Application.objects.get().state == after


def test_a_draft_is_deleted_by_its_writer(client, call):
    application = make(client, call, State.DRAFT)
    client.get(url_of(application, "usun/"))
    assert Application.objects.exists()
    assert client.post(url_of(application, "usun/")).url == call.url
    assert not Application.objects.exists()


def test_pages_of_an_application_are_kept_nowhere(client, call):
    application = make(client, call, State.SUBMITTED)
    assert "no-store" in client.get(url_of(application)).headers["Cache-Control"]
