"""From a folder of files to a handbook, or to the list of everything wrong in them."""

from pathlib import Path

from core.loading import FileReader
from core.texts import TextErrors

from .bodies import check_bodies
from .check import check_references
from .handbook import Bank, Handbook, Module
from .limits import check_limits
from .records import CourseMeta, LessonMeta, ModuleMeta, QuestionMeta, QuizMeta


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
    return Handbook(folder, course, tuple(filter(None, modules))) if course else None


def _module(reader: FileReader, folder: Path) -> Module | None:
    text = reader.text(folder / "module.md", ModuleMeta)
    files = reader.files(folder, besides={"module.md", "test.md"})
    lessons = tuple(filter(None, [reader.text(path, LessonMeta) for path in files]))
    quiz = reader.text(folder / "test.md", QuizMeta) if (folder / "test.md").exists() else None
    path = folder / "questions.yaml"
    bank = Bank(path, reader.records(path, QuestionMeta, what="questions"))
    return Module(text, lessons, quiz, bank) if text else None
