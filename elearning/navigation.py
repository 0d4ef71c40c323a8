"""The desk in the menu of the person (see core.navigation)."""

from django.utils.translation import gettext_lazy as _

from core import navigation

navigation.register("user", "desk", _("My learning"), "/moje/", order=20, audience="signed_in", shows_initials=True)
