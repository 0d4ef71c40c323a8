"""Links between the texts: ``[words](slug)``, ``[words](slug#anchor)``, ``[words](#anchor)``."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from wagtail.models import Page


@dataclass(frozen=True)
class Links:
    """Resolves the links of one text. Without pages it only checks that they lead somewhere."""

    anchors: Mapping[str, frozenset[str]]
    own_slug: str
    pages: Mapping[str, Page] = field(default_factory=dict)
    root_path: str = "/"

    def __call__(self, address: str) -> dict[str, str] | None:
        slug, _, anchor = address.partition("#")
        target = slug or self.own_slug
        if target not in self.anchors or (anchor and anchor not in self.anchors[target]) or not (slug or anchor):
            return None
        return self._attributes(slug, anchor)

    def _attributes(self, slug: str, anchor: str) -> dict[str, str]:
        page = self.pages.get(slug)
        if not slug:
            return {"href": f"#{anchor}"}
        if page is None:  # only checked, or deleted in the back office
            return {}
        if not anchor:
            return {"linktype": "page", "id": str(page.pk)}
        # Wagtail's page links know no anchor, and its editor would drop ours. When the page moves, Wagtail redirects.
        return {"href": f"/{page.url_path.removeprefix(self.root_path)}#{anchor}"}


def accept_all(address: str) -> dict[str, str]:
    """While other files cannot be read it is unknown where links lead."""
    return {}
