"""The place in the page tree where a loader begins."""

from django.utils import translation
from wagtail.models import Page, Site


class NoHomePage(Exception):  # noqa: N818 – says what is missing
    """There is no page to hang the texts under."""


def locked_home_page(page_type: type[Page]) -> Page:
    """The root page of the default site, locked until the transaction ends: two loads go one after the other."""
    site = Site.objects.filter(is_default_site=True).first()
    if site is None:
        raise NoHomePage("There is no default site. Make the home page and its site first.")
    home = Page.objects.select_for_update().get(pk=site.root_page_id)
    if home.specific_class is Page or not page_type.can_exist_under(home):
        with translation.override(None):
            name = page_type._meta.verbose_name
            message = f"The root page of the default site, “{home.title}”, takes no {name}. Make the home page first."
        raise NoHomePage(message)
    return home
