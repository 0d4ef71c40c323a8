"""The directory in the menu (see core.navigation)."""

from django.utils.translation import gettext_lazy as _

from core import navigation

navigation.register("main", "participants", _("Participants"), "community:directory", order=40, audience="signed_in")
