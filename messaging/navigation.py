"""Notifications among the pages of the account (see accounts.templatetags.account_pages)."""

from django.utils.translation import gettext_lazy as _

from accounts.templatetags.account_pages import add_room

add_room("messaging:preferences", _("Notifications"), after="account_email")
