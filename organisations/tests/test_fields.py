"""The chooser of a commune as a form field, without a script."""

import pytest
from django import forms
from django.http import QueryDict

from organisations.fields import CommuneField, NipField, RegonField, found_texts
from organisations.forms import CommuneSearchForm
from organisations.tests.factories import CommuneFactory


class MeetingForm(CommuneSearchForm):
    note = forms.CharField()
    commune = CommuneField(label="Gmina")


def posted(text="", key="", note="Spotkanie", **buttons):
    data = QueryDict(mutable=True)
    data.update({"note": note, "commune_text": text, "commune": key, **buttons})
    return MeetingForm.from_post(data)


@pytest.fixture
def osieks(db):
    return [CommuneFactory(name="Osiek", county=county) for county in ("brodnicki", "oświęcimski")]


class TestChoosing:
    def test_key_of_the_commune_picked(self, osieks):
        form = posted("osiek", osieks[1].key)
        assert form.is_valid()
        assert form.cleaned_data["commune"] == osieks[1]

    def test_whole_label_is_enough(self, osieks):
        form = posted(osieks[1].label)
        assert form.is_valid()
        assert form.cleaned_data["commune"] == osieks[1]

    def test_name_no_other_commune_has_is_enough(self, osieks):
        lodz = CommuneFactory(name="Łódź")
        CommuneFactory(name="Łódź Nowa")
        form = posted("lodz")
        assert form.is_valid()
        assert form.cleaned_data["commune"] == lodz

    def test_repeated_name_asks_which_one(self, osieks):
        form = posted("osiek")
        assert form.errors == {"commune": ["Wskaż jedną z\u00a0gmin znalezionych dla „osiek”."]}
        assert all(f'value="{unit.key}"' in str(form["commune"]) for unit in osieks)

    def test_text_typed_over_a_choice_counts_more(self, osieks):
        lodz = CommuneFactory(name="Łódź")
        form = posted("Łódź", osieks[0].key)
        assert form.is_valid()
        assert form.cleaned_data["commune"] == lodz

    def test_unknown_name_says_what_to_do(self, osieks):
        form = posted("Atlantyda")
        assert "Nie ma gminy pasującej do „Atlantyda”" in form.errors["commune"][0]
        assert 'value="Atlantyda"' in str(form["commune"])

    def test_nothing_chosen(self, osieks):
        assert posted().errors["commune"] == ["Wybierz gminę."]

    def test_made_up_key_is_no_choice(self, osieks):
        assert not posted(key="999999").is_valid()
        assert not posted(key="' OR 1=1").is_valid()


class TestSearching:
    def test_search_shows_what_was_found_and_no_mistakes(self, osieks):
        form = posted("osiek", note="", commune_search="1")
        html = str(form["commune"])
        assert not form.is_bound
        assert "Znaleziono 2 gminy" in html
        assert html.count('type="radio"') == 2
        assert "autofocus" in html

    def test_search_keeps_all_that_was_typed(self, osieks):
        form = posted("osiek", note="Narada w czwartek", commune_search="1")
        assert 'value="Narada w czwartek"' in str(form["note"])
        assert 'value="osiek"' in str(form["commune"])

    def test_search_that_finds_nothing_says_so(self, osieks):
        assert "Nie ma takiej gminy" in str(posted("Atlantyda", commune_search="1")["commune"])

    def test_what_was_typed_is_escaped(self, osieks):
        assert "<script>" not in str(posted("<script>", commune_search="1")["commune"])

    def test_long_list_says_how_to_narrow_it(self, db):
        CommuneFactory.create_batch(25, name="Osiek")
        html = str(posted("osiek", commune_search="1")["commune"])
        assert html.count('type="radio"') == 20
        assert "Dopisz powiat" in html


def test_initial_commune_is_chosen(osieks):
    html = str(MeetingForm(initial={"commune": osieks[0]})["commune"])
    assert html.count("checked") == 1
    assert "autofocus" not in html


def test_empty_chooser_asks_nothing(db, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert "radio" not in str(MeetingForm()["commune"])


def test_error_is_tied_to_the_text_field(osieks):
    html = str(posted("osiek")["commune"])
    assert 'aria-invalid="true"' in html
    assert "id_commune_error" in html


@pytest.mark.parametrize(
    ("category", "number", "words"),
    [("one", 1, "Znaleziono 1 gminę."), ("few", 3, "Znaleziono 3 gminy."), ("many", 12, "Znaleziono 12 gmin.")],
)
def test_announcements_have_the_polish_plurals(category, number, words):
    assert (found_texts()[category] % {"number": number}).startswith(words)


@pytest.mark.parametrize(
    ("field", "typed", "kept"),
    [
        (NipField(), "123-456-32-18", "1234563218"),
        (NipField(), "PL 123 456 32 18", "1234563218"),
        (NipField(required=False), "", ""),
        (RegonField(), "123-456-785", "123456785"),
        (RegonField(), "12345678512347", "12345678512347"),
    ],
)
def test_numbers_may_be_written_with_spaces_and_hyphens(field, typed, kept):
    assert field.clean(typed) == kept


@pytest.mark.parametrize(
    ("field", "typed", "message"),
    [
        (NipField(), "1234563219", "Ten numer NIP jest nieprawidłowy. Sprawdź jego dziesięć cyfr."),
        (NipField(), "abc", "Ten numer NIP jest nieprawidłowy. Sprawdź jego dziesięć cyfr."),
        (RegonField(), "123456784", "Ten numer REGON jest nieprawidłowy. Sprawdź jego dziewięć albo czternaście cyfr."),
    ],
)
def test_wrong_numbers_say_what_to_check(field, typed, message):
    with pytest.raises(forms.ValidationError) as caught:
        field.clean(typed)
    assert caught.value.messages == [message]
