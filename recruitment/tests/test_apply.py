"""From the call to a number: every part of an application, saved, mended, sent."""

from datetime import timedelta

import pytest
from django.core import mail
from django.core.management import call_command
from django.utils import timezone

from accounts.models import ConsentDecision
from accounts.tests.factories import UserFactory
from organisations.models import Organisation
from organisations.tests.factories import CommuneFactory, MembershipFactory
from recruitment.models import Application, CallQuestion
from recruitment.screens.parts import SLUGS
from recruitment.services import own_secrets
from recruitment.states import State
from recruitment.tests.factories import ApplicationFactory, make_call

PERSON = {"first_name": "Anna", "last_name": "Nowak", "phone": "600 100 200"}
ROLE = {"strategy_role": "writes", "strategy_status": "in_force", "strategy_until": "2028", "expectations": "Cele."}
UNIT = {
    "organisation": "other",
    "kind": "ops",
    "name": "GOPS w Jasiennej",
    "position": "pracownik socjalny",
    "superior_name": "Maria Kowalska",
    "superior_position": "kierowniczka",
}


@pytest.fixture
def call(home_page):
    return make_call(home_page)


@pytest.fixture
def person(db):
    return UserFactory(first_name="Anna", last_name="Nowak")


@pytest.fixture
def mine(client, call, person):
    client.force_login(person)
    return ApplicationFactory(call=call, applicant=person, state=State.DRAFT)


@pytest.fixture
def blank(client, call, person):
    client.force_login(person)
    return Application.objects.create(call=call, applicant=person)


def url_of(application, rest=""):
    return f"/rekrutacja/zgloszenie/{application.pk}/{rest}"


def tick_all(application):
    application.statements = {str(statement.text_id): True for statement in application.call.statements.all()}
    application.save()


def test_a_person_applies_from_the_button_to_the_number(client, call, person):
    client.force_login(person)
    seat = CommuneFactory(name="Jasienna")
    response = client.post(f"/rekrutacja/zglos-sie/{call.pk}/")
    application = Application.objects.get()
    assert response.url == url_of(application)
    assert client.post(url_of(application, "dane/"), PERSON).url == url_of(application, "instytucja/")
    to_unit = client.post(url_of(application, "instytucja/"), {"seat": seat.key, "seat_text": "Jasienna"})
    assert client.post(to_unit.url, UNIT).url == url_of(application, "rola/")
    assert client.post(url_of(application, "rola/"), ROLE).url == url_of(application, "potrzeby/")
    to_statements = client.post(url_of(application, "potrzeby/"), {"has_needs": "none"})
    assert to_statements.url == url_of(application, "oswiadczenia/")
    text = call.statements.get().text
    assert client.post(to_statements.url, {f"text_{text.pk}": "on"}).url == url_of(application, "sprawdz/")
    assert client.post(url_of(application, "sprawdz/")).url == url_of(application, "wyslane/")
    application.refresh_from_db()
    assert application.state == State.SUBMITTED
    assert application.number in client.get(url_of(application, "wyslane/")).content.decode()
    assert application.organisation.seat == seat
    assert ConsentDecision.objects.get(person=person, text=text).is_accepted


def test_the_number_comes_by_mail_with_a_link_that_works(client, mine):
    tick_all(mine)
    client.post(url_of(mine, "sprawdz/"))
    call_command("work", batch=True)
    mine.refresh_from_db()
    letter = mail.outbox[-1]
    assert letter.to == [mine.applicant.email]
    assert mine.number in letter.subject + letter.body
    link = next(word for word in letter.body.split() if "/rekrutacja/zgloszenie/" in word).strip(".,()<>")
    assert client.get("/rekrutacja/" + link.partition("/rekrutacja/")[2]).status_code == 200


def test_sending_twice_keeps_one_number(client, mine):
    tick_all(mine)
    client.post(url_of(mine, "sprawdz/"))
    number = Application.objects.get().number
    assert client.post(url_of(mine, "sprawdz/")).url == url_of(mine, "wyslane/")
    assert Application.objects.get().number == number


def test_starting_twice_makes_one_draft(client, call, person):
    client.force_login(person)
    first = client.post(f"/rekrutacja/zglos-sie/{call.pk}/").url
    assert client.post(f"/rekrutacja/zglos-sie/{call.pk}/").url == first
    assert Application.objects.count() == 1


def test_an_incomplete_application_is_not_sent_and_says_what_is_missing(client, blank):
    response = client.post(url_of(blank, "sprawdz/"))
    blank.refresh_from_db()
    assert blank.state == State.DRAFT
    assert f'href="{url_of(blank, "rola/")}?z=sprawdz"' in response.content.decode()


def test_a_draft_goes_on_where_it_was_left(client, call, person, blank):
    client.post(url_of(blank, "rola/"), {**ROLE, "later": "1"})
    client.logout()
    client.force_login(person)
    page = client.get(url_of(blank, "rola/")).content.decode()
    assert "Cele." in page
    assert 'value="2028"' in page


def test_two_tabs_do_not_lose_each_others_parts(client, blank):
    """Both were opened at once; each saves its own part only."""
    client.get(url_of(blank, "dane/"))
    client.get(url_of(blank, "rola/"))
    client.post(url_of(blank, "rola/"), ROLE)
    client.post(url_of(blank, "dane/"), PERSON)
    blank.refresh_from_db()
    assert (blank.first_name, blank.strategy_role, blank.strategy_until) == ("Anna", "writes", 2028)


def test_what_was_typed_stays_beside_the_mistake(client, blank):
    page = client.post(url_of(blank, "rola/"), {**ROLE, "strategy_until": "za dwa lata"}).content.decode()
    blank.refresh_from_db()
    assert blank.strategy_role == ""
    assert 'value="za dwa lata"' in page
    assert 'href="#id_strategy_until"' in page


@pytest.mark.parametrize("slug", ["dane", "rola", "potrzeby", "oswiadczenia"])
def test_an_empty_part_is_refused_but_may_wait(client, blank, slug):
    blank.first_name = blank.last_name = ""
    blank.save()
    assert client.post(url_of(blank, f"{slug}/"), {}).status_code == 200
    assert client.post(url_of(blank, f"{slug}/"), {"later": "1"}).url == url_of(blank)


def test_an_unfinished_part_keeps_what_was_typed(client, blank):
    client.post(url_of(blank, "rola/"), {"strategy_role": "data", "later": "1"})
    blank.refresh_from_db()
    assert blank.strategy_role == "data"
    assert "as-optional" in client.get(url_of(blank, "rola/")).content.decode()


def test_needs_are_sealed_and_shown_to_their_writer(client, mine):
    client.post(url_of(mine, "potrzeby/"), {"has_needs": "some", "kinds": ["pjm"], "text": "Siedzę z przodu."})
    mine.refresh_from_db()
    assert "przodu" not in mine.sensitive.sealed
    assert own_secrets(application=mine).needs.kinds == ("pjm",)
    assert "Siedzę z przodu." in client.get(url_of(mine, "potrzeby/")).content.decode()


@pytest.mark.parametrize(
    ("typed", "field"),
    [({"has_needs": "some"}, "kinds"), ({"has_needs": "some", "kinds": ["other"]}, "text"), ({}, "has_needs")],
)
def test_needs_without_a_need_are_asked_again(client, blank, typed, field):
    form = client.post(url_of(blank, "potrzeby/"), typed).context["form"]
    assert list(form.errors) == [field]


def test_changing_to_no_needs_forgets_them(client, mine):
    client.post(url_of(mine, "potrzeby/"), {"has_needs": "some", "kinds": ["pjm"]})
    client.post(url_of(mine, "potrzeby/"), {"has_needs": "none", "kinds": ["pjm"]})
    mine.refresh_from_db()
    assert mine.has_no_needs is True
    assert own_secrets(application=mine).needs.kinds == ()


def test_the_unit_of_the_account_is_offered(client, blank):
    membership = MembershipFactory(person=blank.applicant, position="inspektor")
    to_unit = client.get(url_of(blank, "instytucja/"))
    assert to_unit.url == url_of(blank, f"instytucja/{membership.organisation.seat.key}/")
    page = client.get(to_unit.url).content.decode()
    assert 'value="inspektor"' in page


def test_a_unit_named_twice_is_one_unit(client, blank):
    seat = CommuneFactory()
    for name in ("GOPS w Jasiennej", "gops w jasiennej"):
        client.post(url_of(blank, f"instytucja/{seat.key}/"), {**UNIT, "name": name})
    assert Organisation.objects.count() == 1


def test_half_a_unit_may_wait_without_making_one(client, blank):
    seat = CommuneFactory()
    client.post(url_of(blank, f"instytucja/{seat.key}/"), {"name": "GOPS", "position": "inspektor", "later": "1"})
    blank.refresh_from_db()
    assert (Organisation.objects.count(), blank.position) == (0, "inspektor")


def test_an_unknown_commune_is_not_found(client, blank):
    assert client.get(url_of(blank, "instytucja/000000/")).status_code == 404


def ask(call, **fields):
    question = CallQuestion(call=call, **{"field_type": "singleline", "required": True, **fields})
    question.save()
    return question


def test_answers_keep_the_words_of_their_questions(client, call, mine):
    question = ask(call, label="Ile osób liczy gmina?", field_type="number")
    name = question.clean_name
    client.post(url_of(mine, "pytania/"), {name: "5000"})
    question.label = "Coś innego"
    question.save()
    mine.refresh_from_db()
    assert mine.answers == [{"name": name, "label": "Ile osób liczy gmina?", "value": "5000"}]
    assert "Ile osób liczy gmina?" in client.get(url_of(mine, "sprawdz/")).content.decode()


FIELD_TYPES = {
    "singleline": "słowo",
    "multiline": "dwa\nwiersze",
    "email": "a@example.org",
    "number": "12",
    "url": "https://example.org/",
    "checkbox": "on",
    "checkboxes": ["a", "b"],
    "dropdown": "b",
    "multiselect": ["a"],
    "radio": "a",
    "date": "2026-12-01",
    "datetime": "2026-12-01T10:30",
}


@pytest.mark.parametrize("field_type", FIELD_TYPES)
def test_every_kind_of_question_is_asked_answered_and_shown_again(client, call, mine, field_type):
    question = ask(call, label="Pytanie", field_type=field_type, choices="a\nb")
    assert client.post(url_of(mine, "pytania/"), {}).context["form"].errors
    response = client.post(url_of(mine, "pytania/"), {question.clean_name: FIELD_TYPES[field_type]})
    assert response.status_code == 302
    again = client.get(url_of(mine, "pytania/"))
    assert again.context["form"][question.clean_name].value() not in (None, "", [])
    assert client.get(url_of(mine, "sprawdz/")).status_code == 200


def test_a_call_without_questions_has_no_such_part(client, mine):
    assert client.get(url_of(mine, "pytania/")).status_code == 404
    assert SLUGS["questions"] not in client.get(url_of(mine)).content.decode()


def test_a_draft_of_a_closed_call_can_be_read_but_not_written(client, mine):
    mine.call.closes_at = timezone.now() - timedelta(minutes=1)
    mine.call.save()
    for slug in ("dane/", "sprawdz/"):
        assert client.get(url_of(mine, slug)).url == url_of(mine)
        assert client.post(url_of(mine, slug), PERSON).url == url_of(mine)
    page = client.get(url_of(mine)).content.decode()
    mine.refresh_from_db()
    assert mine.state == State.DRAFT
    assert mine.superior_name in page


def test_a_sent_application_is_not_changed_by_an_old_tab(client, mine):
    tick_all(mine)
    client.post(url_of(mine, "sprawdz/"))
    assert client.post(url_of(mine, "dane/"), {**PERSON, "last_name": "Inna"}).url == url_of(mine)
    mine.refresh_from_db()
    assert mine.last_name == "Nowak"


def test_a_statement_in_a_new_version_has_to_be_read_again(client, mine):
    from accounts.consents import publish_text

    tick_all(mine)
    text = mine.call.statements.get().text
    publish_text(key=text.key, title=text.title, text="Nowa treść.")
    client.post(url_of(mine, "sprawdz/"))
    mine.refresh_from_db()
    assert mine.state == State.DRAFT
    assert "Nowa treść." in client.get(url_of(mine, "oswiadczenia/")).content.decode()
