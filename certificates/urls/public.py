"""Addresses of verification. For anyone."""

from django.urls import path

from certificates.views import files, machines, verification

urlpatterns = [
    # As printed in the QR code, without the last slash: a scan costs no redirect.
    path("c/<str:code>.json", machines.certificate_json, name="certificate_json"),
    path("c/<str:code>", verification.verify),
    path("c/<str:code>/", verification.verify, name="verify"),
    path("certyfikaty/weryfikacja/", verification.verify_form, name="verify_form"),
    path("certyfikaty/weryfikacja/plik/", files.check_file, name="check_file"),
    path("certyfikaty/weryfikacja/samodzielnie/", verification.check_yourself, name="check_yourself"),
    path("certyfikaty/weryfikacja/podpis.pem", verification.signing_certificate, name="signing_certificate"),
]
