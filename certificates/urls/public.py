"""Addresses of verification. For anyone."""

from django.urls import path

from certificates.views import verification

urlpatterns = [
    # As printed in the QR code, without the last slash: a scan costs no redirect.
    path("c/<str:code>", verification.verify),
    path("c/<str:code>/", verification.verify, name="verify"),
    path("certyfikaty/weryfikacja/", verification.verify_form, name="verify_form"),
]
