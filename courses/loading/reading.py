"""From a folder of files to a handbook, or to the list of everything wrong in them."""

from pathlib import Path
from typing import TypeVar

from core.loading import FileReader, Text
from core.texts import Record, TextErrors

from .bodies import check_bodies
from .check import check_references
from .handbook import Bank, Handbook, Module
from .limits import check_limits
from .records import CourseMeta, LessonMeta, ModuleMeta, QuestionMeta, QuizMeta, SurveyMeta, WorkMeta

M = TypeVar("M", bound=Record)


def read_handbook(folder: Path) -> Handbook:
    """Raises ``TextErrors`` with the mistakes of all files.

    What one file says about another is checked when every front matter and every bank could be read: before that,
    a reference to a broken file would only look like a second mistake.
    """
    reader = FileReader()
    handbook = _handbook(reader, folder)
    if handbook is None or reader.errors:
        raise TextErrors([*reader.errors, *(check_bodies(handbook, links=False) if handbook else ())])
    if errors := [*check_bodies(handbook), *check_limits(handbook), *check_references(handbook)]:
        raise TextErrors(errors)
    return handbook


def _handbook(reader: FileReader, folder: Path) -> Handbook | None:
    course = reader.text(folder / "course.md", CourseMeta)
    modules = [_module(reader, path) for path in reader.folders(folder)]
    survey = _optional(reader, folder / "ankieta.md", SurveyMeta)
    return Handbook(folder, course, tuple(filter(None, modules)), survey) if course else None


def _module(reader: FileReader, folder: Path) -> Module | None:
    text = reader.text(folder / "module.md", ModuleMeta)
    files = reader.files(folder, besides={"module.md", "test.md", "zadanie.md"})
    lessons = tuple(filter(None, [reader.text(path, LessonMeta) for path in files]))
    quiz = _optional(reader, folder / "test.md", QuizMeta)
    work = _optional(reader, folder / "zadanie.md", WorkMeta)
    path = folder / "questions.yaml"
    bank = Bank(path, reader.records(path, QuestionMeta, what="questions"))
    return Module(text, lessons, quiz, bank, work) if text else None


def _optional(reader: FileReader, path: Path, cls: type[M]) -> Text[M] | None:
    return reader.text(path, cls) if path.exists() else None
