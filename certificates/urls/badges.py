"""Addresses that machines ask for when they check a badge. Without a last slash, as standards name them."""

from django.urls import path

from certificates.views import badges

urlpatterns = [
    path(".well-known/did.json", badges.did_document, name="did_document"),
    path(".well-known/jwks.json", badges.key_set, name="key_set"),
    path("odznaki/wystawca", badges.issuer, name="issuer_profile"),
    path("odznaki/osiagniecie/<int:template_id>", badges.achievement, name="achievement"),
    path("odznaki/status/<int:number>", badges.status_list, name="status_list"),
]
