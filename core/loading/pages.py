"""Writes pages: first every page has its place in the tree, then each gets its content.

Two rounds, because texts link to pages further on.
"""

from abc import ABC, abstractmethod
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from wagtail.models import Page

from core.texts import TextError, TextErrors

from .content import Values, page_digest, stream
from .ledger import Ledger
from .report import Report
from .text import AnyText


@dataclass(kw_only=True)
class PageWriter(ABC):
    """A loader says what stands where (``key``, ``page_type``, ``values``) and calls ``place`` and ``write``."""

    home: Page
    ledger: Ledger
    report: Report
    found: dict[str, Page | None] = field(default_factory=dict)
    """By slug; None: a person deleted it, or what it hung under."""
    new: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        ids = [row.page_id for row in self.ledger.rows.values() if row.page_id]
        self._loaded = {page.pk: page for page in Page.objects.filter(pk__in=ids).specific()}

    @abstractmethod
    def key(self, text: AnyText) -> str:
        """Of the page in the ledger."""

    @abstractmethod
    def page_type(self, text: AnyText) -> type[Page]: ...

    @abstractmethod
    def values(self, text: AnyText, *, is_placed: bool) -> Values:
        """What the file wants; before every page ``is_placed``, links lead nowhere yet."""

    def assign(self, page: Page, values: Values) -> None:
        for name, value in values.items():
            setattr(page, name, stream(page, name, value) if isinstance(value, list) else value)

    def digest(self, page: Page, names: list[str]) -> str:
        return page_digest(page, names)

    def place(self, text: AnyText, parent: Page | None, before: Page | None) -> Page | None:
        """A page that a person did not delete stands in the tree; a new one is not seen by anyone yet."""
        row = self.ledger.rows.get(self.key(text))
        page = self._loaded.get(row.page_id) if row and row.page_id else None
        if row is None and parent is not None:
            page = self._standing(text, parent) or self._create(text, parent, before)
        if page is None:
            self.report.keep(self.key(text), "deleted in the back office")
        self.found[text.meta.slug] = page
        return page

    def place_all(self, texts: Iterable[AnyText], parent: Page | None) -> None:
        before: Page | None = None
        for text in texts:
            before = self.place(text, parent, before) or before

    def _standing(self, text: AnyText, parent: Page) -> Page | None:
        """A page that a person made at the address of this text."""
        page = parent.get_children().filter(slug=text.meta.slug).specific().first()
        if page is not None and not isinstance(page, self.page_type(text)):
            reason = f"slug: a page of another kind has this address: “{page.title}”"
            raise TextErrors([TextError(text.path, text.meta.line_of("slug"), reason)])
        return page

    def _create(self, text: AnyText, parent: Page, before: Page | None) -> Page:
        page = self.page_type(text)(live=False)
        self.assign(page, self.values(text, is_placed=False))
        _insert(page, parent, before)
        self.new.add(text.meta.slug)
        return page

    def write(self, texts: Iterable[AnyText]) -> None:
        """Content into every page that no person touched."""
        for text in texts:
            page = self.found[text.meta.slug]
            if page is not None:
                self._write(text, type(page).objects.get(pk=page.pk))

    def _write(self, text: AnyText, page: Page) -> None:
        values, key = self.values(text, is_placed=True), self.key(text)
        names, loaded = list(values), self.ledger.digest_of(key)
        draft = page.get_latest_revision_as_object()
        states = {self.digest(page, names), self.digest(draft, names)}
        self.assign(draft, values)
        wanted = self.digest(draft, names)
        if text.meta.slug in self.new:
            self._publish(text, draft, wanted)
            self.report.created.append(key)
        elif page.live and states == {wanted}:
            self.report.unchanged.append(key)
            self.ledger.agree(key, text.path, wanted, page)
        elif why := _touched(page, states, loaded):
            self.report.keep(key, why)
        else:
            self._publish(text, draft, wanted)
            self.report.updated.append(key)

    def _publish(self, text: AnyText, page: Page, wanted: str) -> None:
        try:
            page.save_revision(log_action=text.meta.slug not in self.new).publish()
        except ValidationError as error:
            raise TextErrors(_errors(text, error)) from error
        self.ledger.record(self.key(text), text.path, wanted, page=Page.objects.get(pk=page.pk))


def _insert(page: Page, parent: Page, before: Page | None) -> None:
    """In the order of the files, wherever people moved the neighbours."""
    parent = Page.objects.get(pk=parent.pk)  # treebeard keeps the number of children on the instance
    if before is not None and (neighbour := parent.get_children().filter(pk=before.pk).first()):
        neighbour.add_sibling(pos="right", instance=page)
    elif before is None and (first := parent.get_first_child()):
        first.add_sibling(pos="left", instance=page)
    else:
        parent.add_child(instance=page)


def _touched(page: Page, states: set[str], loaded: str | None) -> str:
    """Why the page is a person's now; empty: it is as the last load left it."""
    if loaded is None:
        return "made in the back office"
    if states != {loaded}:
        return "edited in the back office"
    if not page.live:
        return "unpublished in the back office"
    return "locked in the back office" if page.locked else ""


def _errors(text: AnyText, error: ValidationError) -> list[TextError]:
    found = error.message_dict if hasattr(error, "error_dict") else {"": error.messages}
    return [
        TextError(text.path, text.meta.line_of(name), f"{name}: {message}")
        for name, messages in found.items()
        for message in messages
    ]
