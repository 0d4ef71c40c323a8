"""`manage.py sample_certificate PATH [--name …]`: a document marked as a sample; takes no number, writes no record."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from certificates.samples import BADGE, sample_snapshot
from certificates.services import CertificateWaits


class Command(BaseCommand):
    help = "Writes a sample certificate, signed where a signature is configured, to PATH."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("path", type=Path)
        parser.add_argument("--name", default="Anna Wiśniewska", help="First names and surname, separated by spaces.")

    def handle(self, *, path: Path, name: str, **options: Any) -> None:
        from certificates import pdf, signing

        first, _space, last = name.strip().rpartition(" ")
        try:
            said = sample_snapshot(first, last)
        except CertificateWaits as error:
            raise CommandError(str(error)) from error
        try:
            look = signing.look()
            document = pdf.render_certificate(said, badge=BADGE, signature=look, is_sample=True)
            path.write_bytes(signing.sign(document).document if look else document)
        except signing.SignatureUnavailable as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"Sample certificate: {path} ({'signed' if look else 'not signed'})")
