"""Addresses that machines ask for when they check a badge."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
