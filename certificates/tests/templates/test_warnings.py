"""What a coordinator is warned of before a template is used: names and lines that will not be printed."""

import pytest

from accounts.tests.factories import UserFactory
from certificates.services import ensure_template, issue_certificate
from certificates.tests.factories import NOW, complete, make_course
from certificates.viewsets.templates.reading import MOST_LISTED, warnings_about
from courses.models import Edition
from courses.tests.factories import EnrolmentFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def tree(home_page):
    return make_course(home_page)


def enrol(tree, first_name: str, last_name: str, **fields):
    person = UserFactory(first_name=first_name, last_name=last_name)
    return EnrolmentFactory(participant=person, course=tree.course, **fields)


def found(tree) -> list[str]:
    return [person.name for person in warnings_about(ensure_template(tree.course)).people]


def test_names_that_cannot_be_printed_are_listed_with_the_way_to_mend_them(tree):
    enrol(tree, "Anna", "Wiśniewska")
    stranger = enrol(tree, "Mei", "陳")
    enrol(tree, "Jan", "")
    letters, nameless = sorted(
        warnings_about(ensure_template(tree.course)).people, key=lambda one: "陳" not in one.reason
    )
    assert letters.name == "Mei 陳"
    assert letters.url.endswith(f"/{stranger.participant_id}/")
    assert nameless.name == "Jan"


def test_nobody_is_warned_of_who_has_a_certificate_or_left(tree):
    done = complete(tree)
    issue_certificate(completion=done, now=NOW)
    type(done.enrolment.participant).objects.filter(pk=done.enrolment.participant_id).update(last_name="陳")
    gone = enrol(tree, "Mei", "王").participant
    gone.is_active = False
    gone.save()
    enrol(make_course(tree.course.get_parent()), "Li", "李")
    assert found(tree) == []


def test_names_too_long_for_the_page_are_listed_the_longest_first(tree, monkeypatch):
    monkeypatch.setattr("certificates.pdf.fits", lambda said: ("Za długie.",) if len(said["name"]["last"]) > 9 else ())
    for length in (3, 12, 9, 10, 30):
        enrol(tree, "Ewa", "W" * length)
    assert [len(name) - len("Ewa ") for name in found(tree)] == [30, 12, 10]


def test_of_many_names_few_are_laid_out(tree, monkeypatch):
    laid_out = []
    monkeypatch.setattr("certificates.pdf.fits", lambda said: laid_out.append(said["name"]["full"]) or ())
    for number in range(12):
        enrol(tree, "Ewa", "Ł" * (number + 1))
    assert found(tree) == []
    assert len([name for name in laid_out if name.startswith("Ewa Ł")]) == 1


def test_at_most_twenty_are_listed_and_the_others_counted_for_the_same_queries(tree, query_count):
    template = ensure_template(tree.course)
    enrol(tree, "Mei", "陳")
    one = query_count(lambda: warnings_about(template))
    for _ in range(MOST_LISTED + 4):
        enrol(tree, "Mei", "陳")
    assert query_count(lambda: warnings_about(template)) == one
    warnings = warnings_about(template)
    assert (len(warnings.people), warnings.number, warnings.more) == (MOST_LISTED, MOST_LISTED + 5, 5)


@pytest.mark.parametrize(
    ("statement", "number"),
    [("Kurs.\nEdycja {edycja}.", 1), ("Kurs.\n{wynik}", 1), ("Kurs.\n{edycja}\n{wynik}", 2), ("Kurs {kurs}.", 0)],
)
def test_lines_that_will_be_left_out_are_told(tree, statement, number):
    template = ensure_template(tree.course)
    template.statement = statement
    enrol(tree, "Anna", "Wiśniewska")
    enrol(tree, "Jan", "Nowak", edition=Edition.objects.create(course=tree.course, name="jesień 2026"))
    assert len(warnings_about(template).texts) == number


def test_all_well_is_no_warning(tree):
    enrol(tree, "Anna", "Wiśniewska")
    assert not warnings_about(ensure_template(tree.course))
