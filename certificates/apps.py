import logging

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CertificatesConfig(AppConfig):
    name = "certificates"
    verbose_name = _("Certificates")

    def ready(self) -> None:
        from certificates import checks, receivers  # noqa: F401  (checks register themselves)
        from certificates.badges import checks as checks_of_badges  # noqa: F401
        from certificates.signing import checks as checks_of_signature  # noqa: F401

        receivers.connect()
        # Seven lines a document at INFO say nothing to an operator.
        logging.getLogger("weasyprint.progress").setLevel(logging.WARNING)
