"""Addresses of advising, below /doradztwo/."""

from django.urls import path

from advising.views import desk, participant, summary

app_name = "advising"

urlpatterns = [
    path("", participant.index, name="index"),
    path("nowa/", participant.ask, name="ask"),
    path("zestawienie/", summary.figures, name="figures"),
    path("skrzynka/", desk.inbox, name="inbox"),
    path("skrzynka/<uuid:pk>/", desk.case, name="desk_case"),
    path("skrzynka/<uuid:pk>/odpowiedz/", desk.answer, name="answer"),
    path("skrzynka/<uuid:pk>/wez/", desk.take, name="take"),
    path("skrzynka/<uuid:pk>/przejmij/", desk.take_over, name="take_over"),
    path("skrzynka/<uuid:pk>/przekaz/", desk.hand_over, name="hand_over"),
    path("skrzynka/<uuid:pk>/notatka/", desk.add_note, name="add_note"),
    path("skrzynka/<uuid:pk>/zamknij/", desk.close, name="desk_close"),
    path("skrzynka/<uuid:pk>/otworz/", desk.reopen, name="desk_reopen"),
    path("<uuid:pk>/", participant.case, name="case"),
    path("<uuid:pk>/zamknij/", participant.close, name="close"),
    path("<uuid:pk>/otworz/", participant.reopen, name="reopen"),
    path("<uuid:pk>/ocena/", participant.rate, name="rate"),
]
