"""The text below the front matter of each file."""

from collections.abc import Iterable, Iterator

from core.loading import AnyText, Links, accept_all
from core.texts import Resolve, TextError, TextErrors, to_html
from courses.models import CoursePage, QuizPage
from knowledgebase.texts import to_stream

from .handbook import Handbook
from .records import LessonMeta, QuizMeta, SurveyMeta


def check_bodies(handbook: Handbook, *, links: bool = True) -> Iterator[TextError]:
    """The text below every front matter. Without ``links`` it is not asked where links lead."""
    for text in handbook.texts:
        resolve = Links(handbook.anchors, text.meta.slug) if links else accept_all
        yield from _check_body(text, resolve, takes_body=text is handbook.course or isinstance(text.meta, LessonMeta))


def _check_body(text: AnyText, resolve: Resolve, *, takes_body: bool) -> Iterable[TextError]:
    has_body = bool(text.file.body.strip())
    if isinstance(text.meta, LessonMeta) and not has_body:
        return [TextError(text.path, text.file.body_line, "the lesson has no text")]
    if has_body and not takes_body:
        return [TextError(text.path, text.file.body_line, "there is no place for text below this front matter")]
    try:
        rich_text_of(text, resolve) if not isinstance(text.meta, LessonMeta) else to_stream(text.file, resolve=resolve)
    except TextErrors as found:
        return found.errors
    return []


def rich_text_of(text: AnyText, resolve: Resolve) -> str:
    """The introduction: of a test or survey from its front matter, of a course the text below. Raises TextErrors."""
    model, words, line = CoursePage, text.file.body, text.file.body_line
    if isinstance(text.meta, QuizMeta | SurveyMeta):
        model, words, line = QuizPage, text.meta.intro, text.meta.line_of("intro")
    features = model._meta.get_field("intro").features
    return to_html(words, features=features, path=text.path, line=line, resolve=resolve)
