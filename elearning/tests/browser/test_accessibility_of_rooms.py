"""axe-core and sideways scrolling in the rooms beside the course; recruitment looks at its own pages."""

import pytest

from advising.models import Case
from community.models import Contact
from core.tests.accessibility import problems
from elearning.demonstration.people import person
from knowledgebase.models import ArticlePage, LegalAct, ResourcePage, TopicPage

from . import walk

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def first_addresses(*kinds) -> list[str]:
    return [kind.objects.live().first().get_url() for kind in kinds]


def test_rooms_are_accessible_to_visitors(furnished, open_browser):
    act = LegalAct.objects.first()
    base = ["/baza-wiedzy/", "/baza-wiedzy/slownik/", "/baza-wiedzy/akty/", act.get_absolute_url()]
    search = ["/szukaj/", "/szukaj/?q=wskaznikow rezultatu", "/szukaj/?q=nicnieznajdzie"]
    addresses = ["/", *base, *first_addresses(TopicPage, ArticlePage, ResourcePage), *search, "/doradztwo/"]
    assert problems(open_browser(), addresses) == []


def test_rooms_are_accessible_to_participants(furnished, open_browser):
    other, contact = person("piotr.grab"), Contact.objects.get()
    own = ["/moje/", "/konto/oswiadczenia/", "/konto/powiadomienia/"]
    advising = ["/doradztwo/", "/doradztwo/nowa/", *(f"/doradztwo/{case.pk}/" for case in Case.objects.all())]
    people = ["", "?q=nikogo", "moj-profil/", "rozmowy/", f"rozmowy/{contact.conversation_id}/"]
    people += [f"{other.pk}/", f"{other.pk}/napisz/", f"{other.pk}/zablokuj/", f"{other.pk}/zglos/"]
    page = open_browser()
    walk.sign_in(page, furnished.email)
    assert problems(page, [*own, *advising, *(f"/uczestnicy/{rest}" for rest in people)]) == []


@pytest.mark.parametrize("name", ["doradca", "koordynator"])
def test_rooms_are_accessible_to_staff(furnished, open_browser, name):
    cases = [f"/doradztwo/skrzynka/{case.pk}/" for case in Case.objects.all()]
    figures = ["/zestawienie/", "/doradztwo/zestawienie/"] if name == "koordynator" else []
    page = open_browser()
    walk.enter(page, person(name))
    assert problems(page, ["/moje/", "/doradztwo/skrzynka/", *cases, *figures]) == []
