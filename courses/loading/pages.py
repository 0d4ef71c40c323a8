"""Writes the pages of the handbook (see core.loading.pages)."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from wagtail.models import Page

from core.loading import AnyText, Links, PageWriter, Values, page_digest
from courses.models import Competence, CoursePage, LessonPage, ModulePage, QuizPage, QuizSection

from .content import values_of
from .handbook import Handbook
from .records import CourseMeta, LessonMeta, ModuleMeta, QuizMeta

TYPES = {CourseMeta: CoursePage, ModuleMeta: ModulePage, LessonMeta: LessonPage, QuizMeta: QuizPage}


@dataclass(kw_only=True)
class Pages(PageWriter):
    handbook: Handbook
    competences: Mapping[str, Competence] = field(default_factory=dict)
    """Known when every lesson has its place: the sections of tests wait for them."""

    def key(self, text: AnyText) -> str:
        return f"page:{self.handbook.course.meta.slug}/{text.meta.slug}"

    def page_type(self, text: AnyText) -> type[Page]:
        return TYPES[type(text.meta)]

    def values(self, text: AnyText, *, is_placed: bool) -> Values:
        if is_placed:
            return values_of(text, Links(self.handbook.anchors, text.meta.slug, self.found, self.home.url_path))
        values = values_of(text, Links(self.handbook.anchors, text.meta.slug))
        return {name: value for name, value in values.items() if name != "sections"}

    def assign(self, page: Page, values: Values) -> None:
        super().assign(page, {name: value for name, value in values.items() if name != "sections"})
        if "sections" in values:
            page.sections = [
                QuizSection(competence=self.competences[section.competence], count=section.count, sort_order=order)
                for order, section in enumerate(values["sections"])
            ]

    def digest(self, page: Page, names: list[str]) -> str:
        if not isinstance(page, QuizPage):
            return super().digest(page, names)
        return page_digest(page, names, sections=[[line.competence.code, line.count] for line in page.sections.all()])

    def place_handbook(self) -> None:
        course = self.handbook.course
        self.place(course, self.home, None)
        self.place_all([module.text for module in self.handbook.modules], self.found[course.meta.slug])
        for module in self.handbook.modules:
            quiz = [module.quiz] if module.quiz else []
            self.place_all([*module.lessons, *quiz], self.found[module.text.meta.slug])
