"""Our own pages of the account; the others, under the same address, are allauth's."""

from django.urls import path

from accounts import views

urlpatterns = [
    path("", views.overview, name="account_overview"),
    path("dane/", views.edit_profile, name="account_profile"),
    path("oswiadczenia/", views.consents, name="account_consents"),
    path("oswiadczenia/<int:pk>/wycofaj/", views.withdraw, name="account_withdraw_consent"),
]
