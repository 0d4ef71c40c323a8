"""Fixtures every test may use."""

import pytest
from wagtail.models import Locale, Page, Site


@pytest.fixture(autouse=True)
def _fresh_cache(settings):
    """No test reads what another one cached."""
    from django.core.cache import cache

    cache.clear()


@pytest.fixture
def root_page(db):
    """Wagtail's root; transactional tests flush what the migrations made, so it is made again."""
    Locale.objects.get_or_create(language_code="pl")
    return Page.objects.filter(depth=1).first() or Page.add_root(title="Root", slug="root")


@pytest.fixture
def home_page(root_page):
    """The home page as root of the default site; Wagtail's welcome page makes room for it."""
    from elearning.models import HomePage

    existing = HomePage.objects.first()
    home = existing or root_page.add_child(instance=HomePage(title="Akademia SRPS", slug="start"))
    Site.objects.update_or_create(
        is_default_site=True, defaults={"hostname": "localhost", "port": 80, "root_page": home, "site_name": "Akademia"}
    )
    Site.clear_site_root_paths_cache()
    return home


def pytest_collection_modifyitems(config, items):
    """Tests of races need a database that lets two writers in: they are collected on PostgreSQL only."""
    from django.conf import settings

    if settings.DATABASES["default"]["ENGINE"].endswith("postgresql"):
        return
    deselected = [item for item in items if item.get_closest_marker("postgresql")]
    if deselected:
        config.hook.pytest_deselected(items=deselected)
        items[:] = [item for item in items if item not in deselected]
