import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from core.models import Funder, SiteSettings
from core.services import ensure_site_settings
from core.site_info import site_info

pytestmark = pytest.mark.django_db


def test_site_without_settings_has_its_name_and_writes_nothing(home_page):
    assert site_info().name == "Akademia SRPS"
    assert site_info().funders == ()
    assert not SiteSettings.objects.exists()


def test_warm_settings_cost_no_query(home_page, django_assert_num_queries):
    ensure_site_settings()
    site_info()

    with django_assert_num_queries(0):
        assert len(site_info().funders) == 3


def test_queries_do_not_grow_with_funders(home_page):
    row = ensure_site_settings()
    counts = []
    for number in range(2):
        Funder.objects.create(settings=row, title=f"Fundator {number}", alt="Znak")
        with CaptureQueriesContext(
            connection,
        ) as queries:
            site_info()
        counts.append(len(queries))

    assert counts[0] == counts[1] <= 2


def test_saved_change_shows_at_once(home_page):
    row = ensure_site_settings()
    site_info()

    row.name = "Inna nazwa"
    row.save()
    Funder.objects.filter(settings=row).first().delete()

    assert site_info().name == "Inna nazwa"
    assert len(site_info().funders) == 2


def test_funders_stand_in_the_order_of_the_rules(home_page):
    ensure_site_settings()

    assert [funder.title for funder in site_info().funders] == [
        "Znak programu",
        "Barwy Rzeczypospolitej Polskiej",
        "Znak Unii Europejskiej",
    ]


def test_settings_that_people_changed_are_left_as_they_are(home_page):
    row = ensure_site_settings()
    row.name = "Nasza nazwa"
    row.save()
    row.funders.first().delete()

    again = ensure_site_settings()

    assert again.name == "Nasza nazwa"
    assert Funder.objects.count() == 2
