"""Certificates by edition: how many, the bulk issue, who lacks what."""

import pytest
from django.urls import reverse

from accounts.tests.factories import UserFactory
from certificates.models import Certificate, CertificateTemplate, IssueRun
from certificates.queries.editions import counts_of
from certificates.services import NameMissing, ensure_template, note_obstacle
from courses.models import Edition
from courses.tests.factories import EnrolmentFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def in_bulk(tree):
    ensure_template(tree.course)
    CertificateTemplate.objects.update(issues_at_once=False)


def address(name, edition) -> str:
    return reverse(f"certificates:{name}", args=[edition.pk])


def test_counts_tell_people_apart(edition, tree, issued, graduate):
    issued()
    graduate()
    note_obstacle(completion=graduate(first_name=""), error=NameMissing())
    EnrolmentFactory(course=tree.course, edition=edition)
    counts = counts_of([edition])[edition.pk]
    assert (counts.enrolled, counts.completed, counts.issued, counts.filed) == (4, 3, 1, 0)
    assert (counts.held_up, counts.to_issue, counts.studying) == (1, 1, 1)


def test_a_replaced_certificate_counts_once(client, coordinator, edition, issued):
    from certificates.services import correct_certificate

    correct_certificate(certificate=issued(), first_name="Anna", last_name="Inna", by=coordinator)
    assert counts_of([edition])[edition.pk].issued == 1


def test_bulk_issue_is_asked_for_once_and_runs_in_the_queue(
    client, coordinator, edition, graduate, in_bulk, drawn, post_office
):
    for _person in range(3):
        graduate()
    asked = client.get(address("bulk_issue", edition))
    assert asked.context["counts"].to_issue == 3
    for _press in range(2):
        assert client.post(address("bulk_issue", edition)).url == address("edition", edition)
    assert IssueRun.objects.count() == 1
    under_way = client.get(address("edition", edition))
    assert under_way.context["is_under_way"]
    assert f'data-poll="{address("issue_progress", edition)}"' in under_way.content.decode()
    post_office()
    assert Certificate.objects.exclude(pdf_sha256="").count() == 3
    part = client.get(address("issue_progress", edition)).content.decode()
    assert "data-poll" not in part


def test_progress_is_a_part_of_a_page(client, coordinator, edition, graduate, in_bulk):
    graduate()
    client.post(address("bulk_issue", edition))
    part = client.get(address("issue_progress", edition)).content.decode().strip()
    assert part.startswith("<section")
    assert part.count("<section") == 1
    assert "<progress" in part


def test_nothing_to_issue_says_so_and_makes_nothing(client, coordinator, edition, issued):
    issued()
    text = client.get(address("bulk_issue", edition)).content.decode()
    assert "<form" not in text.partition("<main")[2].partition("</main")[0]
    client.post(address("bulk_issue", edition))
    assert Certificate.objects.count() == 1


def test_who_lacks_what_leads_to_the_gradebook(client, coordinator, edition, tree, graduate):
    enrolment = EnrolmentFactory(course=tree.course, edition=edition)
    held_up = graduate(first_name="")
    note_obstacle(completion=held_up, error=NameMissing())
    page = client.get(address("edition", edition))
    lacking = {one.enrolment: one for one in page.context["page_obj"]}
    assert len(lacking[enrolment].lessons) == 2
    assert lacking[held_up.enrolment].obstacle.kind == "name"
    for one in (enrolment, held_up.enrolment):
        assert reverse("gradebook:person", args=[one.pk]) in page.content.decode()


def test_ten_people_cost_what_one_does(client, coordinator, edition, tree, issued, query_count):
    issued()
    EnrolmentFactory(course=tree.course, edition=edition)
    with_one = query_count(lambda: client.get(address("edition", edition)))
    for _person in range(9):
        EnrolmentFactory(course=tree.course, edition=edition, participant=UserFactory())
    issued()
    assert query_count(lambda: client.get(address("edition", edition))) == with_one


def test_five_editions_cost_what_one_does(client, coordinator, edition, tree, query_count):
    every = reverse("certificates:editions")
    with_one = query_count(lambda: client.get(every))
    for number in range(4):
        Edition.objects.create(course=tree.course, name=f"edycja {number}")
    assert query_count(lambda: client.get(every)) == with_one


def test_without_editions_it_says_where_they_are_made(client, coordinator):
    assert reverse("editions:index") in client.get(reverse("certificates:editions")).content.decode()
