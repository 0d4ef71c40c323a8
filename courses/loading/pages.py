"""Writes the pages of the handbook: first every page has its place in the tree, then each gets its content.

Two rounds, because texts link to pages further on.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from wagtail.models import Page

from core.texts import TextError, TextErrors
from courses.models import Competence, CoursePage, LessonPage, ModulePage, QuizPage

from .content import Values, assign, page_digest, values_of
from .handbook import AnyText, Handbook
from .ledger import Ledger
from .links import Links
from .records import CourseMeta, LessonMeta, ModuleMeta, QuizMeta
from .report import Report

TYPES = {CourseMeta: CoursePage, ModuleMeta: ModulePage, LessonMeta: LessonPage, QuizMeta: QuizPage}


@dataclass
class Pages:
    handbook: Handbook
    home: Page
    ledger: Ledger
    report: Report
    found: dict[str, Page | None] = field(default_factory=dict)
    """By slug; None: a person deleted it, or what it hung under."""
    new: set[str] = field(default_factory=set)

    def key(self, text: AnyText) -> str:
        return f"page:{self.handbook.course.meta.slug}/{text.meta.slug}"

    def place(self) -> None:
        """Every page that a person did not delete stands in the tree; a new one is not seen by anyone yet."""
        course = self.handbook.course
        self._loaded = self._pages_loaded()
        self._place(course, self.home, None)
        before: Page | None = None
        for module in self.handbook.modules:
            before = self._place(module.text, self.found[course.meta.slug], before) or before
            self._place_all(module.text, [*module.lessons, *([module.quiz] if module.quiz else [])])

    def _place_all(self, parent: AnyText, texts: list[AnyText]) -> None:
        before: Page | None = None
        for text in texts:
            before = self._place(text, self.found[parent.meta.slug], before) or before

    def _pages_loaded(self) -> dict[int, Page]:
        ids = [row.page_id for row in self.ledger.rows.values() if row.page_id]
        return {page.pk: page for page in Page.objects.filter(pk__in=ids).specific()}

    def _place(self, text: AnyText, parent: Page | None, before: Page | None) -> Page | None:
        row = self.ledger.rows.get(self.key(text))
        page = self._loaded.get(row.page_id) if row and row.page_id else None
        if row is None and parent is not None:
            page = self._standing(text, parent) or self._create(text, parent, before)
        if page is None:
            self.report.keep(self.key(text), "deleted in the back office")
        self.found[text.meta.slug] = page
        return page

    def _standing(self, text: AnyText, parent: Page) -> Page | None:
        """A page that a person made at the address of this text."""
        page = parent.get_children().filter(slug=text.meta.slug).specific().first()
        if page is not None and not isinstance(page, TYPES[type(text.meta)]):
            reason = f"slug: a page of another kind has this address: “{page.title}”"
            raise TextErrors([TextError(text.path, text.meta.line_of("slug"), reason)])
        return page

    def _create(self, text: AnyText, parent: Page, before: Page | None) -> Page:
        page = TYPES[type(text.meta)](live=False)
        values = values_of(text, Links(self.handbook.anchors, text.meta.slug))
        assign(page, {name: value for name, value in values.items() if name != "sections"}, {})
        self._insert(page, parent, before)
        self.new.add(text.meta.slug)
        return page

    def _insert(self, page: Page, parent: Page, before: Page | None) -> None:
        """In the order of the files, wherever people moved the neighbours."""
        parent = Page.objects.get(pk=parent.pk)  # treebeard keeps the number of children on the instance
        if before is not None and (neighbour := parent.get_children().filter(pk=before.pk).first()):
            neighbour.add_sibling(pos="right", instance=page)
        elif before is None and (first := parent.get_first_child()):
            first.add_sibling(pos="left", instance=page)
        else:
            parent.add_child(instance=page)

    def write(self, competences: Mapping[str, Competence]) -> None:
        """Content into every page that no person touched."""
        for text in self.handbook.texts:
            page = self.found[text.meta.slug]
            if page is not None:
                self._write(text, type(page).objects.get(pk=page.pk), competences)

    def _write(self, text: AnyText, page: Page, competences: Mapping[str, Competence]) -> None:
        links = Links(self.handbook.anchors, text.meta.slug, self.found, self.home.url_path)
        values, key = values_of(text, links), self.key(text)
        names, loaded = list(values), self.ledger.digest_of(key)
        draft = page.get_latest_revision_as_object()
        states = {page_digest(page, names), page_digest(draft, names)}
        assign(draft, values, competences)
        wanted = page_digest(draft, names)
        if text.meta.slug in self.new:
            self._publish(text, draft, wanted, values)
            self.report.created.append(key)
        elif page.live and states == {wanted}:
            self.report.unchanged.append(key)
            self.ledger.agree(key, text.path, wanted, page)
        elif why := _touched(page, states, loaded):
            self.report.keep(key, why)
        else:
            self._publish(text, draft, wanted, values)
            self.report.updated.append(key)

    def _publish(self, text: AnyText, page: Page, wanted: str, values: Values) -> None:
        try:
            page.save_revision(log_action=text.meta.slug not in self.new).publish()
        except ValidationError as error:
            raise TextErrors(_errors(text, error)) from error
        self.ledger.record(self.key(text), text.path, wanted, page=Page.objects.get(pk=page.pk))


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
