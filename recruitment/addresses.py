"""Addresses of applications."""

from django.urls import NoReverseMatch, reverse

from recruitment.models import Application


def address_of(application: Application) -> str:
    """The applicant's own page of the application."""
    try:
        return reverse("recruitment:application", args=[application.pk])
    except NoReverseMatch:
        return "/"
