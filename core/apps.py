from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules
from django.utils.translation import gettext_lazy as _


class CoreConfig(AppConfig):
    name = "core"
    verbose_name = _("Ground floor")

    def ready(self) -> None:
        from core import checks, receivers  # noqa: F401  (checks register themselves)

        receivers.connect()
        self._register_own()
        autodiscover_modules("navigation", "periodic")

    def _register_own(self) -> None:
        from core import navigation, periodic, tasks

        label = _("Back office")
        navigation.register("user", "back_office", label, "wagtailadmin_home", order=80, audience="staff")
        periodic.every(hours=6)(tasks.forget_finished_tasks)
        periodic.every(days=1)(tasks.forget_expired_sessions)
