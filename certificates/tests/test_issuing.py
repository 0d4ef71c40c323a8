import datetime
from unittest.mock import Mock

import pytest

from certificates import rules
from certificates.models import Certificate, CertificateEvent, IssueObstacle, NumberSeries
from certificates.services import NameMissing, NameNotPrintable, issue_certificate, note_obstacle
from certificates.tests.factories import NOW, complete, make_certificate, make_completion, make_course, pass_quiz
from courses.models import LessonProgress

pytestmark = pytest.mark.django_db


def test_completion_becomes_a_certificate(completion):
    certificate = issue_certificate(completion=completion, now=NOW)
    assert certificate.number == "AS/2026/000001"
    assert rules.is_code(certificate.code)
    assert certificate.holder == completion.enrolment.participant
    assert certificate.snapshot_sha256 == rules.digest(certificate.snapshot)
    assert [event.kind for event in certificate.events.all()] == [CertificateEvent.Kind.ISSUED]


def test_issuing_twice_gives_the_same_certificate(completion):
    first = issue_certificate(completion=completion, now=NOW)
    again = issue_certificate(completion=completion, now=NOW + datetime.timedelta(days=400))
    assert (again.pk, again.number, again.issued_at) == (first.pk, first.number, first.issued_at)
    assert NumberSeries.objects.get().last_number == 1


def test_digest_holds_for_what_the_database_gives_back(certificate):
    kept = Certificate.objects.get()
    assert rules.digest(kept.snapshot) == kept.snapshot_sha256 == certificate.snapshot_sha256
    assert kept.status == rules.Status.VALID


def test_snapshot_says_what_was_read_and_passed(home_page):
    tree = make_course(home_page, modules=2, lessons=3)
    completion = complete(tree)
    pass_quiz(completion.enrolment, tree.quizzes[0], score=10, number=2)
    pass_quiz(completion.enrolment, tree.quizzes[1], score=4, number=2, is_passed=False)
    snapshot = issue_certificate(completion=completion, now=NOW).snapshot
    assert [module["title"] for module in snapshot["modules"]] == [module.title for module in tree.modules]
    assert [(module["lessons"], module["minutes"]) for module in snapshot["modules"]] == [(3, 60), (3, 60)]
    assert [module["result"]["percent"] for module in snapshot["modules"]] == [100, 90]
    assert snapshot["modules"][0]["outcomes"] == ["wskazuje podstawy prawne strategii"]
    assert (snapshot["minutes"], snapshot["legal_state"]) == (120, "2026-10-08")


def test_module_without_outcomes_has_those_of_its_lessons(home_page):
    tree = make_course(home_page, lessons=2)
    tree.modules[0].outcomes = []
    tree.modules[0].save()
    completion = complete(tree)
    LessonProgress.objects.filter(lesson=tree.lessons[0][1]).delete()
    snapshot = issue_certificate(completion=completion, now=NOW).snapshot
    assert snapshot["modules"][0]["outcomes"] == ["wymienia części strategii"]


def test_nothing_done_later_changes_the_record(certificate):
    enrolment = certificate.completion.enrolment
    enrolment.participant.last_name = "Nowak"
    enrolment.participant.save()
    for page in (enrolment.course, enrolment.course.get_children().first().specific):
        page.title = "Inny tytuł"
        page.save_revision().publish()
    certificate.template.is_active = False
    certificate.template.save()
    kept = Certificate.objects.get()
    assert kept.snapshot == certificate.snapshot
    assert kept.snapshot["name"]["full"] == "Anna Wiśniewska"
    assert kept.status == rules.Status.VALID


def test_every_year_counts_from_one(home_page):
    first, second = (make_completion(home_page) for _ in range(2))
    assert issue_certificate(completion=first, now=NOW).number == "AS/2026/000001"
    new_year = datetime.datetime(2026, 12, 31, 23, 30, tzinfo=datetime.UTC)
    assert issue_certificate(completion=second, now=new_year).number == "AS/2027/000001"


def test_failed_issue_leaves_no_gap(home_page, monkeypatch):
    first, second = (make_completion(home_page) for _ in range(2))
    with monkeypatch.context() as patch:
        patch.setattr(CertificateEvent.objects, "bulk_create", Mock(side_effect=RuntimeError))
        with pytest.raises(RuntimeError):
            issue_certificate(completion=first, now=NOW)
    assert issue_certificate(completion=second, now=NOW).number == "AS/2026/000001"


def test_name_the_font_cannot_print_takes_no_number(home_page):
    completion = make_completion(home_page, last_name="陳")
    with pytest.raises(NameNotPrintable, match="陳"):
        issue_certificate(completion=completion, now=NOW)
    assert not NumberSeries.objects.exists()


def test_account_without_a_name_waits(home_page):
    with pytest.raises(NameMissing):
        issue_certificate(completion=make_completion(home_page, last_name=" "), now=NOW)


def test_obstacle_is_noted_once_and_goes_with_the_issue(home_page):
    completion = make_completion(home_page, last_name="陳")
    for _ in range(2):
        note_obstacle(completion=completion, error=NameNotPrintable(("陳",)))
    assert IssueObstacle.objects.get().detail == "陳"
    completion.enrolment.participant.last_name = "Chen"
    completion.enrolment.participant.save()
    issue_certificate(completion=completion, now=NOW)
    assert not IssueObstacle.objects.exists()


def test_longer_course_costs_no_more_queries(home_page, django_assert_num_queries):
    make_certificate(home_page)  # template and series of the year stand

    def cost(modules: int) -> int:
        tree = make_course(home_page, modules=modules)
        issue_certificate(completion=complete(tree), now=NOW)
        completion = complete(tree)
        with django_assert_num_queries(30, exact=False) as queries:
            issue_certificate(completion=completion, now=NOW)
        return len(queries)

    assert cost(1) == cost(6)
