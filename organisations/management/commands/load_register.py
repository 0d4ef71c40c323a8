"""Loads the register of local governments: by default the edition that comes with the project."""

import datetime
import re
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from organisations.register.checks import OlderEdition, RegisterError
from organisations.services.register import LoadResult, load_edition

SHIPPED = Path(__file__).resolve().parents[2] / "data" / "jst-2026-01-01.csv"


class Command(BaseCommand):
    help = "Load an edition of the register of local governments. Idempotent; all of the file or nothing."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--file", type=Path, default=SHIPPED, help="CSV; without it the edition of the project")
        parser.add_argument("--date", type=datetime.date.fromisoformat, help="from when it holds; else as in its name")

    def handle(self, *args: Any, **options: Any) -> None:
        path = options["file"]
        try:
            words = report(load_edition(path=path, date=options["date"] or date_in_name(path)))
        except OlderEdition as error:
            # A start of the site must not fail because a later edition was loaded by hand.
            if path != SHIPPED:
                raise CommandError(str(error)) from error
            words = f"{error}: nothing to do."
        except RegisterError as error:
            raise CommandError(str(error)) from error
        if options["verbosity"]:
            self.stdout.write(words)


def date_in_name(path: Path) -> datetime.date:
    """The date in the name of the file: jst-2026-01-01.csv."""
    found = re.search(r"\d{4}-\d{2}-\d{2}", path.name)
    try:
        return datetime.date.fromisoformat(found.group() if found else "")
    except ValueError as error:
        raise CommandError(f"{path}: no date in the name of the file; give --date YYYY-MM-DD") from error


def report(result: LoadResult) -> str:
    if not result.is_new:
        return f"Register of {result.date}: loaded already, nothing to do."
    numbers = f"{result.opened} states opened, {result.corrected} corrected, {result.closed} closed"
    return f"Register of {result.date}: {numbers}."
