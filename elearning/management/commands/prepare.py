"""Everything a start needs, in one process: tables, texts, the register, demonstration people."""

from django.conf import settings
from django.core.management import BaseCommand, call_command

from core.services import ensure_site_settings
from elearning import demonstration, services

PEOPLE_SHOWN = 9
"""The first ones of demo_people.yaml: one of each role, another participant and coordinator, one who has a
certificate, and one who may apply."""


class Command(BaseCommand):
    help = "Migrate, load the texts and the register, and in development the demonstration people. Idempotent."
    requires_system_checks = []  # a second of every start; bin/test makes them

    def handle(self, *args, **options) -> None:
        call_command("migrate", verbosity=0)
        services.ensure_home_page()
        ensure_site_settings()
        call_command("load_register")
        call_command("load_knowledge_base")  # before the lessons, which may cite its provisions
        call_command("load_handbook")
        services.show_course_on_home_page()
        call_command("load_statements", verbosity=0)
        services.ensure_recruitment_page()
        call_command("rebuild_search")
        self.stdout.write(f"\nAkademia SRPS: {settings.PUBLIC_URL}/")
        if getattr(settings, "DEMONSTRATION_DATA", False):
            self._print_people(demonstration.ensure_demonstration())

    def _print_people(self, people) -> None:
        self.stdout.write(f"Demonstration sign-ins, password {demonstration.PASSWORD}:")
        for person in people[:PEOPLE_SHOWN]:
            self.stdout.write(f"  {person.email:<28}{', '.join(person.groups.values_list('name', flat=True))}")
        self.stdout.write(f"Sent mail: {settings.PUBLIC_URL}/poczta/   Back office: {settings.PUBLIC_URL}/zaplecze/\n")
