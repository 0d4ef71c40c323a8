"""The recruiter's screens: who may open which, what they show, what they cost."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.models import ModelLogEntry

from accounts.roles import Role
from accounts.tests.factories import UserFactory
from organisations.tests.factories import CommuneFactory, OrganisationFactory
from recruitment.models import Application
from recruitment.rules import Action
from recruitment.sensitive import NeedKind, SpecialNeeds
from recruitment.services import reject
from recruitment.services.secrets import LOOK, write_secrets
from recruitment.states import State
from recruitment.tests.factories import ApplicationFactory, make_call

pytestmark = pytest.mark.django_db
LIST, CARD = "recruitment_applications:index", "recruitment_applications:card"
NEEDS = SpecialNeeds((NeedKind.LOOP.value,), "Siadam z przodu.")


@pytest.fixture(autouse=True)
def _without_second_factor(settings):
    settings.STAFF_MFA_REQUIRED = False


@pytest.fixture
def office(client, recruiter):
    client.force_login(recruiter)
    return client


@pytest.fixture
def application(call):
    made = ApplicationFactory(call=call, state=State.IN_REVIEW)
    write_secrets(application=made, needs=NEEDS)
    return made


def act_url(application, action):
    return reverse("recruitment_applications:act", args=[application.pk, action.value])


DOORS = {
    "list": lambda client, one: client.get(reverse(LIST)),
    "card": lambda client, one: client.get(reverse(CARD, args=[one.pk])),
    "action": lambda client, one: client.post(act_url(one, Action.OFFER_PLACE), {"confirm": "1"}),
    "note": lambda client, one: client.post(
        reverse("recruitment_applications:note", args=[one.pk]), {"text": "Zadzwonić."}
    ),
    "bulk": lambda client, one: client.post(
        reverse("recruitment_applications:bulk"), {"action": "offer_place", "id": [one.pk], "confirm": "1"}
    ),
    "export": lambda client, one: client.get(reverse("recruitment_applications:export")),
    "sensitive": lambda client, one: client.post(reverse("recruitment_applications:sensitive", args=[one.pk])),
    "letters": lambda client, one: client.get(reverse("recruitment_letters:index")),
    "letter": lambda client, one: client.post(
        reverse("recruitment_letters:edit", args=["reject"]), {"subject": "x", "body": "x"}
    ),
}
OPEN_TO = {
    Role.RECRUITER: set(DOORS),
    Role.COORDINATOR: {"list", "card"},
    Role.EDITOR: set(),
    Role.ADVISOR: set(),
    Role.PARTICIPANT: set(),
    None: set(),
}


def trace(application) -> tuple:
    """What a door may have left behind."""
    application.refresh_from_db()
    looked = ModelLogEntry.objects.filter(action__startswith="recruitment.").count()
    return application.state, application.notes.count(), application.letters.count(), looked


@pytest.mark.parametrize("role", OPEN_TO)
@pytest.mark.parametrize("door", DOORS)
def test_who_may_open_which_door(client, application, role, door):
    if role:
        client.force_login(UserFactory(role=role))
    before = trace(application)
    answer = DOORS[door](client, application)
    if door in OPEN_TO[role]:
        went_back = answer.status_code == 302 and answer.url != reverse("wagtailadmin_home")
        assert answer.status_code == 200 or went_back
    else:
        assert answer.status_code in (302, 403)
        assert "zgłoszeni" not in answer.content.decode()
        assert trace(application) == before


def test_coordinator_reads_and_decides_nothing(client, application):
    client.force_login(UserFactory(role=Role.COORDINATOR))
    listed = client.get(reverse(LIST)).content.decode()
    card = client.get(reverse(CARD, args=[application.pk])).content.decode()
    assert application.number in listed
    assert 'name="id"' not in listed
    assert reverse("recruitment_applications:export") not in listed
    assert act_url(application, Action.REJECT) not in card
    assert "Siadam" not in card
    assert reverse("recruitment_applications:sensitive", args=[application.pk]) not in card


def test_drafts_are_nobodys_business(office, call):
    draft = ApplicationFactory(call=call, state=State.DRAFT, last_name="Niewysłana")
    assert "Niewysłana" not in office.get(reverse(LIST)).content.decode()
    assert office.get(reverse(CARD, args=[draft.pk])).status_code == 404


@pytest.mark.parametrize(
    ("words", "is_found"),
    [("ZG/2026/00077", True), ("zolkiewska", True), ("GOPS lomza", True), ("lomzanska", True), ("Kowalczyk", False)],
)
def test_search_needs_no_diacritics(office, call, words, is_found):
    unit = OrganisationFactory(name="GOPS w Łomży", seat=CommuneFactory(name="Łomżańska Wola"))
    ApplicationFactory(call=call, number="ZG/2026/00077", last_name="Żółkiewska", organisation=unit)
    assert ("Żółkiewska" in office.get(reverse(LIST), {"q": words}).content.decode()) is is_found


@pytest.mark.parametrize("words", ["'", '"*', "%", "x" * 2000, "   ", "ł" * 300])
def test_odd_searches_are_harmless(office, application, words):
    assert office.get(reverse(LIST), {"q": words}).status_code == 200


def test_list_is_filtered(office, home_page, call):
    unit = OrganisationFactory(kind="pcpr", seat=CommuneFactory(voivodeship="opolskie"))
    past = timezone.now() - timezone.timedelta(days=2)
    ApplicationFactory(call=call, last_name="Zwykła")
    ApplicationFactory(call=make_call(home_page), last_name="Inny-Nabór")
    ApplicationFactory(call=call, last_name="Opolska", organisation=unit)
    ApplicationFactory(call=call, last_name="Spóźniona", state=State.TO_SUPPLEMENT, due_at=past)
    CommuneFactory(level="woj", key="16", code="16", name="opolskie", voivodeship="opolskie")
    for filters, shown in (
        ({"call": call.pk}, {"Zwykła", "Opolska", "Spóźniona"}),
        ({"state": "to_supplement"}, {"Spóźniona"}),
        ({"voivodeship": "opolskie"}, {"Opolska"}),
        ({"kind": "pcpr"}, {"Opolska"}),
        ({"overdue": "yes"}, {"Spóźniona"}),
        ({"kind": "pcpr", "state": "rejected"}, set()),
    ):
        text = office.get(reverse(LIST), filters).content.decode()
        assert {name for name in ("Zwykła", "Inny-Nabór", "Opolska", "Spóźniona") if name in text} == shown


def cost(client, address) -> int:
    with CaptureQueriesContext(
        connection,
    ) as queries:
        assert client.get(address).status_code == 200
    return len(queries)


def test_sixty_rows_cost_what_three_do(office, call):
    def fill(count):
        for _ in range(count):
            ApplicationFactory(call=call, applicant=None, first_name="Ewa", last_name="Lis")

    address = reverse(LIST)
    fill(3)
    cost(office, address)
    three = cost(office, address)
    fill(60)
    assert cost(office, address) == three
    assert three < 25


def test_card_costs_the_same_with_a_long_history(office, call, recruiter):
    made = ApplicationFactory(call=call)
    address = reverse(CARD, args=[made.pk])
    cost(office, address)
    short = cost(office, address)
    reject(application=made, by=recruiter, reason="Powód.")
    for number in range(6):
        made.notes.create(author=recruiter, text=f"Notatka {number}")
        made.changes.create(action=Action.RESTORE, from_state="rejected", to_state="in_review", by=recruiter)
        ApplicationFactory(
            call=call, organisation=made.organisation, first_name=made.first_name, last_name=made.last_name
        )
    assert cost(office, address) == short
    assert short < 35


def test_card_shows_answers_checks_history_and_the_letter_as_sent(office, call, recruiter):
    unit = OrganisationFactory(kind="inna", seat=CommuneFactory(name="Jasienna"))
    made = ApplicationFactory(
        call=call, organisation=unit, first_name="Łucja", last_name="Żak", point_grounds=["village"]
    )
    made.answers = [{"name": "skad", "label": "Skąd wiesz o naborze?", "value": ["Od wójta", "Z gazety"]}]
    made.save()
    twin = ApplicationFactory(call=call, organisation=unit, first_name="Lucja", last_name="Zak")
    reject(application=made, by=recruiter, reason="Za krótki staż.")
    text = office.get(reverse(CARD, args=[made.pk])).content.decode()
    for shown in (
        "Jasienna",
        "Skąd wiesz o naborze?",
        "Od wójta, Z gazety",
        "Za krótki staż.",
        "odrzucone",
        twin.number,
    ):
        assert shown in text
    assert text.count(reverse(CARD, args=[twin.pk])) == 2
    assert made.letters.get().subject in text


def test_sensitive_data_are_shown_on_demand_and_each_look_is_on_record(office, application, recruiter):
    address = reverse("recruitment_applications:sensitive", args=[application.pk])
    assert "Siadam" not in office.get(reverse(CARD, args=[application.pk])).content.decode()
    assert office.get(address).status_code == 405
    answer = office.post(address)
    assert "Siadam z przodu." in answer.content.decode()
    assert "no-store" in answer["Cache-Control"]
    entry = ModelLogEntry.objects.get(action=LOOK)
    assert (entry.user, entry.object_id) == (recruiter, str(application.pk))


def test_note_is_added_and_an_empty_one_is_not(office, application, recruiter):
    address = reverse("recruitment_applications:note", args=[application.pk])
    assert office.post(address, {"text": " "}).status_code == 200
    office.post(address, {"text": "Dzwonić po 15."})
    note = application.notes.get()
    assert (note.text, note.author) == ("Dzwonić po 15.", recruiter)


def test_action_shows_the_letter_before_it_goes(office, application, post_office):
    text = office.get(act_url(application, Action.OFFER_PLACE)).content.decode()
    assert application.number in text
    assert "miejsce" in text
    assert post_office() == []


def test_preview_puts_the_reason_into_the_letter_and_does_nothing(office, application, post_office):
    answer = office.post(act_url(application, Action.REJECT), {"reason": "Brak podpisu.", "preview": "1"})
    assert answer.content.decode().count("Brak podpisu.") == 2
    assert post_office() == []
    assert not application.changes.exists()


def test_confirmed_action_is_done_once(office, application, post_office):
    data = {"reason": "Brak podpisu.", "confirm": "1"}
    for _ in range(2):
        assert office.post(act_url(application, Action.REJECT), data).status_code == 302
    application.refresh_from_db()
    assert application.state == State.REJECTED
    assert len(post_office()) == application.changes.count() == 1


def test_action_without_a_reason_says_so(office, application):
    answer = office.post(act_url(application, Action.REJECT), {"reason": "", "confirm": "1"})
    assert answer.status_code == 200
    assert not application.changes.exists()


def test_deadline_given_by_the_recruiter_ends_with_its_day(office, application):
    day = timezone.localdate() + timezone.timedelta(days=9)
    data = {"reason": "Brak skanu.", "due": day.isoformat(), "confirm": "1"}
    assert office.post(act_url(application, Action.ASK_TO_SUPPLEMENT), data).status_code == 302
    application.refresh_from_db()
    assert timezone.localtime(application.due_at).strftime("%Y-%m-%d %H:%M") == f"{day} 23:59"


def test_full_call_is_told_in_words(office, application, call):
    call.places = 0
    call.save()
    text = office.post(act_url(application, Action.OFFER_PLACE), {"confirm": "1"}, follow=True).content.decode()
    assert "listę rezerwową" in text
    application.refresh_from_db()
    assert application.state == State.IN_REVIEW


@pytest.mark.parametrize("action", ["submit", "accept_place", "expire_offer", "nonsense"])
def test_actions_of_others_have_no_screen(office, application, action):
    address = reverse("recruitment_applications:act", args=[application.pk, action])
    assert office.get(address).status_code == 404


def test_card_offers_exactly_the_actions_of_the_table(office, call):
    made = ApplicationFactory(call=call, state=State.WAITING)
    text = office.get(reverse(CARD, args=[made.pk])).content.decode()
    offered = {action for action in Action if act_url(made, action) in text}
    assert offered == {Action.OFFER_PLACE, Action.REJECT, Action.WITHDRAW}


def test_figures_above_the_list_lead_to_its_parts(office, call):
    ApplicationFactory.create_batch(2, call=call, state=State.WAITING)
    text = office.get(reverse(LIST)).content.decode()
    assert f"{reverse(LIST)}?state=waiting" in text
    assert Application.objects.sent().count() == 2


def test_log_of_the_site_leads_to_the_card(client, application):
    from wagtail.admin.admin_url_finder import AdminURLFinder

    finder = AdminURLFinder(UserFactory(is_superuser=True, is_staff=True))
    assert finder.get_edit_url(application) == reverse(CARD, args=[application.pk])
