"""The way from an announced call to the course, in Chromium without a script; and what axe finds on its pages."""

import pytest
from playwright.sync_api import Page, expect

from accounts.tests.factories import PASSWORD, UserFactory
from core.tests.accessibility import broken_rules, problems
from organisations.tests.factories import CommuneFactory
from recruitment.models import Application, CallAnswer, CallQuestion, CallStatement, RecruitmentPage
from recruitment.services import begin_review, offer_place
from recruitment.states import State
from recruitment.tests.factories import ApplicationFactory, make_call, make_index
from recruitment.texts import load_statements

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PARTS = ["dane/", "instytucja/?gmina=inna", "rola/", "potrzeby/", "pytania/", "oswiadczenia/", "sprawdz/", "usun/"]


@pytest.fixture
def call(home_page) -> RecruitmentPage:
    """With everything an editor may add."""
    call = make_call(home_page, contact="<p>Napisz na rekrutacja@example.org.</p>", is_pesel_needed=True)
    CallStatement.objects.filter(call=call).delete()
    for text in load_statements():
        if text.key != "rekrutacja-deklaracja":
            CallStatement.objects.create(call=call, text=text)
    CallAnswer.objects.create(call=call, question="Czy to kosztuje?", answer="<p>Nie.</p>")
    CallQuestion.objects.create(
        call=call, label="Skąd wiesz o naborze?", field_type="radio", choices="z urzędu\nz sieci"
    )
    CallQuestion.objects.create(call=call, label="Coś jeszcze?", field_type="multiline", required=False)
    return call


def sign_in(page: Page, person) -> None:
    page.get_by_label("Adres e-mail").fill(person.email)
    page.get_by_label("Hasło", exact=True).fill(PASSWORD)
    page.locator("main").get_by_role("button", name="Zaloguj się", exact=True).click()


def save(page: Page) -> None:
    page.get_by_role("button", name="Zapisz i przejdź dalej").click()


def title(page: Page):
    return page.get_by_role("heading", level=1)


def fill_in_person_and_unit(page: Page) -> None:
    page.get_by_label("Telefon").fill("600 100 200")
    save(page)
    page.get_by_label("Gmina, w której ma siedzibę twoja jednostka").fill("Osiek")
    page.get_by_role("button", name="Szukaj").click()
    page.get_by_label("starogardzki").check()
    page.get_by_role("button", name="Dalej").click()
    page.get_by_label("Rodzaj jednostki").select_option("ops")
    page.get_by_label("Pełna nazwa jednostki").fill("GOPS w Osieku")
    page.get_by_label("Twoje stanowisko").fill("pracownik socjalny")
    page.get_by_label("Imię i nazwisko osoby, która cię kieruje").fill("Maria Kowalska")
    page.get_by_label("Stanowisko tej osoby").fill("kierowniczka")
    save(page)


def fill_in_the_rest(page: Page) -> None:
    page.get_by_label("Piszę część strategii").check()
    page.get_by_label("Wygasa w tym albo w przyszłym roku").check()
    page.get_by_label("Ostatni rok strategii").fill("2027")
    save(page)
    page.get_by_label("Tak, wybieram poniżej").check()
    page.get_by_label("Napisy").check()
    save(page)
    page.get_by_label("z sieci").check()
    save(page)
    for label in ("Podaję prawdziwe dane", "Znam regulamin rekrutacji", "Znam informację o przetwarzaniu"):
        page.get_by_role("checkbox", name=label).check()
    save(page)


@pytest.mark.parametrize("width", [1280, 320])
def test_a_person_applies_and_takes_the_place_without_javascript(call, open_browser, width):
    person, recruiter = UserFactory(first_name="Anna", last_name="Nowak"), UserFactory()
    for county in ("brodnicki", "starogardzki"):
        CommuneFactory(name="Osiek", county=county)
    page = open_browser(width=width, javascript=False)
    page.goto(make_index(call.get_parent()).url)
    page.get_by_role("link", name=call.title).click()
    page.get_by_role("link", name="Mam konto: zaloguj się").click()
    sign_in(page, person)
    expect(page).to_have_url(call.url)
    page.get_by_role("button", name="Zgłoś się").click()
    page.get_by_role("link", name="Twoje dane", exact=True).click()
    fill_in_person_and_unit(page)
    fill_in_the_rest(page)
    expect(title(page)).to_have_text("Sprawdź odpowiedzi")
    page.get_by_role("button", name="Wyślij zgłoszenie").click()
    expect(title(page)).to_have_text("Zgłoszenie wysłane")
    application = Application.objects.get()
    expect(page.get_by_text(application.number)).to_be_visible()

    begin_review(application=application, by=recruiter)
    offer_place(application=application, by=recruiter)

    page.get_by_role("link", name="Przejdź do zgłoszenia").click()
    page.get_by_role("link", name="Przyjmij miejsce").click()
    page.get_by_label("PESEL", exact=True).fill("44051401359")
    page.get_by_label("Deklaruję udział w tej edycji.").check()
    page.get_by_role("button", name="Przyjmij miejsce").click()
    page.get_by_role("link", name="Przejdź do kursu").click()
    expect(title(page)).to_have_text(call.course.title)


def test_a_part_is_finished_on_another_device(call, open_browser):
    application = ApplicationFactory(call=call, state=State.DRAFT, strategy_role="", strategy_status="")
    first, second = open_browser(javascript=False), open_browser(width=320, javascript=False)
    address = f"/rekrutacja/zgloszenie/{application.pk}/"
    for page in (first, second):
        page.goto(f"{address}rola/")
        sign_in(page, application.applicant)
    first.get_by_label("Przygotowuję dane i diagnozę").check()
    first.get_by_role("button", name="Zapisz i dokończ później").click()
    expect(first).to_have_url(address)
    second.goto(f"{address}rola/")
    expect(second.get_by_label("Przygotowuję dane i diagnozę")).to_be_checked()


def test_a_mistake_takes_the_reader_to_its_field(call, open_browser):
    application = ApplicationFactory(call=call, state=State.DRAFT)
    page = open_browser(javascript=False)
    page.goto(f"/rekrutacja/zgloszenie/{application.pk}/rola/")
    sign_in(page, application.applicant)
    page.get_by_label("Ostatni rok strategii").fill("za rok")
    save(page)
    page.locator(".govuk-error-summary a").click()
    expect(page.get_by_label("Ostatni rok strategii")).to_be_focused()
    expect(page.get_by_label("Ostatni rok strategii")).to_have_value("za rok")


def test_public_pages_are_accessible(call, home_page, open_browser):
    others = [make_call(home_page, phase=phase).url for phase in ("before", "closed")]
    assert problems(open_browser(), [make_index(home_page).url, call.url, *others]) == []


def test_parts_of_an_application_are_accessible(call, open_browser):
    application = ApplicationFactory(call=call, state=State.DRAFT)
    page = open_browser()
    page.goto(f"/rekrutacja/zgloszenie/{application.pk}/instytucja/")
    sign_in(page, application.applicant)
    page.wait_for_url("**/instytucja/*/")
    own = [f"/rekrutacja/zgloszenie/{application.pk}/{part}" for part in PARTS]
    assert problems(page, [page.url, *own, call.url]) == []


def test_mistakes_are_shown_accessibly(call, open_browser):
    application = ApplicationFactory(call=call, state=State.DRAFT, first_name="", strategy_role="")
    page = open_browser()
    for part in ("dane/", "rola/", "pytania/", "oswiadczenia/"):
        page.goto(f"/rekrutacja/zgloszenie/{application.pk}/{part}")
        if page.get_by_label("Hasło", exact=True).count():
            sign_in(page, application.applicant)
        save(page)
        expect(page.locator(".govuk-error-summary")).to_be_visible()
        assert broken_rules(page) == []


@pytest.mark.parametrize("state", State)
def test_the_page_of_every_state_is_accessible(call, open_browser, state):
    application = ApplicationFactory(call=call, state=state)
    address = f"/rekrutacja/zgloszenie/{application.pk}/"
    page = open_browser()
    page.goto(address)
    sign_in(page, application.applicant)
    more = {State.OFFERED: ["przyjmij/", "zrezygnuj/"], State.SUBMITTED: ["wyslane/", "wycofaj/"]}.get(state, [])
    assert problems(page, [address, *(address + rest for rest in more)]) == []
