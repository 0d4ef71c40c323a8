"""Addresses of the gradebook, below /dziennik/. For coordinators."""

from django.urls import path

from courses.views import extra_time, gradebook, gradebook_files

app_name = "gradebook"

urlpatterns = [
    path("", gradebook.index, name="index"),
    path("dziennik.csv", gradebook_files.as_csv, name="csv"),
    path("dziennik.xlsx", gradebook_files.as_xlsx, name="xlsx"),
    path("<int:enrolment_id>/", gradebook.person, name="person"),
    path("<int:enrolment_id>/czas/", extra_time.extra_time, name="extra_time"),
    path("<int:enrolment_id>/czas/koniec/", extra_time.end, name="end_extra_time"),
    path("podejscie/<uuid:attempt_id>/", gradebook.attempt, name="attempt"),
]
