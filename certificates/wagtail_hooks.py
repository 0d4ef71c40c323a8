"""What the back office knows about certificates."""

from wagtail import hooks

from certificates import log_actions  # noqa: F401  (registers itself)
from certificates.viewsets import CertificateGroup


@hooks.register("register_admin_viewset")
def register_certificates() -> CertificateGroup:
    return CertificateGroup()
