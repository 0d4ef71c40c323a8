"""Addresses of the gradebook, below /dziennik/. For coordinators."""

from django.urls import path

from courses.views import gradebook

app_name = "gradebook"

urlpatterns = [
    path("", gradebook.index, name="index"),
    path("dziennik.csv", gradebook.index, name="csv"),
    path("dziennik.xlsx", gradebook.index, name="xlsx"),
    path("<int:enrolment_id>/", gradebook.index, name="person"),
]
