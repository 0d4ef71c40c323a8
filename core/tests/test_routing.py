import pytest
from django.contrib.auth.models import Group
from wagtail.models import PageViewRestriction, Site

from core import routing
from core.pages import BasePage
from core.tests.factories import make_branch, make_person

pytestmark = pytest.mark.django_db

PLAIN = "core_tests/plain.html"


@pytest.fixture(autouse=True)
def _plain_template(home_page, monkeypatch, settings):
    """Pages without a head, so that only the way to them is counted."""
    first = settings.TEMPLATES[0]
    settings.TEMPLATES = [{**first, "DIRS": [*first["DIRS"], settings.BASE_DIR / "core/tests/templates"]}]
    monkeypatch.setattr(type(home_page), "template", PLAIN)
    monkeypatch.setattr(type(home_page), "get_context", BasePage.get_context)


def warm(client, path: str = "/") -> None:
    assert client.get(path).status_code == 200


@pytest.mark.parametrize("depth", [1, 2, 4, 8])
def test_page_costs_three_queries_however_deep(client, home_page, depth, django_assert_num_queries):
    page = make_branch(home_page, depth)[-1]
    url = page.url
    warm(client)

    with django_assert_num_queries(3):
        response = client.get(url)

    assert response.context["page"].pk == page.pk


def test_home_page_is_found(client, home_page):
    assert client.get("/").context["page"].pk == home_page.pk


def test_draft_is_not_found(client, home_page):
    page = make_branch(home_page, 1)[-1]
    page.unpublish()

    assert client.get(page.url).status_code == 404


def test_unknown_address_is_not_found(client, home_page):
    make_branch(home_page, 2)

    assert client.get("/strona-2/").status_code == 404
    assert client.get("/strona-1/strona-2/strona-3/").status_code == 404


def test_page_below_a_draft_is_served_as_by_wagtail(client, home_page):
    first, second = make_branch(home_page, 2)
    first.unpublish()

    assert client.get(second.url).status_code == 200


def test_moved_page_answers_at_its_new_address_and_the_old_one_leads_there(client, home_page):
    second = make_branch(home_page, 2)[1]
    warm(client, second.url)
    second.move(home_page, pos="last-child")

    assert client.get("/strona-2/").status_code == 200
    assert client.get("/strona-1/strona-2/").headers["Location"] == "/strona-2/"


def test_site_with_another_root_answers_at_once(client, home_page):
    warm(client)
    other = make_branch(home_page, 1)[0]
    Site.objects.get().delete()
    Site.objects.create(hostname="localhost", root_page=other, is_default_site=True)

    assert client.get("/").context["page"].pk == other.pk


def test_root_that_another_process_moved_is_still_found(client, home_page):
    """The kept site is old: the page is looked for the slow way."""
    page = make_branch(home_page, 1)[0]
    warm(client, page.url)
    kept = routing.cache.get(routing.SITES_KEY)
    home_page.slug = "nowy-poczatek"
    home_page.save()
    routing.cache.set(routing.SITES_KEY, kept)

    assert client.get("/strona-1/").status_code == 200


def test_hosts_that_are_tried_out_do_not_fill_the_cache(rf, home_page):
    for number in range(routing.MOST_SITES * 2):
        routing.find_site(rf.get("/", headers={"host": f"h{number}.example.org"}))

    assert len(routing.cache.get(routing.SITES_KEY)) <= routing.MOST_SITES


def test_private_page_asks_to_sign_in_and_so_does_the_page_below(client, home_page):
    first, second = make_branch(home_page, 2)
    PageViewRestriction.objects.create(page=first, restriction_type="login")

    for page in (first, second):
        response = client.get(page.url)
        assert response.status_code == 302
        assert response.url.startswith("/konto/login/")

    client.force_login(make_person())
    assert client.get(second.url).status_code == 200


def test_page_of_a_group_is_closed_to_others(client, home_page):
    page = make_branch(home_page, 1)[0]
    restriction = PageViewRestriction.objects.create(page=page, restriction_type="groups")
    restriction.groups.add(Group.objects.create(name="Zespół"))
    client.force_login(make_person())

    assert client.get(page.url).status_code == 302


def test_alias_of_a_private_page_is_private(client, home_page):
    first = make_branch(home_page, 2)[0]
    PageViewRestriction.objects.create(page=first, restriction_type="login")
    alias = first.create_alias(parent=home_page, update_slug="odbicie")

    assert client.get(alias.url).status_code == 302
