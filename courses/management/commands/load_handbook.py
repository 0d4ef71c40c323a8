"""Loads the handbook from its text files, or says by file and line why it cannot."""

import os
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from core.texts import TextError, TextErrors
from courses.loading import NoHomePage, load_handbook, read_handbook, warnings_of

DEFAULT = Path(settings.BASE_DIR) / "courses" / "content" / "pl" / "podrecznik"


class Command(BaseCommand):
    help = "Loads the handbook from text files: all of it or nothing, and never over a person's edit."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--path", type=Path, default=DEFAULT, help="the folder that holds course.md")
        parser.add_argument("--check", action="store_true", help="read and check the files, write nothing")

    def handle(self, *args: object, **options: object) -> None:
        folder = Path(str(options["path"])).resolve()
        try:
            message = self._check(folder) if options["check"] else str(load_handbook(folder=folder))
        except TextErrors as found:
            self._print(found.errors, self.stderr)
            raise CommandError(f"{len(found.errors)} mistakes in the texts; nothing was loaded.") from found
        except NoHomePage as error:
            raise CommandError(str(error)) from error
        if options["verbosity"]:
            self.stdout.write(f"Handbook {folder.name}: {message}")

    def _check(self, folder: Path) -> str:
        handbook = read_handbook(folder)
        warnings = warnings_of(handbook)
        self._print(warnings, self.stdout, "warning: ")
        lessons, questions = len(list(handbook.lessons)), len(list(handbook.questions))
        parts = f"{len(handbook.modules)} modules, {lessons} lessons, {questions} questions"
        return f"{parts}; no mistakes, {len(warnings)} warnings."

    def _print(self, errors: list[TextError] | tuple[TextError, ...], out: object, prefix: str = "") -> None:
        for error in errors:
            out.write(f"{os.path.relpath(error.path)}:{error.line}: {prefix}{error.reason}")
