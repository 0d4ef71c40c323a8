"""Addresses of the advisors' queue, below /oceny/."""

from django.urls import path

from courses.views import reviews

app_name = "reviews"

urlpatterns = [
    path("", reviews.queue, name="queue"),
    path("<uuid:attempt_id>/", reviews.attempt, name="attempt"),
]
