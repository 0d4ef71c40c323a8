"""Mounted at the root: the search is public, the place of work belongs to the desk."""

from django.conf import settings
from django.urls import path, re_path

from organisations import views

app_name = "organisations"
urlpatterns = [
    path("jednostki/szukaj/", views.search, name="search"),
    path("moje/miejsce-pracy/", views.workplace, name="workplace"),
    re_path(r"^moje/miejsce-pracy/(?P<key>[0-9]{6})/$", views.workplace_unit, name="workplace_unit"),
]
if settings.DEBUG:
    from organisations import development

    urlpatterns += development.urlpatterns
