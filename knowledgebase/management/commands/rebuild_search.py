"""Brings the search index in step with what is published."""

from django.core.management.base import BaseCommand

from knowledgebase.search.services import rebuild_search


class Command(BaseCommand):
    help = "Index what is published, forget what is not. Idempotent; what did not change is not written."

    def handle(self, *args: object, **options: object) -> None:
        done = rebuild_search()
        if options["verbosity"]:
            self.stdout.write(f"Search: {done.entries} entries, {done.written} written, {done.removed} removed.")
