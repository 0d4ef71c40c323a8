"""Addresses of attempts, below /moje/."""

from django.urls import path

from courses.views import attempts

urlpatterns = [
    path("testy/<int:quiz_id>/podejscie/", attempts.start, name="start_attempt"),
    path("testy/<uuid:attempt_id>/", attempts.resume, name="attempt"),
    path("testy/<uuid:attempt_id>/pytania/<int:page>/", attempts.questions, name="attempt_page"),
    path("testy/<uuid:attempt_id>/podsumowanie/", attempts.summary, name="attempt_summary"),
    path("testy/<uuid:attempt_id>/oddaj/", attempts.submit, name="attempt_submit"),
    path("testy/<uuid:attempt_id>/wynik/", attempts.result, name="attempt_result"),
]
