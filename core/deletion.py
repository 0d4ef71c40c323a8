"""What stands in the way of deleting a page: records whose foreign key says PROTECT."""

from collections.abc import Iterable
from itertools import groupby
from typing import Any

from django.db.models import Model, ProtectedError, RestrictedError
from django.db.models.deletion import Collector
from wagtail.models import Page


def records_in_the_way(pages: Iterable[Page]) -> set[Model]:
    """The protected records of the pages and of all below them; empty when they may be deleted. Deletes nothing."""
    found: set[Model] = set()
    for page in pages:
        whole = Page.objects.descendant_of(page, inclusive=True).specific()
        for _model, same_kind in groupby(sorted(whole, key=_model_name), key=_model_name):
            found |= _protected(list(same_kind))
    return found


def _model_name(page: Page) -> str:
    return page._meta.label


def _protected(objects: list[Any]) -> set[Model]:
    try:
        Collector(using=objects[0]._state.db, origin=objects[0]).collect(objects)
    except ProtectedError as error:
        return set(error.protected_objects)
    except RestrictedError as error:
        return set(error.restricted_objects)
    return set()
