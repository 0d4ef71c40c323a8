import logging

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CertificatesConfig(AppConfig):
    name = "certificates"
    verbose_name = _("Certificates")

    def ready(self) -> None:
        from certificates import checks, receivers  # noqa: F401  (checks register themselves)

        receivers.connect()
        # Seven lines a document at INFO say nothing to an operator.
        logging.getLogger("weasyprint.progress").setLevel(logging.WARNING)
