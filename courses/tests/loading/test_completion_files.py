"""Rules of completion in the files: prerequisites, blueprints, assignments, the survey."""

import pytest

from core.texts import TextErrors
from courses.loading import read_handbook
from courses.models import CoursePage, ModulePage, QuizPage, SurveyPage
from courses.queries import published_outline

FIRST, SECOND, TEST = "01-pierwszy/module.md", "02-drugi/module.md", "01-pierwszy/test.md"
WORK = "---\ntitle: Zadanie\nslug: zadanie\nfixed_questions:\n  - key: b-1\n    points: 3\n---\n"
FINAL = """---
title: Test końcowy
slug: test-koncowy
is_final: true
pause_minutes: 60
shuffle_questions: true
sections:
  - count: 2
  - competence: k-b
    count: 1
    difficulty: 2
---
"""
SURVEY = """---
title: Ankieta
slug: ankieta
intro: Dwa pytania.
questions:
  - label: Jak było?
    kind: radio
    choices: [dobrze, źle]
    required: true
  - label: Co dalej?
    kind: multiline
---
"""


@pytest.fixture
def whole(files):
    """The sample with everything new in it."""
    files.replace("course.md", "legal_state:", "modules_in_order: false\nis_work_required: true\nlegal_state:")
    files.replace(SECOND, "slug: modul-drugi\n", "slug: modul-drugi\nprerequisites: [modul-pierwszy]\n")
    files.write("01-pierwszy/zadanie.md", WORK)
    files.write("02-drugi/test.md", FINAL.replace("    difficulty: 2\n", ""))
    files.write("ankieta.md", SURVEY)
    return files


@pytest.mark.django_db
def test_everything_new_is_loaded_and_stands_in_the_outline(whole, home_page):
    whole.load()
    outline = published_outline(CoursePage.objects.get(slug="kurs").pk)
    first, second = outline.modules
    assert second.prerequisites == (first.id,)
    assert first.work.is_required
    assert second.final.question_count == 3
    assert outline.survey.title == "Ankieta"
    final = QuizPage.objects.get(is_final=True)
    assert (final.pause_minutes, final.shuffle_questions) == (60, True)
    assert list(final.sections.values_list("competence__code", "count")) == [(None, 2), ("k-b", 1)]
    assert QuizPage.objects.get(is_work=True).fixed_questions.get().points == 3
    assert [question.label for question in SurveyPage.objects.get().questions.all()] == ["Jak było?", "Co dalej?"]


@pytest.mark.django_db
def test_loading_again_changes_nothing_and_an_edit_is_kept(whole, home_page):
    whole.load()
    assert whole.load_all().updated == []
    module = ModulePage.objects.get(slug="modul-drugi").get_latest_revision_as_object()
    module.prerequisites = []
    module.save_revision().publish()
    report = whole.load_all()
    assert list(report.kept) == ["page:kurs/modul-drugi"]


@pytest.mark.parametrize(
    ("name", "old", "new", "line", "reason"),
    [
        ("course.md", "modules_in_order: false\n", "", 4, "the course opens its modules in order"),
        (SECOND, "[modul-pierwszy]", "[modul-inny]", 4, "there is no module “modul-inny”"),
        (SECOND, "[modul-pierwszy]", "[modul-drugi]", 4, "the module names itself"),
        (FIRST, "title:", "prerequisites: [modul-drugi]\ntitle:", 2, "“modul-drugi” in its turn waits"),
        ("01-pierwszy/zadanie.md", "key: b-1", "key: b-9", 5, "there is no question “b-9”"),
        ("01-pierwszy/zadanie.md", "points: 3", "points: 0", 6, "from 1 to 100"),
        (
            "01-pierwszy/zadanie.md",
            "slug: zadanie",
            "slug: zadanie\nis_final: true",
            4,
            "an assignment is no final test",
        ),
        ("02-drugi/test.md", "count: 2", "count: 4", 8, "4 questions are drawn, the bank has 3"),
        ("02-drugi/test.md", "count: 1", "count: 1\n    difficulty: 4", 11, "from 1 to 3"),
        ("ankieta.md", "label: Co dalej?", "label: Jak było?", 10, "stands already above"),
        ("ankieta.md", "choices: [dobrze, źle]", "choices: [dobrze]", 8, "two different ones"),
        ("ankieta.md", "kind: multiline", "kind: multiline\n    choices: [tak, nie]", 12, "has none"),
        ("ankieta.md", "kind: radio", "kind: lista", 7, "one of radio"),
    ],
)
def test_mistake_has_file_line_and_reason(whole, name, old, new, line, reason):
    whole.replace(name, old, new)
    with pytest.raises(TextErrors) as caught:
        read_handbook(whole.folder)
    file = SECOND if name == "course.md" else name
    found = [(str(each.path.relative_to(whole.folder)), each.line, each.reason) for each in caught.value.errors]
    assert any((path, at) == (file, line) and reason in words for path, at, words in found), found


def test_second_final_test_is_a_mistake(whole):
    whole.replace(TEST, "intro:", "is_final: true\nintro:")
    with pytest.raises(TextErrors, match="the course has a final test in 01-pierwszy"):
        read_handbook(whole.folder)


def test_test_without_questions_is_a_mistake(whole):
    whole.write("01-pierwszy/zadanie.md", "---\ntitle: Zadanie\nslug: zadanie\n---\n")
    with pytest.raises(TextErrors, match="fixed_questions are needed"):
        read_handbook(whole.folder)
