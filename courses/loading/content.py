"""What the file wants in the fields of its page."""

from core.loading import AnyText, Links, Values
from knowledgebase.texts import to_stream

from .bodies import rich_text_of
from .records import CourseMeta, LessonMeta, QuizMeta, SurveyMeta, WorkMeta

_NOT_FIELDS = {"line", "lines", "number", "competences"}


def values_of(text: AnyText, links: Links) -> Values:
    values = {name: value for name, value in vars(text.meta).items() if name not in _NOT_FIELDS}
    if "outcomes" in values:
        values["outcomes"] = [{"type": "outcome", "value": outcome} for outcome in values["outcomes"]]
    if isinstance(text.meta, CourseMeta | QuizMeta | SurveyMeta):
        values["intro"] = rich_text_of(text, links)
    if isinstance(text.meta, QuizMeta):
        values["is_work"] = isinstance(text.meta, WorkMeta)
    if isinstance(text.meta, LessonMeta):
        values["body"] = to_stream(text.file, resolve=links)
        sources = [{"title": source.title, "url": source.url, "note": source.note} for source in text.meta.sources]
        values["sources"] = [{"type": "source", "value": source} for source in sources]
    return values
