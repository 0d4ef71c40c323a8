"""Addresses of the register, below /certyfikaty/rejestr/. For coordinators."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
