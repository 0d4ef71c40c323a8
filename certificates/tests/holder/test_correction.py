"""The holder asks for another name; a coordinator answers."""

import pytest

from certificates import services
from certificates.models import CorrectionRequest
from certificates.services import choose_name_shown
from certificates.tests.holder.addresses import address
from certificates.views.mine import access

pytestmark = pytest.mark.django_db
RIGHT = {"first_name": "Hanna", "last_name": "Wiśniewska", "note": "W imieniu brakuje „H”."}


def ask(client, certificate, **changes):
    return client.post(address("ask_for_correction", certificate), {**RIGHT, **changes})


def test_form_begins_with_the_name_as_it_stands(holder, filed):
    form = holder.get(address("ask_for_correction", filed)).context["form"]
    assert (form["first_name"].value(), form["last_name"].value()) == ("Anna", "Wiśniewska")


def test_request_is_kept_and_shown(holder, filed):
    assert ask(holder, filed).headers["Location"] == address("mine", filed)
    request = CorrectionRequest.objects.get()
    assert (request.certificate, request.first_name, request.note) == (filed, "Hanna", RIGHT["note"])
    text = holder.get(address("mine", filed)).content.decode()
    assert "Hanna Wiśniewska" in text
    assert address("ask_for_correction", filed) not in text


def test_second_press_makes_no_second_request(holder, filed):
    for _ in range(2):
        assert ask(holder, filed).headers["Location"] == address("mine", filed)
    ask(holder, filed, first_name="Joanna")
    assert [request.first_name for request in CorrectionRequest.objects.all()] == ["Hanna"]


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"first_name": " "}, "first_name"),
        ({"last_name": ""}, "last_name"),
        ({"note": ""}, "note"),
        ({"first_name": "ნინო"}, "first_name"),
        ({"first_name": "Anna"}, "last_name"),
    ],
)
def test_mistake_stands_beside_its_field_and_what_was_typed_stays(holder, filed, changes, field):
    page = ask(holder, filed, **changes)
    form = page.context["form"]
    assert list(form.errors) == [field]
    assert f'href="#id_{field}"' in page.content.decode()
    assert {name: form[name].value() for name in RIGHT} == {**RIGHT, **changes}
    assert not CorrectionRequest.objects.exists()


def test_letters_the_font_lacks_are_named(holder, filed):
    [error] = ask(holder, filed, first_name="ნინო Anna").context["form"].errors["first_name"]
    assert all(letter in error for letter in "ნიო")
    assert "A" not in error.partition("ნ")[2].partition(".")[0]


def test_accepted_correction_is_told_and_leads_to_the_new_one(holder, filed, coordinators):
    ask(holder, filed)
    newer = services.accept_correction(request=CorrectionRequest.objects.get(), by=coordinators[0])
    text = holder.get(address("mine", filed)).content.decode()
    assert address("mine", newer) in text
    assert "Hanna Wiśniewska" in holder.get(address("mine", newer)).content.decode()


def test_refusal_is_shown_with_its_answer_and_one_may_ask_again(holder, filed, coordinators):
    ask(holder, filed)
    request = CorrectionRequest.objects.get()
    services.refuse_correction(request=request, by=coordinators[0], answer="Prosimy o skan <b>aktu</b>.")
    text = holder.get(address("mine", filed)).content.decode()
    assert "&lt;b&gt;aktu&lt;/b&gt;" in text
    assert address("ask_for_correction", filed) in text
    assert ask(holder, filed).status_code == 302
    assert CorrectionRequest.objects.filter(decision="waiting").count() == 1


def test_what_no_longer_stands_is_not_corrected(holder, filed, revoke):
    revoke(filed)
    assert holder.get(address("ask_for_correction", filed)).headers["Location"] == address("mine", filed)
    assert ask(holder, filed).status_code == 302
    assert not CorrectionRequest.objects.exists()


def test_choice_of_the_name_is_no_business_of_a_request(holder, filed):
    choose_name_shown(certificate=filed, is_shown=True)
    ask(holder, filed)
    filed.refresh_from_db()
    assert filed.choice.shows_name


def test_who_presses_without_end_is_stopped(holder, filed):
    allowed = int(access.PRESSES.partition("/")[0])
    statuses = [ask(holder, filed, note="").status_code for _ in range(allowed + 1)]
    assert statuses == [200] * allowed + [429]
