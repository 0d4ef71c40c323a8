"""Addresses of the knowledge base beside its pages; mounted at the root of the site, before the pages."""

from django.urls import URLPattern, path

from knowledgebase.search.urls import urlpatterns as search_urls
from knowledgebase.views import records, votes
from knowledgebase.views.feed import NewestFeed

app_name = "knowledgebase"

urlpatterns: list[URLPattern] = [
    path("baza-wiedzy/nowe.atom", NewestFeed(), name="newest_feed"),
    path("baza-wiedzy/slownik/", records.glossary, name="glossary"),
    path("baza-wiedzy/akty/", records.acts, name="acts"),
    path("baza-wiedzy/akty/<slug:key>/", records.act, name="act"),
    path("baza-wiedzy/ocena/<int:page_id>/", votes.vote, name="vote"),
    *search_urls,
]
