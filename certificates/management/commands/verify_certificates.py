"""`manage.py verify_certificates [--quick]`: everything that certificates promise, checked from end to end."""

import logging
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from certificates.audit import Audit, head, unnamed_files

logger = logging.getLogger(__name__)


class Command(BaseCommand):
    help = (
        "Checks the chain of events, numbers, records, stored documents, signatures and badges. Changes nothing. "
        "Prints each problem on a line with the number of its certificate; exit code 1 when there is any. Keep the "
        "head of the chain, the last line, outside of this machine: later chains must hold that event and digest."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--quick", action="store_true", help="leave out the signatures of the documents")

    def handle(self, *, quick: bool, **options: Any) -> None:
        audit = Audit(quick=quick)
        for problem in audit.problems():
            self.stdout.write(str(problem))
        for name in unnamed_files():
            self.stdout.write(f"note: no certificate names the file {name}")
        self._write_table(audit)
        end = "{} {}".format(*head())
        self.stdout.write(f"Head of the chain: {end}")
        self._log(audit, end)
        if audit.found:
            raise SystemExit(1)

    def _write_table(self, audit: Audit) -> None:
        self.stdout.write(f"{'checked':<32}{'how many':>10}{'problems':>10}")
        for tally in audit.tallies:
            self.stdout.write(f"{tally.subject:<32}{tally.checked:>10}{tally.problems:>10}")

    def _log(self, audit: Audit, end: str) -> None:
        level = logging.ERROR if audit.found else logging.INFO
        counted = ", ".join(f"{tally.checked} {tally.subject}" for tally in audit.tallies)
        logger.log(level, "Certificates audited: %s problems; %s; chain at %s", audit.found, counted, end)
