"""`manage.py issue_missing_certificates`: what the worker does every five minutes, now and here."""

from typing import Any

from django.core.management.base import BaseCommand

from certificates.tasks import issue_missing_certificates


class Command(BaseCommand):
    help = "Issues certificates of completed courses that have none, and makes documents that are missing. Idempotent."

    def handle(self, **options: Any) -> None:
        self.stdout.write(f"Certificates finished: {issue_missing_certificates.call()}")
