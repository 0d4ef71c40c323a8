"""Verbs of the ground floor."""

from django.db import transaction
from wagtail.models import Site

from core.models import Funder, SiteSettings

TAGLINE = "Podręcznik, testy i certyfikat dla osób, które budują strategię rozwiązywania problemów społecznych."

FUNDERS = ["Znak programu", "Barwy Rzeczypospolitej Polskiej", "Znak Unii Europejskiej"]
"""Places for the signs of the grant agreement, in the order of the rules of the European Funds. They claim nothing, for
who pays is not known yet; the signs themselves are uploaded in the back office."""


@transaction.atomic
def ensure_site_settings() -> SiteSettings:
    """The settings of the default site, with a first text. Idempotent; what people saved is left as it is."""
    site = Site.objects.get(is_default_site=True)
    row: SiteSettings
    row, is_new = SiteSettings.objects.get_or_create(site=site, defaults={"tagline": TAGLINE})
    if is_new:
        row.funders.set(
            [Funder(title=title, alt=title, sort_order=number) for number, title in enumerate(FUNDERS, start=1)]
        )
        row.save()
    return row
