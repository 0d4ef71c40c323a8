"""Two editors, or one who clicked twice: real connections, so PostgreSQL only."""

import pytest

from courses.models import Question, QuestionVersion
from courses.services.importing import Incoming, import_questions
from courses.services.questions import publish_version, save_draft, unpublish_question
from courses.tests.quiz_factories import CompetenceFactory, make_question, make_spec
from courses.tests.test_attempt_races import at_once

pytestmark = [pytest.mark.postgresql, pytest.mark.django_db(transaction=True)]


def test_a_double_click_imports_once(root_page):
    competence = CompetenceFactory()
    data = {"text": "Tak?", "feedback": "", "section": "", "answer": "true", "feedback_true": "", "feedback_false": ""}
    questions = [Incoming("Tak", "true_false", data, competence, 2)]
    reports = at_once(*[lambda: import_questions(questions=questions)] * 4)
    assert sorted(len(report.created) for report in reports) == [0, 0, 0, 1]
    assert (Question.objects.count(), QuestionVersion.objects.count()) == (1, 1)


def test_one_publishes_while_the_others_save_drafts(root_page):
    question = make_question()
    spec, other = make_spec(text="Nowe?"), make_spec(text="Szkic?")
    copies = [Question.objects.get(pk=question.pk) for _ in range(4)]
    results = at_once(
        lambda: publish_version(question=copies[0], kind="single_choice", spec=spec),
        *[lambda copy=copy: save_draft(question=copy, kind="single_choice", spec=other) for copy in copies[1:]],
    )
    assert not [result for result in results if isinstance(result, Exception)]
    question.refresh_from_db()
    assert question.current_version.spec["text"] == "Nowe?"
    assert question.versions.count() == 3


def test_two_who_unpublish_leave_one_line_in_the_log(root_page):
    from wagtail.log_actions import registry

    question = make_question()
    copies = [Question.objects.get(pk=question.pk) for _ in range(3)]
    at_once(*[lambda copy=copy: unpublish_question(question=copy) for copy in copies])
    assert registry.get_logs_for_instance(question).filter(action="courses.unpublish_question").count() == 1
