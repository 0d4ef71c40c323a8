"""Reports: made, decided once, carried out, told of."""

import re
from urllib.parse import urlsplit

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import ModelLogEntry

from accounts.roles import Role
from accounts.tests.factories import UserFactory
from community.errors import AlreadyDecided
from community.models import Profile, Report
from community.services import decide_report, report_person, restrict_person
from community.services import reports as report_services
from community.tests.factories import make_listed, make_participant, make_talk
from messaging.tests.factories import upload

pytestmark = pytest.mark.django_db
REPORTS = "/zaplecze/community_reports/"
PROFILES = "/zaplecze/community_profiles/"


@pytest.fixture
def coordinator(client, settings):
    settings.STAFF_MFA_REQUIRED = False
    person = UserFactory(role=Role.COORDINATOR)
    client.force_login(person)
    return person


@pytest.fixture
def report():
    reporter = make_participant(first_name="Anna", last_name="Wilk")
    return report_person(reporter=reporter, person=make_listed(first_name="Piotr", last_name="Lis"), reason="spam")


def text_of(page) -> str:
    return page.content.decode().replace("\xa0", " ")


def edit(report) -> str:
    return f"{REPORTS}edit/{report.pk}/"


def test_participant_reports_a_person(client):
    reporter, person = make_participant(), make_listed()
    client.force_login(reporter)

    answer = client.post(f"/uczestnicy/{person.pk}/zglos/", {"reason": "spam", "details": "Reklama"})

    assert answer.headers["Location"] == "/uczestnicy/"
    report = Report.objects.get()
    assert (report.reporter, report.person, report.reason, report.message) == (reporter, person, "spam", None)


def test_participant_reports_a_letter(client):
    reporter, person = make_participant(), make_listed()
    make_talk(reporter, person)
    letter = make_talk(person, reporter, body="Kup teraz")
    client.force_login(reporter)
    address = f"/uczestnicy/{person.pk}/zglos/?list={letter.pk}"
    assert "Kup teraz" in text_of(client.get(address))

    client.post(address, {"reason": "spam"})

    assert Report.objects.get().message == letter


def test_report_without_a_reason_is_explained_and_stays(client):
    client.force_login(make_participant())

    page = text_of(client.post(f"/uczestnicy/{make_listed().pk}/zglos/", {"details": "Reklama"}))

    assert "Zaznacz, co jest nie tak" in page
    assert "Reklama" in page
    assert not Report.objects.exists()


def test_said_again_it_is_the_same_report(report):
    again = report_person(reporter=report.reporter, person=report.person, reason="offence", details="Jednak to")

    assert again.pk == report.pk
    assert Report.objects.get().reason == "offence"


def test_very_many_reports_are_stopped_in_words(client, monkeypatch):
    monkeypatch.setattr(report_services, "MOST_A_DAY", 0)
    client.force_login(make_participant())

    page = client.post(f"/uczestnicy/{make_listed().pk}/zglos/", {"reason": "spam"})

    assert "wróć jutro" in text_of(page)


@pytest.mark.parametrize(
    ("decision", "hidden", "silenced", "told"),
    [("none", False, False, 1), ("warn", False, False, 2), ("hide", True, False, 2), ("silence", False, True, 2)],
)
def test_decision_is_carried_out_logged_and_told(
    client, coordinator, report, post_office, decision, hidden, silenced, told
):
    client.post(edit(report), {"decision": decision, "note": "Druga skarga"})

    report.refresh_from_db()
    profile = Profile.objects.get(user=report.person)
    assert (report.decision, report.note, report.decided_by) == (decision, "Druga skarga", coordinator)
    assert (profile.is_hidden, profile.is_silenced) == (hidden, silenced)
    entry = ModelLogEntry.objects.get(action="community.decide_report")
    assert (entry.user, entry.object_id) == (coordinator, str(report.pk))
    mails = {mail.to[0]: mail for mail in post_office()}
    assert len(mails) == told
    assert "zgłoszeni" in mails[report.reporter.email].subject.lower()
    assert (report.person.email in mails) is (told == 2)


def test_mails_name_nobody_and_their_links_work(client, coordinator, report, post_office):
    decide_report(report=report, by=coordinator, decision="hide", note="Tylko dla nas")

    for mail in post_office():
        assert mail.subject[0].isupper()
        assert mail.body.startswith("Dzień dobry,")
        assert not any(name in mail.body for name in ("Wilk", "Lis", "Tylko dla nas"))
        links = re.findall(r"http://localhost:8000(\S+)", mail.body)
        assert links
        assert all(client.get(urlsplit(link).path).status_code == 200 for link in links)


def test_report_is_decided_once(client, coordinator, report, post_office):
    decide_report(report=report, by=coordinator, decision="warn")
    with pytest.raises(AlreadyDecided):
        decide_report(report=report, by=coordinator, decision="silence")

    page = client.post(edit(report), {"decision": "silence", "note": ""}, follow=True)

    assert "zdecydował już inny moderator" in text_of(page)
    assert len(post_office()) == 2
    assert "Ostrzeżenie" in text_of(client.get(edit(report)))


def test_list_has_what_waits_first(client, coordinator, report):
    decide_report(report=report, by=coordinator, decision="none")
    report_person(reporter=make_participant(), person=make_listed(last_name="Czekająca"), reason="offence")

    page = text_of(client.get(REPORTS))

    assert page.index("Czekająca") < page.index("Piotr Lis")
    waiting = text_of(client.get(REPORTS, {"is_open": "true"}))
    assert "Czekająca" in waiting
    assert "Piotr Lis" not in waiting


def test_moderator_sees_the_reported_letter_and_its_file_until_decided(client, coordinator):
    reporter, person = make_participant(), make_listed()
    make_talk(reporter, person)
    letter = make_talk(person, reporter, body="Kup **teraz**", files=[upload("oferta.pdf")])
    report = report_person(reporter=reporter, person=person, reason="spam", message=letter)
    file = f"/wiadomosci/plik/{letter.attachments.get().pk}/"

    page = text_of(client.get(edit(report)))

    assert "<strong>teraz</strong>" in page
    assert file in page
    assert client.get(file).status_code == 200
    decide_report(report=report, by=coordinator, decision="none")
    assert client.get(file).status_code == 404


def test_restriction_is_lifted_and_logged(client, coordinator):
    person = make_listed()
    profile = restrict_person(person=person, by=coordinator, is_hidden=True)

    client.post(f"{PROFILES}edit/{profile.pk}/", {})

    profile.refresh_from_db()
    assert not profile.is_hidden
    assert ModelLogEntry.objects.filter(action="community.restrict_person", user=coordinator).count() == 2


@pytest.mark.parametrize("verb", ["add", "delete/{}"])
def test_nobody_adds_or_deletes_a_report(client, coordinator, report, verb):
    client.post(REPORTS + verb.format(report.pk) + "/", {"decision": "none"})

    assert list(Report.objects.values_list("pk", flat=True)) == [report.pk]


@pytest.mark.parametrize("address", [REPORTS, PROFILES])
def test_lists_cost_the_same_for_many(client, coordinator, address):
    def add(count):
        for _ in range(count):
            report_person(reporter=make_participant(), person=make_listed(), reason="spam")

    def cost():
        with CaptureQueriesContext(connection) as captured:
            assert client.get(address).status_code == 200
        return len(captured)

    add(3)
    cost()
    few = cost()
    add(12)
    assert cost() == few
