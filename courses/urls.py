"""Addresses of a participant's own things, below /moje/."""

from django.urls import include, path

from courses.views import enrolment, lessons

app_name = "courses"

urlpatterns = [
    path("kursy/<int:course_id>/zapis/", enrolment.enrol, name="enrol"),
    path("lekcje/<int:lesson_id>/przeczytane/", lessons.complete_lesson, name="complete_lesson"),
    path("lekcje/<int:lesson_id>/znam-zmiane/", lessons.acknowledge_change, name="acknowledge_change"),
    path("", include("courses.urls_attempts")),
]
