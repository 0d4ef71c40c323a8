"""Addresses of certificates; mounted at the root of the site."""

from django.urls import path

from certificates import views

app_name = "certificates"

urlpatterns = [
    # As printed in the QR code, without the last slash: a scan costs no redirect.
    path("c/<str:code>", views.verify),
    path("c/<str:code>/", views.verify, name="verify"),
    path("certyfikaty/weryfikacja/", views.verify_form, name="verify_form"),
    path("moje/certyfikaty/<uuid:pk>/pdf/", views.download, name="download"),
]
