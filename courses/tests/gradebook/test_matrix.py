"""The gradebook: what its cells say, how it is narrowed and ordered, what it costs."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.tests.factories import UserFactory
from courses.gradebook.matrix import Standing, columns_of
from courses.models import Completion, Edition
from courses.queries.enrolment import outline_of
from courses.queries.gradebook import NO_EDITION, Criteria, chunks, count_stages, enrolment_ids, lines
from courses.services.enrolment import enrol_participant
from courses.stages import IDLE_AFTER, Stage
from courses.tests.factories import EnrolmentFactory, read_lessons
from organisations.tests.factories import CommuneFactory, MembershipFactory, OrganisationFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def course(quiz_course):
    return quiz_course.tree.course


def cell_of(enrolment):
    outline = outline_of(enrolment)
    return lines([enrolment.pk], columns_of(outline), outline)[0].cells[0]


def enrolled(course, *, edition=None, **person):
    return enrol_participant(participant=UserFactory(**person), course=course, edition=edition)


def found(course, **criteria):
    return list(enrolment_ids(Criteria(course.pk, **criteria)))


def test_cell_of_someone_who_has_done_nothing(course):
    assert cell_of(EnrolmentFactory(course=course)).standing is Standing.NONE


def test_cell_counts_lessons_read(course, quiz_course):
    enrolment = EnrolmentFactory(course=course)
    read_lessons(enrolment, quiz_course.tree.lessons[0][:1])
    cell = cell_of(enrolment)
    assert (cell.standing, cell.lessons_read, cell.lessons_total) == (Standing.BEGUN, 1, 2)


def test_cell_tells_the_best_of_all_attempts(quiz_course, take_test):
    take_test(right=2), take_test(right=1)
    cell = cell_of(quiz_course.enrolment)
    assert (cell.standing, cell.best, cell.most, cell.attempts) == (Standing.BEGUN, Decimal(2), Decimal(3), 2)


def test_module_with_lessons_read_and_test_passed_is_done(quiz_course, take_test):
    take_test()
    assert cell_of(quiz_course.enrolment).standing is Standing.DONE


def test_people_stand_in_the_order_of_the_polish_alphabet(course, quiz_course):
    quiz_course.participant.__class__.objects.filter(pk=quiz_course.participant.pk).update(last_name="żuk")
    names = ["Źrebak", "Czajka", "Ćma", "Dudek", "Łoś", "Lis", "Zięba", "Mrówka"]
    for name in names:
        enrolled(course, last_name=name)
    ordered = [line.last_name for line in chunks(Criteria(course.pk), outline_of(quiz_course.enrolment))]
    assert ordered == ["Czajka", "Ćma", "Dudek", "Lis", "Łoś", "Mrówka", "Zięba", "Źrebak", "żuk"]


def test_narrowed_to_an_edition_or_to_none(course, quiz_course):
    edition = Edition.objects.create(course=course, name="jesień")
    inside = enrolled(course, edition=edition)
    assert found(course, edition=str(edition.pk)) == [inside.pk]
    assert found(course, edition=NO_EDITION) == [quiz_course.enrolment.pk]


def test_narrowed_to_a_voivodeship_and_an_organisation(course):
    here, there = enrolled(course), enrolled(course)
    unit = OrganisationFactory(name="Ośrodek Pomocy w Łące", seat=CommuneFactory(voivodeship="śląskie"))
    MembershipFactory(person=here.participant, organisation=unit)
    MembershipFactory(person=there.participant, organisation=OrganisationFactory())
    assert found(course, voivodeship="śląskie") == [here.pk]
    assert found(course, organisation="lace osrod") == [here.pk]
    assert found(course, organisation="acka") == []


def test_second_place_of_work_neither_doubles_nor_finds_a_person(course):
    person = enrolled(course)
    MembershipFactory(person=person.participant)
    other = OrganisationFactory(seat=CommuneFactory(voivodeship="opolskie"))
    MembershipFactory(person=person.participant, organisation=other, is_main=False)
    assert found(course).count(person.pk) == 1
    assert found(course, voivodeship="opolskie") == []


@pytest.mark.parametrize("text", ["łuk", "LUKASZ zak", "żak", "lukasz.zak@example.org"])
def test_person_is_found_by_name_or_address_without_polish_letters(course, text):
    person = enrolled(course, first_name="Łukasz", last_name="Żak", email="lukasz.zak@example.org")
    enrolled(course, first_name="Ewa", last_name="Nowak", email="ewa@example.org")
    assert found(course, person=text) == [person.pk]


def test_narrowed_to_a_stage_and_counted_by_stages(course, quiz_course):
    Completion.objects.create(enrolment=enrolled(course), rule_version="1", evidence={})
    waiting, criteria = enrolled(course), Criteria(course.pk)
    assert found(course, stage=Stage.NOT_BEGUN) == [waiting.pk]
    assert count_stages(criteria) == {Stage.NOT_BEGUN: 1, Stage.LEARNING: 1, Stage.IDLE: 0, Stage.COMPLETED: 1}
    assert count_stages(criteria, timezone.now() + 2 * IDLE_AFTER)[Stage.IDLE] == 1


def test_page_shows_filters_that_hold_and_ignores_others(client, coordinator, course):
    enrolled(course, last_name="Kruk")
    page = client.get(reverse("gradebook:index"), {"kurs": "x", "edycja": "99999", "stan": "?", "wojewodztwo": "Mars"})
    assert "Kruk" in page.content.decode()


def test_empty_result_says_so(client, coordinator, course):
    page = client.get(reverse("gradebook:index"), {"q": "nikogo takiego"})
    assert page.context["lines"] == []
    assert b"as-empty" in page.content


def test_site_without_a_course_has_an_empty_gradebook(client, coordinator, home_page):
    assert client.get(reverse("gradebook:index")).context["has_no_course"]
    assert client.get(reverse("gradebook:csv")).url == reverse("gradebook:index")


def test_second_page_goes_on_where_the_first_ended(client, coordinator, course, monkeypatch):
    monkeypatch.setattr("courses.views.gradebook.ON_A_PAGE", 2)
    for name in ("Adamczyk", "Bielik", "Czyżyk"):
        enrolled(course, last_name=name)
    shown = [
        line.enrolment_id
        for number in (1, 2)
        for line in client.get(reverse("gradebook:index"), {"page": number}).context["lines"]
    ]
    assert shown == found(course)


def test_gradebook_costs_the_same_with_three_people_and_with_thirty(client, coordinator, course, query_count):
    def look():
        return client.get(reverse("gradebook:index"))

    for _number in range(2):
        enrolled(course)
    with_few = query_count(look)
    for _number in range(27):
        enrolled(course)
    assert query_count(look) == with_few <= 12


def test_completed_at_is_told(client, coordinator, quiz_course):
    day = timezone.now() - timedelta(days=1)
    Completion.objects.create(enrolment=quiz_course.enrolment, completed_at=day, rule_version="2", evidence={})
    page = client.get(reverse("gradebook:index")).content.decode()
    assert f"{timezone.localtime(day):%-d.%m.%Y}" in page
