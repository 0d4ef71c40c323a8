"""Addresses of applications, below /rekrutacja/. Everything else there is a page of the tree (recruitment.pages)."""

from django.urls import path

from recruitment.views import application, decisions, organisation, parts, sending, start

app_name = "recruitment"

OWN = "zgloszenie/<uuid:pk>/"

urlpatterns = [
    path("zglos-sie/<int:call_id>/", start.start, name="start"),
    path(OWN, application.show, name="application"),
    path(f"{OWN}sprawdz/", sending.check, name="check"),
    path(f"{OWN}wyslane/", sending.sent, name="sent"),
    path(f"{OWN}wycofaj/", decisions.withdraw, name="withdraw"),
    path(f"{OWN}usun/", decisions.discard, name="discard"),
    path(f"{OWN}przyjmij/", decisions.accept, name="accept"),
    path(f"{OWN}zrezygnuj/", decisions.decline, name="decline"),
    path(f"{OWN}instytucja/", organisation.seat, name="seat"),
    path(f"{OWN}instytucja/<str:key>/", organisation.unit, name="unit"),
    path(f"{OWN}<slug:slug>/", parts.part, name="part"),
]
