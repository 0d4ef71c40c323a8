import pytest
from django.http import HttpResponse
from django.urls import reverse

from core.middleware import PageWroteOnGet
from core.tests.factories import make_person

pytestmark = pytest.mark.django_db


def test_our_pages_allow_no_inline_script_and_no_inline_style(client):
    policy = client.get("/zdrowie/").headers["Content-Security-Policy"]

    assert "unsafe" not in policy
    for part in ["default-src 'self'", "object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'"]:
        assert part in policy


def test_back_office_has_a_policy_of_its_own(client, settings):
    settings.STAFF_MFA_REQUIRED = False
    client.force_login(make_person(is_staff=True, is_superuser=True))

    policy = client.get("/zaplecze/").headers["Content-Security-Policy"]

    for part in ["script-src 'self' 'unsafe-inline'", "style-src 'self' 'unsafe-inline'", "frame-ancestors 'self'"]:
        assert part in policy
    assert "object-src 'none'" in policy


def test_preview_in_the_back_office_is_strict_and_may_stand_in_its_frame(client, home_page, settings):
    settings.STAFF_MFA_REQUIRED = False
    client.force_login(make_person(is_staff=True, is_superuser=True))

    response = client.get(reverse("wagtailadmin_pages:view_draft", args=[home_page.pk]))

    policy = response.headers["Content-Security-Policy"]
    assert "unsafe" not in policy
    assert "frame-ancestors 'self'" in policy


@pytest.mark.parametrize(
    ("header", "part"),
    [
        ("Permissions-Policy", "camera=()"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
        ("X-Content-Type-Options", "nosniff"),
        ("X-Frame-Options", "DENY"),
        ("Referrer-Policy", "same-origin"),
    ],
)
def test_every_answer_carries_the_headers_of_trust(client, header, part):
    assert part in client.get("/zdrowie/").headers[header]


@pytest.fixture
def plain_home(home_page, monkeypatch):
    """A home page whose answer the test decides; gives the setter."""

    def answer_with(serve):
        monkeypatch.setattr(type(home_page), "serve", lambda self, request: serve(request))

    return answer_with


def test_page_of_a_signed_in_person_is_kept_nowhere(client, plain_home):
    plain_home(lambda request: HttpResponse(str(request.user)))
    client.force_login(make_person())

    assert client.get("/").headers["Cache-Control"] == "private, no-store"


def test_page_for_everybody_may_be_kept(client, plain_home):
    plain_home(lambda request: HttpResponse("wszyscy"))

    assert "Cache-Control" not in client.get("/").headers
    client.force_login(make_person())
    assert "Cache-Control" not in client.get("/").headers


def test_a_view_that_says_how_long_keeps_its_word(client, plain_home):
    plain_home(lambda request: HttpResponse(str(request.user), headers={"Cache-Control": "max-age=60"}))
    client.force_login(make_person())

    assert client.get("/").headers["Cache-Control"] == "max-age=60"


def test_page_that_writes_while_it_is_read_fails_the_tests(client, plain_home):
    plain_home(lambda request: HttpResponse(make_person("nowa@example.org").email))

    with pytest.raises(PageWroteOnGet):
        client.get("/")


def test_other_requests_may_write(client, plain_home):
    plain_home(lambda request: HttpResponse(make_person("nowa@example.org").email))

    assert client.post("/").status_code == 200
