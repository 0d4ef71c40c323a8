"""What may stand in the front matter of each file, and in the question bank."""

from dataclasses import dataclass, field
from datetime import date
from typing import Annotated

from core.texts import Between, OneOf, Record, Rest, Slug, WebAddress

Count = Annotated[int, Between(1, 200)]


@dataclass(frozen=True, kw_only=True)
class CourseMeta(Record):
    title: str
    slug: Slug
    summary: str
    lead: str
    legal_state: date
    modules_in_order: bool = True
    is_review_first: bool = False
    is_work_required: bool = False
    is_survey_required: bool = False
    search_description: str = ""


@dataclass(frozen=True, kw_only=True)
class ModuleMeta(Record):
    title: str
    slug: Slug
    number: Count
    summary: str
    is_open: bool = False
    is_required: bool = True
    prerequisites: tuple[Slug, ...] = ()
    outcomes: tuple[str, ...] = ()
    search_description: str = ""


@dataclass(frozen=True, kw_only=True)
class CompetenceMeta(Record):
    code: Slug
    name: str


@dataclass(frozen=True, kw_only=True)
class SourceMeta(Record):
    title: str
    url: WebAddress = ""
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class LessonMeta(Record):
    title: str
    slug: Slug
    lead: str
    minutes: Count
    legal_state: date
    outcomes: tuple[str, ...]
    competences: tuple[CompetenceMeta, ...] = ()
    sources: tuple[SourceMeta, ...] = ()
    search_description: str = ""
    change_note: str = ""
    is_required: bool = True


@dataclass(frozen=True, kw_only=True)
class SectionMeta(Record):
    """A line of the blueprint. Without a competence: any of the course; without a difficulty: any."""

    count: Count
    competence: Slug | None = None
    difficulty: Annotated[int, Between(1, 3)] | None = None


@dataclass(frozen=True, kw_only=True)
class FixedMeta(Record):
    """A question asked of everyone."""

    key: Slug
    points: Annotated[int, Between(1, 100)] = 1


@dataclass(frozen=True, kw_only=True)
class QuizMeta(Record):
    title: str
    slug: Slug
    sections: tuple[SectionMeta, ...] = ()
    fixed_questions: tuple[FixedMeta, ...] = ()
    intro: str = ""
    cut_score: Annotated[int, Between(1, 100)] = 70
    attempt_limit: Count | None = 3
    time_limit: Annotated[int, Between(1, 600)] | None = None
    pause_minutes: Annotated[int, Between(0, 100_000)] = 0
    shuffle_questions: bool = False
    questions_per_page: Annotated[int, Between(1, 50)] = 1
    is_final: bool = False
    is_required: bool = True
    search_description: str = ""


@dataclass(frozen=True, kw_only=True)
class WorkMeta(QuizMeta):
    """An assignment: a test by its records, in a file of its own."""


@dataclass(frozen=True, kw_only=True)
class SurveyQuestionMeta(Record):
    label: str
    kind: Annotated[str, OneOf(("radio", "checkboxes", "singleline", "multiline"))]
    choices: tuple[str, ...] = ()
    help_text: str = ""
    required: bool = False


@dataclass(frozen=True, kw_only=True)
class SurveyMeta(Record):
    title: str
    slug: Slug
    questions: tuple[SurveyQuestionMeta, ...]
    intro: str = ""
    search_description: str = ""


@dataclass(frozen=True, kw_only=True)
class QuestionMeta(Record):
    """What every question has, and in `of_kind` the fields of its kind: they are those of `Kind.author_fields`."""

    key: Slug
    competence: Slug
    kind: str
    section: str
    text: str = ""
    feedback: str = ""
    difficulty: Annotated[int, Between(1, 3)] = 2
    tags: tuple[str, ...] = ()
    of_kind: Rest = field(default_factory=Rest)
