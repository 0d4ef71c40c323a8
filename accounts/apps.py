from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.module_loading import autodiscover_modules
from django.utils.translation import gettext_lazy as _


class AccountsConfig(AppConfig):
    name = "accounts"
    verbose_name = _("People")

    def ready(self) -> None:
        from accounts.receivers import grant_after_migrate

        autodiscover_modules("roles")
        post_migrate.connect(grant_after_migrate, dispatch_uid="accounts.grant_after_migrate")
