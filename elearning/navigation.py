"""The desk in the menu of the site (see core.navigation)."""

from django.utils.translation import gettext_lazy as _

from core import navigation

navigation.register("user", "desk", _("My desk"), "desk", order=20, audience="signed_in", shows_initials=True)
