"""The living page of the look: every component and block in every state, for developers. Mounted only under DEBUG."""

from django import forms
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path

from core.blocks import BodyBlock
from core.styleguide_texts import BLOCKS, MESSAGES, VIDEO


class ExampleForm(forms.Form):
    """One field of every kind there is."""

    name = forms.CharField(label="Imię i nazwisko", help_text="Tak, jak ma stać na certyfikacie.")
    email = forms.EmailField(label="Adres e-mail")
    password = forms.CharField(label="Hasło", widget=forms.PasswordInput, help_text="Co najmniej 10 znaków.")
    unit = forms.ChoiceField(label="Jednostka", choices=[("", "Wybierz"), ("ops", "Ośrodek pomocy społecznej")])
    role = forms.ChoiceField(
        label="Twoja rola przy strategii",
        choices=[("a", "Piszę dokument"), ("b", "Zbieram dane"), ("c", "Prowadzę zespół")],
        widget=forms.RadioSelect,
        help_text="Wybierz najbliższą.",
    )
    needs = forms.MultipleChoiceField(
        label="Szczególne potrzeby",
        choices=[("pjm", "Tłumacz języka migowego"), ("napisy", "Napisy"), ("druk", "Powiększony druk")],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    question = forms.CharField(label="Pytanie do doradcy", widget=forms.Textarea(attrs={"rows": 4}), required=False)
    consent = forms.FileField(label="Zgoda przełożonego", help_text="Plik PDF do 5 MB.")
    agreed = forms.BooleanField(label="Znam regulamin rekrutacji")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["email"].widget.attrs["autocomplete"] = "email"


def wrong_form() -> ExampleForm:
    form = ExampleForm({"email": "anna.wilk", "password": "x"}, auto_id="wrong_%s")
    form.add_error(None, "Ten adres należy już do innego zgłoszenia.")
    return form


def styleguide(request: HttpRequest) -> HttpResponse:
    context = {
        "form_plain": ExampleForm(auto_id="plain_%s"),
        "form_wrong": wrong_form(),
        "body": BodyBlock().to_python(BLOCKS),
        "video": VIDEO,
        "example_messages": MESSAGES,
        "crumbs": [{"title": "Podręcznik", "url": "#a"}, {"title": "Moduł 1", "url": "#b"}],
        "facts": [{"term": "Miejsca", "value": "400", "note": "najwyżej 2 osoby z gminy"}],
        "side_items": [
            {"label": "Twoje dane", "url": "#dane", "is_current": True},
            {"label": "Hasło", "url": "#haslo"},
        ],
        "page_of_list": Paginator(range(95), 10).page(5),
    }
    return render(request, "core/styleguide/page.html", context)


urlpatterns = [path("", styleguide, name="styleguide")]
