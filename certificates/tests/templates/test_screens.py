"""The template in the back office: who may, what is said where, and what is refused."""

import pytest
from django.urls import reverse

from accounts.roles import Role
from accounts.tests.factories import UserFactory
from certificates.models import CertificateTemplate
from certificates.services import ensure_template
from certificates.tests.factories import make_course
from certificates.tests.templates.drawings import make_image
from certificates.tests.templates.forms import posted, signed_by, with_logos

pytestmark = pytest.mark.django_db


def address(name: str, *args) -> str:
    return reverse(f"certificate_templates:{name}", args=args)


@pytest.fixture
def template(home_page):
    """Version 1 of a course, with no certificate yet."""
    return ensure_template(make_course(home_page).course)


@pytest.fixture
def save(coordinator, template):
    """Posts the form of ``template`` with changes; gives the answer."""

    def post(**changes):
        return coordinator.post(address("edit", template.pk), posted(template, **changes))

    return post


def errors(answer) -> dict:
    return {name: str(found) for name, found in answer.context["form"].errors.items()}


def test_first_texts_of_a_course_become_version_one(coordinator, home_page):
    course = make_course(home_page).course
    answer = coordinator.post(address("add"), posted(course=course.pk, title="Zaświadczenie"))
    template = CertificateTemplate.objects.get()
    assert (template.version, template.title, template.is_active) == (1, "Zaświadczenie", True)
    assert answer.url == address("edit", template.pk)


def test_form_of_a_new_template_begins_with_words_and_the_only_course(coordinator, home_page):
    course = make_course(home_page).course
    form = coordinator.get(address("add")).context["form"]
    assert form["title"].value() == "Certyfikat"
    assert form["course"].value() == course.pk


def test_course_with_a_template_is_edited_and_not_begun_anew(coordinator, template):
    answer = coordinator.post(address("add"), posted(course=template.course.pk))
    assert set(errors(answer)) == {"course"}
    assert CertificateTemplate.objects.count() == 1


def test_editing_a_used_version_makes_the_next(coordinator, certificate):
    template = certificate.template
    answer = coordinator.post(address("edit", template.pk), posted(template, title="Zaświadczenie"), follow=True)
    assert answer.context["object"].version == 2
    assert "2" in str(next(iter(answer.context["messages"])))
    assert list(CertificateTemplate.objects.values_list("version", "title", "is_active")) == [
        (2, "Zaświadczenie", True),
        (1, "Certyfikat", False),
    ]


def test_course_of_a_template_stays_whatever_is_posted(save, template, home_page):
    save(course=make_course(home_page).course.pk)
    assert CertificateTemplate.objects.get().course == template.course


def test_unknown_place_is_named_with_those_there_are(save):
    message = errors(save(statement="Ukończony {kusr}."))["statement"]
    for known in ("{kusr}", "{kurs}", "{edycja}", "{godziny}", "{stan_prawny}", "{wynik}", "{ukonczenie}"):
        assert known in message


@pytest.mark.parametrize("statement", ["Kurs {kurs", "Edycja: {edycja}.", "{wynik}\n{stan_prawny}", ""])
def test_statement_that_would_print_a_brace_or_a_hole_is_refused(save, statement):
    assert set(errors(save(statement=statement))) == {"statement"}


@pytest.mark.parametrize("name", ["title", "statement", "issuer", "programme", "outcomes"])
def test_letters_the_fonts_lack_are_named_at_their_text(save, name):
    found = errors(save(**{name: "Słowo 陳 i 王"}))
    assert set(found) == {name}
    assert "陳, 王" in found[name]


@pytest.mark.parametrize("name", ["title", "issuer", "programme", "outcomes"])
def test_places_are_filled_in_one_text_only(save, name):
    assert set(errors(save(**{name: "Kurs {kurs}"}))) == {name}


def test_letters_of_a_signatory_are_named_at_the_signatory(save):
    answer = save(**signed_by(("Jan Nowak", "Wójt"), ("陳", "Sekretarz")))
    (error,) = answer.context["form"].errors["signatories"].as_data()
    assert set(error.block_errors) == {1}
    assert set(error.block_errors[1].block_errors) == {"name"}


@pytest.mark.parametrize("fields", [{"hours": "0"}, {"valid_months": "121"}, {"accent": "pink"}, {"title": "x" * 41}])
def test_values_out_of_range_are_refused_and_what_was_typed_stays(save, fields):
    answer = save(**fields, issuer="Gmina Przykładowo")
    assert set(errors(answer)) == set(fields)
    assert answer.context["form"]["issuer"].value() == "Gmina Przykładowo"


def test_signatories_and_logos_are_saved(save, template):
    save(**signed_by(("Jan Nowak", "Wójt")), **with_logos((make_image().pk, "Herb gminy")))
    template.refresh_from_db()
    assert template.texts.signatories[0].name == "Jan Nowak"
    assert template.texts.logos[0].alt == "Herb gminy"


def test_logo_without_words_for_those_who_do_not_see_is_refused(save):
    assert set(errors(save(**with_logos((make_image().pk, ""))))) == {"logos"}


def test_file_that_is_no_picture_is_refused_at_its_logo(save):
    image = make_image()
    with image.file.storage.open(image.file.name, "wb") as file:
        file.write(b"<svg/>")
    (error,) = save(**with_logos((image.pk, "Herb"))).context["form"].errors["logos"].as_data()
    assert set(error.block_errors) == {0}


def test_too_many_signatories_are_refused(save):
    assert set(errors(save(**signed_by(*[("Jan Nowak", "Wójt")] * 4)))) == {"signatories"}


def test_texts_with_no_room_on_the_page_are_refused_at_the_statement(save, monkeypatch):
    monkeypatch.setattr("certificates.pdf.fits", lambda said: ("Za dużo słów.",))
    assert "Za dużo słów." in errors(save(title="Dyplom"))["statement"]
    assert CertificateTemplate.objects.get().title == "Certyfikat"


def test_second_editor_is_told_keeps_the_words_and_may_save_again(coordinator, certificate):
    template = certificate.template
    ours = posted(template, title="Nasz")
    coordinator.post(address("edit", template.pk), posted(template, title="Ich"))
    answer = coordinator.post(address("edit", template.pk), ours)
    form = answer.context["form"]
    assert form.non_field_errors()
    assert form["title"].value() == "Nasz"
    coordinator.post(address("edit", template.pk), ours | {"seen": form["seen"].value()})
    in_use = CertificateTemplate.objects.get(is_active=True)
    assert (in_use.version, in_use.title) == (3, "Nasz")


def test_old_version_is_read_and_put_in_use_again(coordinator, certificate):
    old = certificate.template
    coordinator.post(address("edit", old.pk), posted(old, title="Nowszy"))
    assert coordinator.get(address("edit", old.pk)).url == address("version", old.pk)
    page = coordinator.get(address("version", old.pk))
    assert [row.now for row in page.context["rows"] if row.differs] == ["Nowszy", "Zdane."]
    coordinator.post(address("reuse", old.pk))
    in_use = CertificateTemplate.objects.get(is_active=True)
    assert (in_use.version, in_use.title) == (3, "Certyfikat")


def test_old_version_that_can_no_longer_be_printed_stays_old(coordinator, template):
    CertificateTemplate.objects.update(title="陳")
    answer = coordinator.post(address("reuse", template.pk))
    assert answer.url == address("version", template.pk)
    assert CertificateTemplate.objects.count() == 1


def test_used_version_is_not_deleted_and_says_why(client, settings, certificate):
    settings.STAFF_MFA_REQUIRED = False
    client.force_login(UserFactory(is_superuser=True, is_staff=True))
    for send in (client.get, client.post):
        answer = send(address("delete", certificate.template.pk), follow=True)
        assert list(answer.context["messages"])
    assert CertificateTemplate.objects.count() == 1


@pytest.mark.parametrize("name", ["index", "add", "edit", "version", "document", "reuse", "preview", "preview_new"])
def test_only_coordinators_come_near(client, settings, template, name):
    settings.STAFF_MFA_REQUIRED = False
    args = [] if name in {"index", "add", "preview_new"} else [template.pk]
    target = address(name, *args, *(["long"] if name == "document" else []))
    send = client.post if name in {"reuse", "preview", "preview_new"} else client.get
    for role in (None, Role.PARTICIPANT, Role.EDITOR):
        if role:
            client.force_login(UserFactory(role=role))
        assert send(target).status_code in (302, 403)


def test_list_says_what_is_in_use_and_frozen_for_the_same_queries(coordinator, certificate, home_page, query_count):
    one = query_count(lambda: coordinator.get(address("index")))
    for _ in range(2):
        ensure_template(make_course(home_page).course)
    assert query_count(lambda: coordinator.get(address("index"))) == one


def test_edit_page_costs_the_same_with_many_versions(coordinator, certificate, query_count):
    used = certificate.template
    one = query_count(lambda: coordinator.get(address("edit", used.pk)))
    for number in range(2, 8):
        CertificateTemplate.objects.create(
            course=used.course, version=number, is_active=False, title="C", statement="D"
        )
    assert query_count(lambda: coordinator.get(address("edit", used.pk))) == one
