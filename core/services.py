"""Verbs of the ground floor."""

from django.db import transaction
from wagtail.models import Site

from core.models import Funder, SiteSettings

TAGLINE = "Podręcznik, testy i certyfikat dla osób, które budują strategię rozwiązywania problemów społecznych."

FUNDERS = [
    ("Fundusze Europejskie", "Znak Funduszy Europejskich", "https://www.funduszeeuropejskie.gov.pl/"),
    ("Rzeczpospolita Polska", "Barwy Rzeczypospolitej Polskiej", "https://www.gov.pl/"),
    ("Dofinansowane przez Unię Europejską", "Dofinansowane przez Unię Europejską, flaga Unii Europejskiej", ""),
]
"""In the order of the rules of the European Funds; the images are uploaded in the back office."""


@transaction.atomic
def ensure_site_settings() -> SiteSettings:
    """The settings of the default site, with a first text. Idempotent; what people saved is left as it is."""
    site = Site.objects.get(is_default_site=True)
    row: SiteSettings
    row, is_new = SiteSettings.objects.get_or_create(site=site, defaults={"tagline": TAGLINE})
    if is_new:
        row.funders.set(
            [
                Funder(title=title, alt=alt, url=url, sort_order=number)
                for number, (title, alt, url) in enumerate(FUNDERS, start=1)
            ]
        )
        row.save()
    return row
