"""`manage.py work`: the worker of the task queue."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from core.worker.process import drain, work_forever


class Command(BaseCommand):
    help = "Runs the tasks of the queue until stopped; several workers may run side by side."
    requires_system_checks = []  # a second of every start; bin/test makes them

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--batch", action="store_true", help="Run what is due and exit.")
        parser.add_argument("--interval", type=float, default=0.5, help="Seconds between looks at an empty queue.")

    def handle(self, *, batch: bool, interval: float, **options: Any) -> None:
        if batch:
            drain()
        else:
            work_forever(interval=interval)
