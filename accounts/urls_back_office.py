"""Doors of the back office: it has no sign-in of its own. Stands before Wagtail's addresses."""

from django.urls import path

from accounts import views

urlpatterns = [
    path("login/", views.sign_in_to_back_office),
    path("logout/", views.sign_out_of_back_office),
]
