"""What of the index one person may open."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from wagtail.models import PageViewRestriction

from knowledgebase.search.registry import Access, sources


@dataclass(frozen=True)
class Sight:
    """The condition on SearchEntry, and the place of a thing by its kind and object id ("module 7")."""

    condition: Q
    places: dict[tuple[str, int], str]


def sight_of(user: Any) -> Sight:
    """One query for the restrictions of pages, and what the sources ask (see their `access`)."""
    condition = (Q(page=None) | Q(page__live=True)) & ~_below(_closed_paths(user))
    places: dict[tuple[str, int], str] = {}
    for source in sources():
        access: Access = source.access(user) if source.access else Access(Q())
        if access.condition:
            condition &= ~Q(kind=source.kind) | access.condition
        places |= {(source.kind, object_id): place for object_id, place in access.places.items()}
    return Sight(condition, places)


def _closed_paths(user: Any) -> list[str]:
    """Of pages behind a restriction that signing in does not lift for them; a password given is not known here."""
    fields = ("pk", "page__path", "restriction_type", "groups")
    rows = list(PageViewRestriction.objects.values_list(*fields))
    has_groups = any(kind == PageViewRestriction.GROUPS for _pk, _path, kind, _group in rows)
    groups = _group_ids(user) if has_groups else frozenset()
    passed = {pk for pk, _path, kind, group in rows if _passes(user, kind, group, groups)}
    return sorted({path for pk, path, _kind, _group in rows if pk not in passed})


def _passes(user: Any, kind: str, group: int | None, groups: frozenset[int]) -> bool:
    if kind == PageViewRestriction.LOGIN:
        return bool(user.is_authenticated)
    return kind == PageViewRestriction.GROUPS and (user.is_superuser or group in groups)


def _group_ids(user: Any) -> frozenset[int]:
    return frozenset(user.groups.values_list("pk", flat=True))


def _below(paths: Iterable[str]) -> Q:
    found = Q(pk__in=[])
    for path in paths:
        found |= Q(page__path__startswith=path)
    return found
