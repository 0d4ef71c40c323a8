"""The place in the page tree where a course goes."""

from wagtail.models import Page, Site

from courses.models import CoursePage


class NoHomePage(Exception):  # noqa: N818 – says what is missing
    """There is no page to hang the course under."""


def locked_home_page() -> Page:
    """The root page of the default site, locked until the transaction ends: two loads go one after the other."""
    site = Site.objects.filter(is_default_site=True).first()
    if site is None:
        raise NoHomePage("There is no default site. Make the home page and its site first.")
    home = Page.objects.select_for_update().get(pk=site.root_page_id)
    if home.specific_class is Page or not CoursePage.can_exist_under(home):
        raise NoHomePage(
            f"The root page of the default site, “{home.title}”, takes no course. Make the home page first."
        )
    return home
