"""Addresses of a person's own certificates, below /moje/certyfikaty/."""

from django.urls import path

from certificates.views import holder

urlpatterns = [
    path("<uuid:pk>/pdf/", holder.download, name="download"),
]
