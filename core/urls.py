"""Addresses of the ground floor. Includes every page of the site, so it comes last in the roof's list."""

from django.urls import path, re_path
from django.views.generic import RedirectView
from wagtail import urls as wagtail_urls
from wagtail import views as wagtail_views

from core import routing, views

urlpatterns = [
    path("zdrowie/", views.health, name="health"),
    path(
        "_util/authenticate_with_password/<int:page_view_restriction_id>/<int:page_id>/",
        wagtail_views.authenticate_with_password,
        name="wagtailcore_authenticate_with_password",
    ),
    # Wagtail's own sign-in page gives way to ours; it looks its name up.
    path(
        "_util/login/",
        RedirectView.as_view(pattern_name="account_login", query_string=True),
        name="wagtailcore_login",
    ),
    re_path(wagtail_urls.serve_pattern, routing.serve, name="wagtail_serve"),
]
