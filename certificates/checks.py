"""What must stand on the machine before a certificate is made."""

from typing import Any

from django.core.checks import CheckMessage, Warning, register
from django.utils.translation import gettext as _


@register()
def check_harfbuzz_subset(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """Without the library WeasyPrint falls back in silence to a way twenty times slower."""
    from weasyprint.text import ffi

    if ffi.harfbuzz_subset is not None:
        return []
    message = _("A library that cuts fonts for PDF files is missing: each certificate takes over a second.")
    hint = _("Install the Debian package libharfbuzz-subset0 (apt-get install libharfbuzz-subset0).")
    return [Warning(message, hint=hint, id="certificates.W001")]
