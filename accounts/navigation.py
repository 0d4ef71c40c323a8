"""Ways in, out and to the account (see core.navigation)."""

from django.utils.translation import gettext_lazy as _

from core import navigation

navigation.register("user", "login", _("Sign in"), "account_login", order=10, audience="visitor")
navigation.register("user", "signup", _("Create an account"), "account_signup", order=20, audience="visitor")
navigation.register("user", "account", _("Account"), "account_overview", order=40, audience="signed_in")
navigation.register("user", "logout", _("Sign out"), "account_logout", order=90, audience="signed_in", is_post=True)
