from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.module_loading import autodiscover_modules
from django.utils.translation import gettext_lazy as _
from wagtail.users.apps import WagtailUsersAppConfig


class AccountsConfig(AppConfig):
    name = "accounts"
    verbose_name = _("People")
    default = True

    def ready(self) -> None:
        from accounts.receivers import grant_after_migrate

        autodiscover_modules("roles")
        post_migrate.connect(grant_after_migrate, dispatch_uid="accounts.grant_after_migrate")


class WagtailUsersConfig(WagtailUsersAppConfig):
    """Wagtail's screens of people, for people without a user name and with our roles."""

    user_viewset = "accounts.viewsets.UserViewSet"
