"""People and pages for tests of the ground floor."""

from typing import Any

from django.contrib.auth import get_user_model
from wagtail.models import Page


def make_person(email: str = "anna@example.org", **fields: Any) -> Any:
    return get_user_model().objects.create_user(email, "haslo-testowe-1", **fields)


def make_branch(top: Page, depth: int) -> list[Page]:
    """Pages below each other, of the type of the top one."""
    pages, parent = [], top
    for number in range(1, depth + 1):
        parent = parent.add_child(instance=type(top)(title=f"Strona {number}", slug=f"strona-{number}"))
        pages.append(parent)
    return pages
