"""Addresses of the search; taken into knowledgebase/urls.py."""

from django.urls import path

from knowledgebase.search import views

urlpatterns = [path("szukaj/", views.results, name="search")]
