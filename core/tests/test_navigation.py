import pytest
from django.contrib.auth.models import AnonymousUser

from core import navigation
from core.checks import check_menu_addresses


@pytest.fixture(autouse=True)
def _empty_menus(monkeypatch):
    monkeypatch.setattr(navigation, "_menus", {"main": {}, "user": {}, "help": {}})


class Person:
    is_authenticated = True
    initials = "AW"

    def __init__(self, *, is_staff: bool = False) -> None:
        self.is_staff = is_staff


def keys(rf, user, path: str = "/") -> list[str]:
    request = rf.get(path)
    request.user = user
    return [item.key for item in navigation.build("user", request)]


@pytest.fixture
def _four_entries():
    navigation.register("user", "all", "Wszyscy", "/wszyscy/", order=4)
    navigation.register("user", "in", "Moje", "/moje/", order=2, audience="signed_in")
    navigation.register("user", "out", "Zaloguj się", "/wejdz/", order=1, audience="visitor")
    navigation.register("user", "staff", "Zaplecze", "/zaplecze/", order=3, audience="staff")


@pytest.mark.usefixtures("_four_entries")
@pytest.mark.parametrize(
    ("user", "expected"),
    [
        (AnonymousUser(), ["out", "all"]),
        (Person(), ["in", "all"]),
        (Person(is_staff=True), ["in", "staff", "all"]),
    ],
)
def test_everyone_sees_their_entries_in_order(rf, user, expected):
    assert keys(rf, user) == expected


@pytest.mark.parametrize(
    ("path", "current"),
    [("/moje/", "/moje/"), ("/moje/testy/1/", "/moje/testy/"), ("/mojeinne/", None), ("/", "/"), ("/a/", None)],
)
def test_longest_address_above_the_page_is_current(path, current):
    assert navigation._current_url(path, ["/", "/moje/", "/moje/testy/"]) == current


def test_entry_registered_again_replaces_the_first(rf):
    navigation.register("user", "a", "Raz", "/raz/", order=1)
    navigation.register("user", "a", "Dwa", "/dwa/", order=1)

    assert [entry.label for entry in navigation.entries("user")] == ["Dwa"]


def test_address_may_be_a_function_that_hides_the_entry(rf):
    navigation.register("user", "a", "A", lambda request: None, order=1)
    navigation.register("user", "b", "B", lambda request: "/b/", order=2)

    assert keys(rf, AnonymousUser()) == ["b"]


def test_wrong_name_of_an_address_hides_the_entry_and_fails_the_check(rf):
    navigation.register("user", "a", "A", "no-such-name", order=1)

    assert keys(rf, AnonymousUser()) == []
    assert [message.id for message in check_menu_addresses()] == ["core.W001"]
