"""When the law moves on, or the validity ends, the holder reads what changed and asks for a newer certificate."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from certificates.models import Certificate
from certificates.queries.renewals import NOT_DUE, renewal_of, renewals_of
from certificates.rules import Reason, Status, add_months, reminder_day
from certificates.services import (
    CorrectionWaits,
    LessonsLeft,
    RenewalNotDue,
    add_version,
    ask_for_correction,
    correct_certificate,
    issue_certificate,
    renew_certificate,
)
from certificates.tests.factories import complete, make_course
from courses.models import LessonPage
from courses.services.enrolment import acknowledge_change
from courses.services.outline import rebuild_outline
from courses.tests.factories import LessonPageFactory, read_lessons

pytestmark = pytest.mark.django_db

NEW_LAW = date(2027, 3, 1)
TEXTS = {"title": "Certyfikat", "statement": "Przeczytane.", "issuer": "Akademia"}


@pytest.fixture
def tree(home_page):
    return make_course(home_page, lessons=3)


@pytest.fixture
def certificate(tree):
    return issue_certificate(completion=complete(tree))


def move_law(tree) -> None:
    """The course now stands on the law of 1 March 2027; one lesson changed with it."""
    tree.course.legal_state = NEW_LAW
    tree.course.save()
    changed = LessonPage.objects.filter(pk=tree.lessons[0][1].pk)
    changed.update(changed_at=timezone.now() + timedelta(seconds=1), change_note="Nowy termin.")
    rebuild_outline(course_id=tree.course.pk)


def add_lesson(tree, **fields) -> LessonPage:
    lesson = LessonPageFactory(parent=tree.modules[0], **fields)
    rebuild_outline(course_id=tree.course.pk)
    return lesson


def read_again(certificate, lesson) -> None:
    enrolment = certificate.completion.enrolment
    acknowledge_change(enrolment=enrolment, lesson=lesson)
    enrolment.lesson_progress.filter(lesson=lesson).update(read_again_at=timezone.now() + timedelta(minutes=1))


def give_validity(course, months: int) -> None:
    add_version(course=course, fields={**TEXTS, "valid_months": months})


def test_certificate_of_todays_law_is_not_due(certificate):
    assert renewal_of(certificate) == NOT_DUE
    with pytest.raises(RenewalNotDue):
        renew_certificate(certificate=certificate)


def test_newer_law_asks_for_the_lessons_that_changed(tree, certificate):
    move_law(tree)
    renewal = renewal_of(certificate)
    assert (renewal.is_due, renewal.can_be_made, renewal.new_legal_state) == (True, False, NEW_LAW)
    (left,) = renewal.lessons_left
    assert (left.title, left.is_new) == (tree.lessons[0][1].title, False)
    assert left.url.startswith("/")
    with pytest.raises(LessonsLeft):
        renew_certificate(certificate=certificate)


def test_new_required_lesson_is_to_be_read_an_optional_one_is_not(tree, certificate):
    move_law(tree)
    read_again(certificate, tree.lessons[0][1])
    add_lesson(tree, is_required=False)
    assert renewal_of(certificate).can_be_made
    new = add_lesson(tree)
    assert [(left.title, left.is_new) for left in renewal_of(certificate).lessons_left] == [(new.title, True)]
    read_lessons(certificate.completion.enrolment, [new])
    assert renewal_of(certificate).can_be_made


def test_read_again_it_is_renewed_with_the_facts_of_today(tree, certificate, kinds, is_chain_whole):
    move_law(tree)
    read_again(certificate, tree.lessons[0][1])
    tree.course.title = "Podręcznik, wydanie drugie"
    tree.course.save()
    new = renew_certificate(certificate=certificate)
    assert (new.supersedes, new.reason) == (certificate, Reason.RENEWAL)
    assert new.said["legal_state"] == "2027-03-01"
    assert new.said["course"]["title"] == "Podręcznik, wydanie drugie"
    assert new.said["dates"]["completed"] == certificate.said["dates"]["completed"]
    assert new.said["supersedes"] == {"number": certificate.number, "reason": "renewal"}
    assert kinds(certificate) == ["issued", "superseded"]
    assert is_chain_whole()


def test_pressing_twice_renews_once(tree, certificate):
    tree.course.legal_state = NEW_LAW
    tree.course.save()
    rebuild_outline(course_id=tree.course.pk)
    assert renew_certificate(certificate=certificate) == renew_certificate(certificate=certificate)
    assert Certificate.objects.count() == 2


def test_renewed_certificate_is_up_to_date(tree, certificate):
    tree.course.legal_state = NEW_LAW
    tree.course.save()
    rebuild_outline(course_id=tree.course.pk)
    assert renewal_of(renew_certificate(certificate=certificate)) == NOT_DUE
    assert renewal_of(Certificate.objects.get(pk=certificate.pk)) == NOT_DUE


def test_name_corrected_before_stays_whatever_the_account_says(tree, certificate, coordinator):
    corrected = correct_certificate(certificate=certificate, first_name="Hanna", last_name="Nowak", by=coordinator)
    tree.course.legal_state = NEW_LAW
    tree.course.save()
    rebuild_outline(course_id=tree.course.pk)
    assert renew_certificate(certificate=corrected).said["name"]["full"] == "Hanna Nowak"


def test_expired_certificate_is_renewed_and_valid_anew(tree, coordinator):
    give_validity(tree.course, 12)
    then = timezone.now() - timedelta(days=400)
    old = issue_certificate(completion=complete(tree), now=then)
    assert old.status == Status.EXPIRED
    assert renewal_of(old).can_be_made
    new = renew_certificate(certificate=old)
    assert new.status == Status.VALID
    assert new.valid_until == add_months(timezone.localdate(), 12)


def test_validity_that_ends_soon_may_be_renewed_from_the_day_of_the_reminder(tree):
    give_validity(tree.course, 12)
    certificate = issue_certificate(completion=complete(tree))
    day = reminder_day(timezone.localdate(), certificate.valid_until)
    assert renewal_of(certificate, day - timedelta(days=1)) == NOT_DUE
    assert renewal_of(certificate, day).can_be_made


def test_correction_that_waits_comes_first(tree, certificate):
    move_law(tree)
    read_again(certificate, tree.lessons[0][1])
    ask_for_correction(certificate=certificate, first_name="Hanna", last_name="Nowak")
    with pytest.raises(CorrectionWaits):
        renew_certificate(certificate=certificate)


def test_course_without_a_date_of_its_own_goes_by_its_oldest_lesson(home_page):
    tree = make_course(home_page, lessons=2, legal_state=None)
    certificate = issue_certificate(completion=complete(tree))
    tree.lessons[0][0].__class__.objects.filter(pk=tree.lessons[0][0].pk).update(legal_state=NEW_LAW)
    assert renewal_of(certificate) == NOT_DUE
    LessonPage.objects.update(legal_state=NEW_LAW)
    assert renewal_of(certificate).new_legal_state == NEW_LAW


def test_course_that_is_not_published_renews_nothing(tree, certificate):
    move_law(tree)
    tree.course.published_outline.delete()
    assert renewal_of(certificate) == NOT_DUE


def test_six_certificates_cost_what_two_do(home_page, tree, django_assert_num_queries):
    def cost(number: int) -> None:
        for _ in range(number):
            issue_certificate(completion=complete(tree))
        with django_assert_num_queries(5):
            assert len(renewals_of(Certificate.objects.prefetch_related("events"))) >= number

    move_law(tree)
    cost(2)
    cost(4)


@pytest.mark.parametrize(
    ("issued", "until", "day"),
    [
        (date(2026, 1, 1), date(2028, 1, 1), date(2027, 11, 2)),
        (date(2026, 1, 1), date(2026, 1, 31), date(2026, 1, 16)),
    ],
)
def test_reminder_comes_sixty_days_before_but_not_in_the_first_half(issued, until, day):
    assert reminder_day(issued, until) == day
