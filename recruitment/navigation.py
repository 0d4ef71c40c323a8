"""Recruitment in the menu of the site: for those without an account; others come to it from the desk and the footer."""

from django.utils.translation import gettext_lazy as _

from core import navigation

navigation.register("main", "recruitment", _("Recruitment"), "/rekrutacja/", order=25, audience="visitor")
navigation.register("help", "recruitment", _("Recruitment"), "/rekrutacja/", order=10, audience="signed_in")
