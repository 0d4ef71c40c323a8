"""Addresses of certificates; mounted at the root of the site."""

from django.urls import include, path

app_name = "certificates"

urlpatterns = [
    path("", include("certificates.urls.public")),
    path("", include("certificates.urls.badges")),
    path("moje/certyfikaty/", include("certificates.urls.holder")),
    path("certyfikaty/rejestr/", include("certificates.urls.office")),
]
