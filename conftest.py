"""Fixtures every test may use."""

import os

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, settings
from wagtail.models import Locale, Page, Site

if "CI" not in os.environ:  # there hypothesis takes a profile of its own, which asks for no speed either
    settings.register_profile("unhurried", deadline=None, suppress_health_check=[HealthCheck.too_slow])
    settings.load_profile("unhurried")

pytest_plugins = ["core.tests.flushing"]


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
    """Tests of races need a database that lets two writers in: they are collected on PostgreSQL only.

    Where the same tests have run on SQLite just before (bin/test sets SECOND_DATABASE), those that ask for no database,
    to which pytest-django would refuse one, are not run again.
    """
    from django.conf import settings

    if not settings.DATABASES["default"]["ENGINE"].endswith("postgresql"):
        deselected = [item for item in items if item.get_closest_marker("postgresql")]
    elif "SECOND_DATABASE" in os.environ:
        deselected = [item for item in items if not _asks_for_a_database(item)]
    else:
        return
    if deselected:
        config.hook.pytest_deselected(items=deselected)
        items[:] = [item for item in items if item not in deselected]


def _asks_for_a_database(item) -> bool:
    fixtures = {"db", "transactional_db", "live_server"}
    return bool(item.get_closest_marker("django_db")) or not fixtures.isdisjoint(item.fixturenames)


CHROMIUM_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session")
def chromium():
    """Debian's Chromium, one a run."""
    from playwright.sync_api import sync_playwright

    # Playwright's synchronous interface runs an event loop in this thread, which Django takes for asynchronous code.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=CHROMIUM_FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def open_browser(chromium, live_server):
    """``open_browser(width=320, javascript=False)`` gives a page of a new visitor; relative addresses work."""
    contexts = []

    def open_page(*, width: int = 1280, javascript: bool = True):
        context = chromium.new_context(
            base_url=live_server.url,
            viewport={"width": width, "height": 900},
            java_script_enabled=javascript,
            locale="pl",
        )
        context.set_default_timeout(15_000)
        contexts.append(context)
        return context.new_page()

    yield open_page
    for context in contexts:
        context.close()


@pytest.fixture
def query_count():
    """How many queries an action takes, once warm: `query_count(lambda: client.get(url))`."""

    def count(action) -> int:
        action()
        with CaptureQueriesContext(connection) as queries:
            action()
        return len(queries)

    return count
