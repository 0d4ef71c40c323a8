"""Loads the knowledge base from its text files, or says by file and line why it cannot."""

import os
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from core.texts import TextErrors
from knowledgebase.loading import NoHomePage, load_knowledge_base

DEFAULT = Path(settings.BASE_DIR) / "knowledgebase" / "content" / "pl"


class Command(BaseCommand):
    help = "Loads the knowledge base from text files: all of it or nothing, and never over a person's edit."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--path", type=Path, default=DEFAULT, help="the folder that holds baza-wiedzy/")
        parser.add_argument("--check", action="store_true", help="read, check and undo: nothing is written")

    def handle(self, *args: object, **options: object) -> None:
        folder, is_check = Path(str(options["path"])).resolve(), bool(options["check"])
        try:
            report = load_knowledge_base(folder=folder, is_check=is_check)
        except TextErrors as found:
            for error in found.errors:
                self.stderr.write(f"{os.path.relpath(error.path)}:{error.line}: {error.reason}")
            raise CommandError(f"{len(found.errors)} mistakes in the texts; nothing was loaded.") from found
        except NoHomePage as error:
            raise CommandError(str(error)) from error
        if options["verbosity"]:
            self.stdout.write(f"Knowledge base{' (check only)' if is_check else ''}: {report}")
