"""The way to the place of work, from the account (see accounts.templatetags.account_pages)."""

from django.utils.translation import gettext_lazy as _

from accounts.templatetags.account_pages import add_room

add_room(
    "organisations:workplace", _("Place of work"), after="account_profile", inside=("organisations:workplace_unit",)
)
