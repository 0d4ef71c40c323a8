"""Certificates in the menus of the site (see core.navigation)."""

from django.utils.translation import gettext_lazy as _

from core import navigation

navigation.register("help", "certificates", _("Check a certificate"), "certificates:verify_form", order=20)
