"""Writes the pages of the handbook (see core.loading.pages)."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from wagtail.models import Page

from core.loading import AnyText, Links, PageWriter, Values, page_digest
from courses.models import Competence, CoursePage, LessonPage, ModulePage, Question, QuizPage, SurveyPage

from .content import values_of
from .handbook import Handbook
from .records import CourseMeta, LessonMeta, ModuleMeta, QuizMeta, SurveyMeta, WorkMeta
from .related import RELATED, related_content, related_rows

TYPES = {
    CourseMeta: CoursePage,
    ModuleMeta: ModulePage,
    LessonMeta: LessonPage,
    QuizMeta: QuizPage,
    WorkMeta: QuizPage,
    SurveyMeta: SurveyPage,
}


@dataclass(kw_only=True)
class Pages(PageWriter):
    handbook: Handbook
    competences: Mapping[str, Competence] = field(default_factory=dict)
    """Known when every lesson has its place: the sections of tests wait for them."""
    questions: Mapping[str, Question] = field(default_factory=dict)

    def key(self, text: AnyText) -> str:
        return f"page:{self.handbook.course.meta.slug}/{text.meta.slug}"

    def page_type(self, text: AnyText) -> type[Page]:
        return TYPES[type(text.meta)]

    def values(self, text: AnyText, *, is_placed: bool) -> Values:
        if is_placed:
            return values_of(text, Links(self.handbook.anchors, text.meta.slug, self.found, self.home.url_path))
        values = values_of(text, Links(self.handbook.anchors, text.meta.slug))
        return {name: value for name, value in values.items() if name not in RELATED}

    def assign(self, page: Page, values: Values) -> None:
        super().assign(page, {name: value for name, value in values.items() if name not in RELATED})
        for name in RELATED & values.keys():
            setattr(page, name, related_rows(name, values[name], self))

    def digest(self, page: Page, names: list[str]) -> str:
        return page_digest(page, names, **related_content(page, RELATED.intersection(names)))

    def place_handbook(self) -> None:
        course = self.handbook.course
        self.place(course, self.home, None)
        below = [*(module.text for module in self.handbook.modules), self.handbook.survey]
        self.place_all(filter(None, below), self.found[course.meta.slug])
        for module in self.handbook.modules:
            self.place_all([*module.lessons, *module.quizzes], self.found[module.text.meta.slug])
