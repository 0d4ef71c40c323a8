"""The question bank in the back office, and attempts to look at."""

from itertools import chain

import pytest
from django.urls import reverse
from django.utils.translation import gettext as _
from hypothesis import find

from accounts.roles import Role
from accounts.services import assign_role
from accounts.tests.factories import UserFactory
from courses.forms import author
from courses.models import Attempt, Competence, Question, QuestionTag
from courses.questions import KINDS, kind
from courses.services.attempts import start_attempt
from courses.services.questions import publish_version, save_draft, unpublish_question
from courses.tests.questions.samples import samples_of
from courses.tests.quiz_factories import CompetenceFactory, QuestionFactory, make_question, make_quiz_course, make_spec

pytestmark = pytest.mark.django_db
LIST = "question_bank:index"
ADD = "question_bank:add"


def someone(role):
    user = UserFactory()
    assign_role(user=user, role=role)
    return user


@pytest.fixture
def editor(client, home_page, settings):
    settings.STAFF_MFA_REQUIRED = False
    client.person = someone(Role.EDITOR)
    client.force_login(client.person)
    return client


def form_data(competence, **changes):
    options = {
        "spec-options-rows": "4",
        "spec-options-0-text": "Diagnozę",
        "spec-options-0-correct": "on",
        "spec-options-1-text": "Hymn",
        "spec-options-1-feedback": "Nie.",
    }
    place = {"key": "co-zawiera", "competence": competence.pk, "difficulty": 2, "tags": "art16b, diagnoza"}
    return {**place, "text": "Co zawiera strategia?", "feedback": "Art. 16b.", "section": "", **options, **changes}


def add(client, data, kind="single_choice"):
    return client.post(f"{reverse(ADD)}?kind={kind}", data)


def edit(client, question, data):
    return client.post(reverse("question_bank:edit", args=[question.pk]), data)


def posted_from(form):
    """What a browser would send for the form as it is shown."""
    values = {name: form[name].value() for name in form.fields}
    return {name: "on" if value is True else value for name, value in values.items() if value or value == 0}


# ── writing ──


def test_adding_asks_for_the_kind_first(editor):
    page = editor.get(reverse(ADD))
    assert [choice.name for choice in page.context["kinds"]][:2] == ["single_choice", "multiple_choice"]
    assert f"{reverse(ADD)}?kind=single_choice" in page.text


def test_a_kind_that_does_not_exist_is_not_found(editor):
    assert editor.get(f"{reverse(ADD)}?kind=guess").status_code == 404


def test_a_new_question_is_published_with_its_version(editor):
    response = add(editor, form_data(CompetenceFactory(), **{"action-publish": "1"}))
    assert response.status_code == 302
    question = Question.objects.published().get()
    assert [option["text"] for option in question.current_version.spec["options"]] == ["Diagnozę", "Hymn"]
    assert question.current_version.created_by == editor.person
    assert sorted(tag.name for tag in question.tags.all()) == ["art16b", "diagnoza"]


def test_a_draft_is_asked_of_nobody(editor):
    add(editor, form_data(CompetenceFactory(), **{"action-draft": "1"}))
    question = Question.objects.get()
    assert (question.status, question.current_version) == ("draft", None)
    assert question.draft_version.kind == "single_choice"


def test_a_draft_of_a_published_question_leaves_it_in_use(editor):
    question = make_question()
    asked = question.current_version
    edit(editor, question, form_data(question.competence, key=question.key, text="Inaczej?", **{"action-draft": "1"}))
    question.refresh_from_db()
    assert question.current_version == asked
    assert question.draft_version.spec["text"] == "Inaczej?"


def test_an_edit_adds_a_version_and_leaves_the_old_one(editor):
    question = make_question()
    old = question.current_version
    data = form_data(question.competence, key=question.key, text="Inaczej?", **{"action-publish": "1"})
    edit(editor, question, data)
    question.refresh_from_db()
    old.refresh_from_db()
    assert question.current_version.spec["text"] == "Inaczej?"
    assert old.spec["text"] != "Inaczej?"


def test_the_form_shows_the_draft_that_waits(editor):
    question = make_question(text="Co teraz?")
    save_draft(question=question, kind="single_choice", spec=make_spec(text="Co potem?"))
    page = editor.get(reverse("question_bank:edit", args=[question.pk]))
    assert page.context["form"]["text"].value() == "Co potem?"


def test_editing_keeps_the_ids_of_rows_and_gives_a_new_row_a_new_one(editor):
    question = make_question(options=3)
    page = editor.get(reverse("question_bank:edit", args=[question.pk]))
    data = posted_from(page.context["form"])
    del data["spec-options-1-text"], data["spec-options-1-feedback"]
    data["spec-options-4-text"] = "Nowa"
    edit(editor, question, {**data, "action-publish": "1"})
    question.refresh_from_db()
    assert [option["id"] for option in question.current_version.spec["options"]] == ["a", "c", "b"]


def test_a_mistake_stands_at_its_list_and_what_was_typed_stays(editor):
    response = add(editor, form_data(CompetenceFactory(), **{"spec-options-1-correct": "on"}))
    form = response.context["form"]
    assert form.errors["spec-options-rows"]
    assert form["text"].value() == "Co zawiera strategia?"
    assert not Question.objects.exists()


def test_a_missing_text_is_said_at_the_text(editor):
    response = add(editor, form_data(CompetenceFactory(), text=" "))
    assert list(response.context["form"].errors) == ["text"]


def test_more_rows_come_back_with_everything_typed_and_nothing_saved(editor):
    response = add(editor, form_data(CompetenceFactory(), key="", more="spec-options"))
    form = response.context["form"]
    assert not form.errors
    assert "spec-options-7-text" in form.fields
    assert form["spec-options-1-feedback"].value() == "Nie."
    assert not Question.objects.exists()


@pytest.mark.parametrize("more", ["spec-options guess", "spec-nothing", "text", "spec-options-rows"])
def test_room_that_nobody_offers_changes_nothing(editor, more):
    form = add(editor, form_data(CompetenceFactory(), more=more)).context["form"]
    assert "spec-options-3-text" in form.fields
    assert "spec-options-4-text" not in form.fields


def test_however_many_rows_are_posted_the_form_stays_small(editor):
    form = add(editor, form_data(CompetenceFactory(), **{"spec-options-rows": "999", "more": "spec-options"})).context[
        "form"
    ]
    assert len(form.fields) < 300


def test_open_attempts_are_counted_when_a_published_question_is_edited(editor, home_page):
    course = make_quiz_course(home_page, questions=2, bank=2)
    start_attempt(enrolment=course.enrolment, quiz=course.quiz)
    page = editor.get(reverse("question_bank:edit", args=[course.questions[0].pk]))
    assert page.context["open_attempts"] == 1
    draft = QuestionFactory()
    save_draft(question=draft, kind="single_choice", spec=make_spec())
    assert editor.get(reverse("question_bank:edit", args=[draft.pk])).context["open_attempts"] == 0


def test_a_question_is_taken_out_of_use_after_a_confirmation(editor):
    question = make_question()
    url = reverse("question_bank:unpublish", args=[question.pk])
    editor.get(url)
    assert Question.objects.published().exists()
    editor.post(url)
    assert not Question.objects.published().exists()


def test_headings_of_lessons_are_offered_and_a_lost_one_stays(editor, home_page):
    course = make_quiz_course(home_page, questions=1, bank=1)
    question = course.questions[0]
    lost = make_question(section="dawna#lekcja")
    url = reverse("question_bank:edit", args=[question.pk])
    assert editor.get(url).context["form"]["section"].value() in editor.get(url).text
    data = posted_from(editor.get(reverse("question_bank:edit", args=[lost.pk])).context["form"])
    edit(editor, lost, {**data, "action-publish": "1"})
    lost.refresh_from_db()
    assert lost.current_version.spec["section"] == "dawna#lekcja"


# ── every kind ──


@pytest.mark.parametrize("name", sorted(KINDS))
def test_the_form_of_every_kind_gives_back_the_question_it_shows(editor, name):
    spec = kind(name).from_data(find(samples_of(name).data(), lambda data: True))
    question = QuestionFactory()
    publish_version(question=question, kind=name, spec=spec)
    page = editor.get(reverse("question_bank:edit", args=[question.pk]))
    response = edit(editor, question, {**posted_from(page.context["form"]), "action-publish": "1"})
    assert response.status_code == 302, response.context["form"].errors
    question.refresh_from_db()
    assert question.current_version.read_spec() == spec
    assert question.versions.count() == 1
    assert editor.get(reverse("question_bank:preview", args=[question.pk])).status_code == 200


@pytest.mark.parametrize("name", sorted(KINDS))
def test_every_kind_has_an_empty_form_that_says_what_is_missing(editor, name):
    page = editor.get(f"{reverse(ADD)}?kind={name}")
    assert page.status_code == 200
    data = {**posted_from(page.context["form"]), "key": "x", "competence": CompetenceFactory().pk}
    assert add(editor, data, kind=name).context["form"].errors


def test_a_question_inside_a_question_is_added_filled_in_and_taken_out(editor):
    data = {"key": "c", "competence": CompetenceFactory().pk, "difficulty": 2, "text": "T", "spec-description": "O"}
    asked = {**data, "spec-items-rows": "0", "more": "spec-items true_false"}
    form = add(editor, asked, kind="case_study").context["form"]
    inner = {"spec-items-0-text": "P?", "spec-items-0-answer": "true", "spec-items-0-points": "2"}
    again = {**posted_from(form), **inner, "more": "spec-items single_choice"}
    form = add(editor, again, kind="case_study").context["form"]
    assert form["spec-items-0-text"].value() == "P?"
    last = {**posted_from(form), "spec-items-1-gone": "on", "action-publish": "1"}
    assert add(editor, last, kind="case_study").status_code == 302
    (item,) = Question.objects.get().current_version.spec["items"]
    assert (item["kind"], item["text"], item["points"]) == ("true_false", "P?", 2)


def test_a_question_with_versions_is_not_deleted(editor):
    question = make_question()
    editor.person.is_superuser = True
    editor.person.save()
    response = editor.post(reverse("question_bank:delete", args=[question.pk]))
    assert response.url == reverse("question_bank:edit", args=[question.pk])
    assert Question.objects.published().exists()


# ── looking ──


def test_a_preview_shows_the_draft_and_the_published_version(editor):
    question = make_question(text="Co zobaczy uczestnik?")
    save_draft(question=question, kind="single_choice", spec=make_spec(text="Co zobaczy później?"))
    page = editor.get(reverse("question_bank:preview", args=[question.pk]))
    assert "Co zobaczy później?" in page.text
    old = reverse("question_bank:version", args=[question.pk, question.current_version_id])
    assert old in page.text
    assert "Co zobaczy uczestnik?" in editor.get(old).text


def test_a_version_of_another_question_is_not_found(editor):
    question, other = make_question(), make_question()
    url = reverse("question_bank:version", args=[question.pk, other.current_version_id])
    assert editor.get(url).status_code == 404


def test_where_it_is_used(editor, home_page):
    course = make_quiz_course(home_page, questions=2, bank=2)
    quiz, question = course.quiz, course.questions[0]
    quiz.sections.create(competence=None, difficulty=3, count=1)
    quiz.sections.create(competence=None, count=1)
    quiz.sections.create(competence=CompetenceFactory(), count=1)
    quiz.fixed_questions.create(question=question)
    quiz.save()
    uses = editor.get(reverse("question_bank:usage", args=[question.pk])).context["uses"]
    assert [line.competence_id for line in uses.drawn] == [question.competence_id, None]
    assert uses.fixed == [quiz]


def test_attempts_are_counted_and_the_last_one_is_told(editor, home_page):
    course = make_quiz_course(home_page, questions=2, bank=2)
    attempt = start_attempt(enrolment=course.enrolment, quiz=course.quiz)
    uses = editor.get(reverse("question_bank:usage", args=[course.questions[0].pk])).context["uses"]
    assert (uses.attempts, uses.last_asked) == (1, attempt.started_at)


def test_the_history_tells_who_did_what(editor):
    question = make_question()
    edit(editor, question, form_data(question.competence, key=question.key, **{"action-draft": "1"}))
    edit(editor, question, form_data(question.competence, key=question.key, **{"action-publish": "1"}))
    unpublish_question(question=question, by=editor.person)
    events = editor.get(reverse("question_bank:history", args=[question.pk])).context["events"]
    words = [_("Taken out of use"), _("Published"), _("Draft saved"), _("Published")]
    assert [str(event.what) for event in events] == words
    assert events[0].who == editor.person.get_full_name()
    assert _("question") in events[1].parts


def test_the_list_filters(editor, home_page):
    course = make_quiz_course(home_page, questions=1, bank=1)
    wanted = make_question(course.questions[0].competence, kind="multiple_choice", key="ab", text="Zażółć gęślą?")
    wanted.tags.add("rzadki")
    Question.objects.filter(pk=wanted.pk).update(difficulty=3)
    other = make_question()
    save_draft(question=wanted, kind="multiple_choice", spec=make_spec("multiple_choice", key="ab", text="Jaźń?"))
    filters = [
        {"kind": "multiple_choice"},
        {"difficulty": 3},
        {"tag": QuestionTag.objects.get().pk},
        {"status": "waiting"},
        {"q": "gęślą Zażółć"},
        {"q": "Jaźń"},
        {"q": wanted.key},
        {"module": course.tree.modules[0].pk, "kind": "multiple_choice"},
        {"competence": wanted.competence.pk, "status": "published", "difficulty": 3},
    ]
    for chosen in filters:
        assert list(editor.get(reverse(LIST), chosen).context["object_list"]) == [wanted], chosen
    assert list(editor.get(reverse(LIST), {"q": other.key}).context["object_list"]) == [other]


@pytest.mark.parametrize("name", ["index", "usage", "history"])
def test_looking_costs_the_same_for_many(editor, home_page, query_count, name):
    course = make_quiz_course(home_page, questions=3, bank=3)
    question = course.questions[0]
    url = reverse(LIST) if name == "index" else reverse(f"question_bank:{name}", args=[question.pk])

    def grow(number):
        for count in range(number):
            make_question(question.competence).tags.add(f"t{count}")
            course.quiz.sections.create(competence=question.competence, count=1)
            spec = make_spec(text=f"Wersja {number} {count}?")
            publish_version(question=question, kind="single_choice", spec=spec, by=editor.person)

    grow(3)
    few = query_count(lambda: editor.get(url))
    grow(27)
    assert query_count(lambda: editor.get(url)) == few


# ── competences ──


def test_a_competence_is_added_and_changed(editor):
    editor.post(reverse("competences:add"), {"code": "nowa", "name": "Wymienia części", "lesson": ""})
    competence = Competence.objects.get(code="nowa")
    url = reverse("competences:edit", args=[competence.pk])
    editor.post(url, {"code": "nowa", "name": "Wymienia wszystkie części", "lesson": ""})
    competence.refresh_from_db()
    assert competence.name == "Wymienia wszystkie części"


def test_a_competence_that_is_used_is_not_deleted(editor):
    used, free = make_question().competence, CompetenceFactory()
    for competence in (used, free):
        editor.post(reverse("competences:delete", args=[competence.pk]))
    assert list(Competence.objects.all()) == [used]


def test_the_list_of_competences_costs_the_same_for_many(editor, query_count):
    def cost(number):
        for _number in range(number):
            make_question()
        return query_count(lambda: editor.get(reverse("competences:index")))

    assert cost(3) == cost(27)


# ── who may ──


@pytest.mark.parametrize("role", [Role.PARTICIPANT, Role.RECRUITER])
def test_others_do_not_see_the_bank(client, home_page, settings, role):
    settings.STAFF_MFA_REQUIRED = False
    question = make_question()
    client.force_login(someone(role))
    plain = [reverse(name) for name in (LIST, ADD, "competences:index")]
    of_one = [reverse(f"question_bank:{name}", args=[question.pk]) for name in ("preview", "usage", "history")]
    for url in chain(plain, of_one, [reverse("question_bank:edit", args=[question.pk])]):
        assert client.get(url).status_code in (302, 403), url
    client.post(reverse("question_bank:unpublish", args=[question.pk]))
    assert Question.objects.published().exists()


def test_a_coordinator_looks_at_attempts_and_changes_nothing(client, home_page, settings):
    settings.STAFF_MFA_REQUIRED = False
    course = make_quiz_course(home_page)
    attempt = start_attempt(enrolment=course.enrolment, quiz=course.quiz)
    client.force_login(someone(Role.COORDINATOR))
    assert list(client.get(reverse("attempts:index")).context["object_list"]) == [attempt]
    for name in ("edit", "delete"):
        assert client.post(reverse(f"attempts:{name}", args=[attempt.pk])).status_code in (302, 403)
    assert Attempt.objects.filter(pk=attempt.pk, closed_at=None).exists()


def test_initial_values_of_a_form_are_what_it_collects():
    plan = author.make_plan("single_choice", flat := author.flatten("single_choice", make_spec_data()))
    rows = author.collect(plan, flat)["options"]
    assert [row["id"] for row in rows] == ["a", "b"]


def make_spec_data():
    return kind("single_choice").to_data(make_spec(options=2))
