"""Links between the texts of the base, to its glossary and acts, and to the handbook."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from core.loading import Links

from .files import BASE

HANDBOOK = "/podrecznik/"


@dataclass(frozen=True)
class BaseLinks(Links):
    places: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """What lies below the base and is no page: the glossary and the acts."""

    def __call__(self, address: str) -> dict[str, str] | None:
        if address.startswith(HANDBOOK):
            return {"href": address}  # a floor above: a walk of the whole site sees whether it leads anywhere
        slug, _hash, anchor = address.partition("#")
        if slug in self.places and (not anchor or anchor in self.places[slug]):
            return {"href": f"/{BASE}/{slug}/{f'#{anchor}' if anchor else ''}"}
        return super().__call__(address)
