"""`manage.py sample_certificate PATH [--name …]`: a document marked as a sample; takes no number, writes no record."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from certificates.pdf import render_certificate
from certificates.samples import sample_snapshot
from certificates.services import CertificateWaits


class Command(BaseCommand):
    help = "Writes a sample certificate to PATH."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("path", type=Path)
        parser.add_argument("--name", default="Anna Wiśniewska", help="First names and surname, separated by spaces.")

    def handle(self, *, path: Path, name: str, **options: Any) -> None:
        first, _space, last = name.strip().rpartition(" ")
        try:
            path.write_bytes(render_certificate(sample_snapshot(first, last), is_sample=True))
        except CertificateWaits as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"Sample certificate: {path}")
