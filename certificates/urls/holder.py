"""Addresses of a person's own certificates, below /moje/certyfikaty/."""

from django.urls import path

from certificates.views.mine import correction, files, pages, renewal

urlpatterns = [
    path("<uuid:pk>/", pages.certificate, name="mine"),
    path("<uuid:pk>/imie-i-nazwisko/", pages.choose_name, name="choose_name"),
    path("<uuid:pk>/poprawka/", correction.correction, name="ask_for_correction"),
    path("<uuid:pk>/odnowienie/", renewal.renewal, name="renew"),
    path("<uuid:pk>/pdf/", files.document, name="download"),
    path("<uuid:pk>/odznaka.jwt", files.badge_token, name="badge_token"),
    path("<uuid:pk>/odznaka.json", files.badge_content, name="badge_content"),
]
