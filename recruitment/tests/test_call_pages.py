"""The list of calls and one call: what each visitor may do in each phase, and what it costs."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts.tests.factories import UserFactory
from recruitment.models import Application, CallAnswer, CallQuestion
from recruitment.states import State
from recruitment.tests.factories import ApplicationFactory, make_call, make_index

MOST_QUERIES = 10


def page_of(client, url):
    response = client.get(url)
    assert response.status_code == 200
    return response.content.decode()


def queries_of(client, url):
    client.get(url)  # warm: site, settings
    with CaptureQueriesContext(
        connection,
    ) as counted:
        assert client.get(url).status_code == 200
    return len(counted)


def test_the_list_groups_calls_by_phase(client, home_page):
    calls = {phase: make_call(home_page, phase=phase, title=f"Nabór {phase}") for phase in ("closed", "before", "open")}
    groups = client.get(make_index(home_page).url).context["groups"]
    found = [(group.phase.value, [entry["call"] for entry in group.calls]) for group in groups]
    assert found == [(phase, [calls[phase]]) for phase in ("open", "before", "closed")]


def test_an_empty_list_says_what_will_be_there(client, home_page):
    assert "as-empty" in page_of(client, make_index(home_page).url)


def test_an_unpublished_call_is_not_listed(client, home_page):
    make_call(home_page, title="Nabór w przygotowaniu", live=False)
    assert "Nabór w przygotowaniu" not in page_of(client, make_index(home_page).url)


def test_the_list_costs_the_same_for_three_and_for_thirty_calls(client, home_page):
    url = make_index(home_page).url
    for _ in range(3):
        make_call(home_page)
    three = queries_of(client, url)
    for _ in range(27):
        make_call(home_page)
    assert queries_of(client, url) == three <= MOST_QUERIES


def test_a_visitor_gets_an_account_first_and_comes_back(client, home_page):
    call = make_call(home_page)
    page = page_of(client, call.url)
    assert f"/konto/signup/?next={call.url.replace('/', '%2F')}" in page
    assert f"/konto/login/?next={call.url.replace('/', '%2F')}" in page
    assert f"/rekrutacja/zglos-sie/{call.pk}/" not in page


def test_a_signed_in_person_may_begin(client, home_page):
    call = make_call(home_page)
    client.force_login(UserFactory())
    assert f'action="/rekrutacja/zglos-sie/{call.pk}/"' in page_of(client, call.url)


def test_without_a_verified_address_nobody_begins(client, home_page):
    call = make_call(home_page)
    client.force_login(UserFactory(is_verified=False))
    page = page_of(client, call.url)
    assert f"/rekrutacja/zglos-sie/{call.pk}/" not in page
    assert "/konto/email/" in page
    client.post(f"/rekrutacja/zglos-sie/{call.pk}/")
    assert Application.objects.count() == 0


@pytest.mark.parametrize("phase", ["before", "closed"])
def test_outside_its_time_a_call_takes_no_applications(client, home_page, phase):
    call = make_call(home_page, phase=phase)
    client.force_login(UserFactory())
    assert f"/rekrutacja/zglos-sie/{call.pk}/" not in page_of(client, call.url)
    assert client.post(f"/rekrutacja/zglos-sie/{call.pk}/").url == call.url
    assert Application.objects.count() == 0


def test_a_visitor_who_posts_signs_in_first(client, home_page):
    call = make_call(home_page)
    assert client.post(f"/rekrutacja/zglos-sie/{call.pk}/").url.startswith("/konto/login/?next=")


def test_a_get_of_the_start_leads_to_the_call(client, home_page):
    call = make_call(home_page)
    client.force_login(UserFactory())
    assert client.get(f"/rekrutacja/zglos-sie/{call.pk}/").url == call.url


def test_a_draft_call_cannot_be_started(client, home_page):
    call = make_call(home_page, live=False)
    client.force_login(UserFactory())
    assert client.post(f"/rekrutacja/zglos-sie/{call.pk}/").status_code == 404


def test_a_hurried_person_is_asked_to_wait(client, home_page):
    call = make_call(home_page)
    client.force_login(UserFactory())
    codes = [client.post(f"/rekrutacja/zglos-sie/{call.pk}/").status_code for _ in range(21)]
    assert codes == [302] * 20 + [429]


@pytest.mark.parametrize("slug", ["zgloszenie", "zglos-sie"])
def test_a_call_takes_no_address_of_an_application(home_page, slug):
    call = make_call(home_page)
    call.slug = slug
    with pytest.raises(ValidationError) as refused:
        call.full_clean()
    assert "slug" in refused.value.message_dict


def test_a_call_shows_what_its_editor_wrote(client, home_page):
    call = make_call(home_page, how_decided="<p>Liczymy punkty.</p>", contact="<p>Piszcie do Urszuli.</p>")
    CallAnswer.objects.create(call=call, question="Czy to kosztuje?", answer="<p>Nie.</p>")
    page = page_of(client, call.url)
    assert all(text in page for text in ("Liczymy punkty.", "Piszcie do Urszuli.", "Czy to kosztuje?"))


def furnish(call, people):
    CallAnswer.objects.create(call=call, question="Czy to kosztuje?", answer="<p>Nie.</p>")
    CallQuestion.objects.create(call=call, label="Skąd wiesz o naborze?", field_type="singleline")
    for _ in range(people):
        ApplicationFactory(call=call)


@pytest.mark.parametrize("state", [None, *State])
def test_a_call_costs_at_most_ten_queries_however_many_apply(client, home_page, state):
    call = make_call(home_page)
    furnish(call, 3)
    person = UserFactory()
    client.force_login(person)
    if state:
        ApplicationFactory(call=call, applicant=person, state=state)
    few = queries_of(client, call.url)
    for _ in range(12):
        ApplicationFactory(call=call)
    assert queries_of(client, call.url) == few <= MOST_QUERIES


@pytest.mark.parametrize("state", State)
@pytest.mark.parametrize("phase", ["before", "open", "closed"])
def test_a_call_shows_every_state_in_every_phase(client, home_page, state, phase):
    call = make_call(home_page)
    application = ApplicationFactory(call=call, state=state)
    shift = {"before": timedelta(days=11), "open": timedelta(), "closed": timedelta(days=-30)}[phase]
    type(call).objects.filter(pk=call.pk).update(opens_at=call.opens_at + shift, closes_at=call.closes_at + shift)
    client.force_login(application.applicant)
    assert f"/rekrutacja/zgloszenie/{application.pk}/" in page_of(client, call.url) or phase == "before"


def test_a_withdrawn_application_makes_room_for_another(client, home_page):
    call = make_call(home_page)
    old = ApplicationFactory(call=call, state=State.WITHDRAWN, started_at=timezone.now() - timedelta(days=1))
    client.force_login(old.applicant)
    client.post(f"/rekrutacja/zglos-sie/{call.pk}/")
    new = Application.objects.exclude(pk=old.pk).get()
    assert new.state == State.DRAFT
    assert f"/rekrutacja/zgloszenie/{new.pk}/dane/" in page_of(client, call.url)


def test_editors_preview_a_call(home_page, rf):
    call = make_call(home_page)
    request = rf.get("/")
    request.user = UserFactory()
    assert call.get_context(request)["phase"] == "open"
