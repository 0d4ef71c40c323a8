"""Offices in the back office, and what is written down about cases."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import ModelLogEntry

from accounts.roles import Role
from accounts.tests.factories import UserFactory
from advising import services
from advising.models import Office, OfficeAdvisor
from advising.tests.factories import ask, make_case, make_team, make_voivodeship

pytestmark = pytest.mark.django_db


@pytest.fixture
def coordinator(client, root_page):
    person = UserFactory(role=Role.COORDINATOR, has_second_factor=True)
    client.force_login(person)
    return person


def inline(prefix: str, rows: list[dict]) -> dict:
    data = {f"{prefix}-TOTAL_FORMS": len(rows), f"{prefix}-INITIAL_FORMS": 0}
    data |= {f"{prefix}-MIN_NUM_FORMS": 0, f"{prefix}-MAX_NUM_FORMS": 1000}
    for number, row in enumerate(rows):
        data |= {f"{prefix}-{number}-{name}": value for name, value in {"id": "", "ORDER": number + 1, **row}.items()}
    return data


def office_data(areas: list[str], advisors: list) -> dict:
    fields = {"name": "Biuro w Poznaniu", "slug": "poznan", "place": "Poznań", "email": "", "is_active": "on"}
    promise = {"current_days": 2, "specialist_days": 5, "closes_at": "15:00"}
    people = [{"user": person.pk, "takes_specialist": "on", "is_active": "on"} for person in advisors]
    return {
        **fields,
        **promise,
        **inline("areas", [{"voivodeship": key} for key in areas]),
        **inline("advisors", people),
    }


def test_coordinator_opens_an_office_with_its_area_and_people(client, coordinator):
    make_voivodeship("30", "wielkopolskie")
    advisor = UserFactory(role=Role.ADVISOR)
    answer = client.post(reverse("advisory_offices:add"), office_data(["30"], [advisor]))
    assert answer.status_code == 302
    office = Office.objects.get()
    assert (office.current_days, office.closes_at.hour) == (2, 15)
    assert [area.voivodeship for area in office.areas.all()] == ["30"]
    assert OfficeAdvisor.objects.get().takes_specialist


def test_voivodeship_of_another_office_is_refused_with_words(client, coordinator):
    make_voivodeship("30", "wielkopolskie")
    make_team(voivodeships=("30",))
    answer = client.post(reverse("advisory_offices:add"), office_data(["30"], []))
    assert answer.status_code == 200
    assert Office.objects.count() == 1


def test_form_offers_voivodeships_and_advisors_by_name(client, coordinator):
    make_voivodeship("30", "wielkopolskie")
    advisor = UserFactory(role=Role.ADVISOR)
    stranger = UserFactory(role=Role.EDITOR)
    text = client.get(reverse("advisory_offices:add")).content.decode()
    assert "wielkopolskie" in text
    assert str(advisor) in text
    assert str(stranger) not in text


@pytest.mark.parametrize("role", [Role.ADVISOR, Role.RECRUITER, Role.EDITOR])
def test_others_do_not_keep_offices(client, root_page, role):
    client.force_login(UserFactory(role=role, has_second_factor=True))
    answer = client.get(reverse("advisory_offices:index"))
    assert (answer.status_code, answer["Location"]) == (302, reverse("wagtailadmin_home"))


def test_list_costs_the_same_for_many(client, coordinator):
    def cost() -> int:
        client.get(reverse("advisory_offices:index"))
        with CaptureQueriesContext(connection) as found:
            assert client.get(reverse("advisory_offices:index")).status_code == 200
        return len(found)

    make_team(voivodeships=("30",))
    few = cost()
    for n in range(18):
        make_team(voivodeships=(f"{n + 31}",))
    assert cost() == few


def test_what_staff_do_is_in_the_audit_log(client, coordinator):
    team = make_team()
    case = make_case(team, "waiting_advisor")
    services.close_case(case=case, by=coordinator)
    logged = ModelLogEntry.objects.filter(action__startswith="advising.")
    actions = list(logged.order_by("pk").values_list("action", "user"))
    assert actions == [("advising.take", team.advisor.pk), ("advising.close", coordinator.pk)]
    text = client.get(reverse("wagtailadmin_reports:site_history")).content.decode()
    assert "zamknięcie sprawy" in text


def test_what_the_participant_does_is_not(client, coordinator):
    case = ask(make_team().office)
    services.close_case(case=case, by=case.participant)
    assert not ModelLogEntry.objects.filter(action__startswith="advising.").exists()
