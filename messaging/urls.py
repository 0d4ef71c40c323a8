"""Mounted at the root: files of letters, and a page of the account."""

from django.urls import path

from messaging import views

app_name = "messaging"
urlpatterns = [
    path("wiadomosci/plik/<uuid:pk>/", views.attachment, name="attachment"),
    path("konto/powiadomienia/", views.preferences, name="preferences"),
]
