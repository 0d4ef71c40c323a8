"""One's own profile: seen before it is shown, left at any time."""

import pytest

from community import queries
from community.models import Profile
from community.services import block_person, restrict_person
from community.tests.factories import make_listed, make_participant

pytestmark = pytest.mark.django_db
PAGE = "/uczestnicy/moj-profil/"


@pytest.fixture
def anna(client):
    person = make_participant(first_name="Anna", last_name="Wilk")
    client.force_login(person)
    return person


def text_of(page) -> str:
    return page.content.decode().replace("\xa0", " ")


def is_seen(person) -> bool:
    return queries.directory(make_participant()).filter(user=person).exists()


def test_first_visit_shows_an_empty_profile_and_saves_nothing(client, anna):
    page = client.get(PAGE)

    assert not page.context["form"]["is_listed"].value()
    assert not Profile.objects.exists()


def test_joining_shows_what_was_typed(client, anna):
    client.post(PAGE, {"is_listed": "on", "offers": " Diagnoza ", "seeks": ""})

    profile = Profile.objects.get(user=anna)
    assert (profile.is_listed, profile.offers) == (True, "Diagnoza")
    assert is_seen(anna)


def test_preview_shows_and_saves_nothing(client, anna):
    page = text_of(client.post(PAGE, {"is_listed": "on", "offers": "<b>Diagnoza", "preview": "1"}))

    assert "jeszcze nie zapisano" in page
    assert page.count("&lt;b&gt;Diagnoza") == 2  # in the field and in the preview
    assert not Profile.objects.exists()


def test_leaving_keeps_the_texts_for_the_return(client):
    person = make_listed(offers="Diagnoza")
    client.force_login(person)
    assert "Odejdź ze spisu" in text_of(client.get(PAGE))

    client.post(f"{PAGE}wypisz/")

    assert not is_seen(person)
    assert Profile.objects.get(user=person).offers == "Diagnoza"


def test_leaving_is_no_link(client, anna):
    assert client.get(f"{PAGE}wypisz/").status_code == 405


def test_who_has_no_name_is_asked_for_it_first(client):
    client.force_login(make_participant(first_name="", last_name=""))

    page = text_of(client.post(PAGE, {"is_listed": "on", "offers": "Diagnoza"}))

    assert "Najpierw dodaj imię i nazwisko" in page
    assert not Profile.objects.exists()


def test_too_long_text_is_explained_and_stays(client, anna):
    page = text_of(client.post(PAGE, {"offers": "a" * 601}))

    assert 'href="#id_offers"' in page
    assert "a" * 601 in page


def test_nobody_takes_off_what_a_moderator_put_on(client):
    person = make_listed()
    restrict_person(person=person, by=person, is_hidden=True, is_silenced=True)
    client.force_login(person)

    client.post(PAGE, {"is_listed": "on", "is_hidden": "", "is_silenced": "", "offers": "x"})

    profile = Profile.objects.get(user=person)
    assert (profile.is_hidden, profile.is_silenced) == (True, True)
    assert "Moderator ukrył" in text_of(client.get(PAGE))


def test_blocked_people_can_be_unblocked_here(client, anna):
    piotr = make_listed(first_name="Piotr", last_name="Lis")
    block_person(blocker=anna, blocked=piotr)
    assert "Piotr Lis" in text_of(client.get(PAGE))

    client.post(f"/uczestnicy/{piotr.pk}/odblokuj/")

    assert not queries.blocked_by(anna).exists()
