from django import forms
from django.template.loader import render_to_string

from core.forms import form_errors
from core.forms.renderer import with_class


class Everything(forms.Form):
    email = forms.EmailField(label="Adres e-mail", help_text="Służbowy.")
    password = forms.CharField(label="Hasło", widget=forms.PasswordInput(attrs={"placeholder": "Hasło"}))
    role = forms.ChoiceField(
        label="Rola", choices=[("a", "A"), ("b", "B")], widget=forms.RadioSelect, help_text="Jedna."
    )
    needs = forms.MultipleChoiceField(
        label="Potrzeby", choices=[("a", "A")], widget=forms.CheckboxSelectMultiple, required=False
    )
    number = forms.IntegerField(label="Liczba")
    agreed = forms.BooleanField(label="Zgoda")
    token = forms.CharField(widget=forms.HiddenInput, required=False)


def wrong() -> Everything:
    form = Everything({"email": "anna", "role": "a", "number": "7", "agreed": "on", "password": "tajne"})
    form.add_error(None, "Całość się nie zgadza.")
    return form


def test_field_is_described_by_its_hint_and_error():
    html = str(wrong())

    assert 'aria-describedby="id_email_helptext id_email_error"' in html
    assert 'id="id_email_helptext"' in html
    assert 'id="id_email_error"' in html
    assert "govuk-input--error" in html
    assert 'aria-invalid="true"' in html


def test_what_was_typed_stays():
    assert 'value="anna"' in str(wrong())


def test_error_says_that_it_is_one():
    assert '<span class="govuk-visually-hidden">Błąd:</span>' in str(wrong())


def test_choices_stand_in_a_described_fieldset_with_a_legend():
    html = str(Everything())

    assert '<fieldset class="govuk-fieldset" aria-describedby="id_role_helptext">' in html
    assert '<legend class="govuk-fieldset__legend">Rola' in html
    assert '<label class="govuk-label govuk-radios__label" for="id_role_0">A</label>' in html


def test_optional_field_is_named_so_and_required_ones_leave_messages_to_us():
    html = str(Everything())

    assert html.count("(nieobowiązkowe)") == 1
    assert " required" not in html


def test_password_can_be_shown_and_repeats_no_label_inside():
    html = str(Everything())

    assert 'data-module="govuk-password-input"' in html
    assert "placeholder" not in html


def test_hidden_fields_are_there_without_a_label():
    html = str(Everything())

    assert '<input type="hidden" name="token" id="id_token">' in html
    assert 'for="id_token"' not in html


def test_summary_links_every_error_to_its_control():
    targets = [(error.target, error.message) for error in form_errors(Everything({"email": "a@example.org"}))]

    assert targets[:2] == [("id_password", "Uzupełnij: Hasło"), ("id_role_0", "Uzupełnij: Rola")]


def test_summary_links_errors_of_the_whole_to_where_they_stand():
    assert form_errors(wrong())[0] == ("Całość się nie zgadza.", "form-errors")
    assert 'id="form-errors"' in str(wrong())


def test_summary_takes_the_focus_and_counts():
    html = render_to_string("components/error_summary.html", {"form": wrong()})

    assert 'tabindex="-1" autofocus' in html
    assert "2 rzeczy do poprawienia" in html


def test_summary_of_a_fresh_form_is_empty():
    assert render_to_string("components/error_summary.html", {"form": Everything()}).strip() == ""


def test_widget_with_a_template_of_its_own_gets_no_class():
    widget = forms.TextInput().get_context("a", "", {})["widget"] | {"template_name": "wagtailadmin/widgets/slug.html"}

    with_class(widget)

    assert "class" not in widget["attrs"]
