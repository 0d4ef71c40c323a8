"""Loads the statements of recruitment from their text files."""

from django.core.management.base import BaseCommand, CommandError, CommandParser

from core.texts import TextErrors
from recruitment.texts import load_statements


class Command(BaseCommand):
    help = "Publishes statements that are missing; with --new-versions also those whose files have changed."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--new-versions", action="store_true", help="a changed file becomes a new version")

    def handle(self, *args: object, **options: object) -> None:
        try:
            published = load_statements(with_new_versions=bool(options["new_versions"]))
        except TextErrors as found:
            raise CommandError("\n".join(str(error) for error in found.errors)) from found
        if options["verbosity"]:
            self.stdout.write(f"Statements: {len(published)} published")
