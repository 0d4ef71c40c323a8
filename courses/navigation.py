"""The handbook in the menu of the site (see core.navigation)."""

from django.utils.translation import gettext_lazy as _

from core import navigation

navigation.register("main", "handbook", _("Handbook"), "/podrecznik/", order=10)
