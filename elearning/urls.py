"""Addresses (see docs/architecture.md)."""

from django.conf import settings
from django.urls import include, path
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

urlpatterns = [
    path("konto/", include("accounts.urls")),
    path("konto/", include("allauth.urls")),
    path("zaplecze/", include("accounts.urls_back_office")),
    path("zaplecze/", include(wagtailadmin_urls)),
    path("dokumenty/", include(wagtaildocs_urls)),
    path("", include("certificates.urls")),
    path("", include("core.urls")),
]
