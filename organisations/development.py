"""For developers: the chooser of a commune in a form with another field. Mounted only under DEBUG."""

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path

from organisations.fields import CommuneField
from organisations.forms import CommuneSearchForm


class ExampleForm(CommuneSearchForm):
    """What is typed into the first field must outlast a search."""

    note = forms.CharField(label="Nazwa spotkania", max_length=80)
    commune = CommuneField(label="Gmina", help_text="Zacznij pisać nazwę. Polskie litery nie są potrzebne.")


def chooser_example(request: HttpRequest) -> HttpResponse:
    form = ExampleForm.from_post(request.POST) if request.method == "POST" else ExampleForm()
    chosen = form.cleaned_data["commune"] if form.is_bound and form.is_valid() else None
    return render(request, "organisations/chooser_example.html", {"form": form, "chosen": chosen})


urlpatterns = [path("jednostki/przyklad/", chooser_example, name="chooser_example")]
