"""Figures of the coordinator: each one is as many as its list has."""

import re
from datetime import date, timedelta
from html import unescape

import pytest

from accounts.roles import Role
from accounts.tests.factories import UserFactory
from advising import queries, services
from advising.models import Case, State
from advising.tests.factories import FRIDAY, THURSDAY, ask, make_case, make_team

pytestmark = pytest.mark.django_db

FIGURES = "/doradztwo/zestawienie/"
PERIOD = {"od": "2026-11-01", "do": "2026-11-30"}


@pytest.fixture
def coordinator(client):
    person = UserFactory(role=Role.COORDINATOR, has_second_factor=True)
    client.force_login(person)
    return person


@pytest.fixture
def november():
    """One office: answered in one day, in eight (late), and not at all; another one without a question."""
    team = make_team(name="Biuro w Poznaniu", slug="poznan")
    make_team(name="Biuro w Rzeszowie", slug="rzeszow")
    soon, late = ask(team.office, now=THURSDAY), ask(team.office, now=THURSDAY)
    services.answer(case=soon, advisor=team.advisor, body="Tak.", now=FRIDAY, closes=True)
    services.rate_case(case=soon, participant=soon.participant, was_helpful=True)
    services.answer(case=late, advisor=team.advisor, body="Nie.", now=FRIDAY + timedelta(days=11))
    waiting = ask(team.office, now=THURSDAY)
    Case.objects.filter(pk=waiting.pk).update(answer_due_on=date(2026, 1, 2))
    ask(team.office, now=THURSDAY - timedelta(days=60))
    return team


def text_of(answer) -> str:
    return answer.content.decode().replace("\xa0", " ")


def test_figures_of_an_office(november):
    poznan, rzeszow, whole = queries.figures_by_office(date(2026, 11, 1), date(2026, 11, 30), today=date(2026, 11, 30))
    assert (poznan.asked, poznan.answered, poznan.in_time, poznan.late) == (3, 2, 1, 1)
    assert (poznan.unanswered, poznan.overdue, poznan.closed) == (1, 1, 1)
    assert (poznan.typical_days, poznan.in_time_share, poznan.helped_share) == (4.5, 50, 100)
    assert (rzeszow.asked, rzeszow.typical_days, rzeszow.in_time_share) == (0, None, None)
    assert (whole.asked, whole.typical_days) == (3, 4.5)


def test_last_day_of_the_period_is_whole(november):
    (poznan, *_rest) = queries.figures_by_office(THURSDAY.date(), THURSDAY.date(), today=FRIDAY.date())
    assert poznan.asked == 3
    (poznan, *_rest) = queries.figures_by_office(FRIDAY.date(), None, today=FRIDAY.date())
    assert poznan.asked == 0


def test_every_figure_leads_to_a_list_of_so_many(client, coordinator, november):
    page = text_of(client.get(FIGURES, PERIOD))
    links = re.findall(r'href="(/doradztwo/skrzynka/\?[^"]+)">(\d+)</a>', page)
    assert len(links) == 3 * 7
    for address, figure in links:
        assert client.get(unescape(address)).context["page_obj"].paginator.count == int(figure), address


def test_first_visit_shows_the_last_ninety_days(client, coordinator):
    page = client.get(FIGURES)
    assert (page.context["until"] - page.context["since"]).days == 89
    assert "Nie ma jeszcze biura" in text_of(page)


def test_nonsense_dates_count_as_not_given(client, coordinator, november):
    assert client.get(FIGURES, {"od": "wczoraj", "do": "2026-99-99"}).status_code == 200


def test_waiting_counts_of_all_and_of_one_desk(november):
    other = make_team()
    make_case(other, State.WAITING_PARTICIPANT)
    make_case(other, State.CLOSED)
    assert queries.waiting_counts() == {
        "new": 2, "waiting_advisor": 0, "waiting_participant": 2, "overdue": 2, "unanswered": 2,
    }  # fmt: skip
    assert queries.waiting_counts(other.advisor)["waiting_participant"] == 1
    assert queries.waiting_counts(other.advisor)["unanswered"] == 0


def test_desk_cases_show_new_letters_first(november):
    person = UserFactory()
    answered = make_case(november, State.WAITING_PARTICIPANT, person, subject="z odpowiedzią")
    for n in range(3):
        ask(november.office, person, subject=f"nowa {n}")
    rows = queries.desk_cases(person, limit=2)
    assert [row.subject for row in rows] == ["z odpowiedzią", "nowa 2"]
    assert (rows[0].unread, rows[0].address) == (1, f"/doradztwo/{answered.pk}/")
