"""`manage.py rotate_badge_key`: badges issued from now on are signed with a new key; earlier ones stay genuine."""

from typing import Any

from django.core.management.base import BaseCommand

from certificates.services.keys import rotate_key


class Command(BaseCommand):
    help = "Makes a new key for badges, and destroys the private half of the one before. Its public half stays public."

    def handle(self, **options: Any) -> None:
        self.stdout.write(f"Key of badges in use: {rotate_key().kid}")
