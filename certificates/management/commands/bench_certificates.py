"""`manage.py bench_certificates [--bulk N]`: processor time of a certificate by stage, or of many in one process.

Writes nothing to the register: keys made for badges are rolled back, files go to a folder that is removed.
"""

import hashlib
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import Any
from uuid import uuid4

from django.core.files.base import ContentFile
from django.core.files.storage import FileSystemStorage
from django.core.management.base import BaseCommand, CommandParser
from django.db import transaction

from certificates import badges, pdf, rules, signing
from certificates.pdf import contents
from certificates.samples import sample_snapshot

WARM_UP, RUNS = 5, 40
NAMES = (("Ewa", "Łoś"), ("Anna Maria", "Wiśniewska"), ("Aleksandra", "Brzęczyszczykiewicz-Wołodźko"))


class Command(BaseCommand):
    help = "Measures the making of certificates: badge, QR code, PDF, signature, filing."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--bulk", type=int, default=0, help="Make so many in this process and watch its memory.")

    def handle(self, *, bulk: int, **options: Any) -> None:
        with tempfile.TemporaryDirectory() as folder, transaction.atomic():
            measure = Measure(FileSystemStorage(folder))
            for number in range(WARM_UP):
                measure.one(number)
            measure.stages.clear()
            self.bulk(measure, bulk) if bulk else self.stages(measure)
            transaction.set_rollback(True)

    def stages(self, measure: "Measure") -> None:
        for number in range(RUNS):
            measure.one(number)
        totals = [sum(taken) for taken in zip(*measure.stages.values(), strict=True)]
        self.stdout.write(f"CPU of one certificate, warm: median of {RUNS}, least; milliseconds")
        for name, taken in [*measure.stages.items(), ("whole", totals)]:
            self.stdout.write(f"  {name:<28}{median(taken):7.1f}{min(taken):7.1f}")

    def bulk(self, measure: "Measure", count: int) -> None:
        before, processor, clock = resident_megabytes(), time.process_time(), time.perf_counter()
        for number in range(count):
            measure.one(number)
            if (number + 1) % max(count // 10, 1) == 0:
                self.stdout.write(f"  {number + 1:>6} made, {resident_megabytes():6.1f} MB")
        processor, clock = time.process_time() - processor, time.perf_counter() - clock
        self.stdout.write(
            f"{count / processor:.1f} certificates a second of processor, {count / clock:.1f} by the clock"
        )
        self.stdout.write(f"memory: {before:.1f} MB before, {resident_megabytes():.1f} MB after")


class Measure:
    """``stages``: milliseconds of processor time of each run, by the name of the stage."""

    def __init__(self, storage: FileSystemStorage) -> None:
        self.storage = storage
        self.stages: defaultdict[str, list[float]] = defaultdict(list)

    def one(self, number: int) -> None:
        """The way of a certificate from its facts to the stored file, as services go it."""
        from certificates.pdf.render import lay_out, write

        with self.stage("snapshot, QR code"):
            said = sample_snapshot(*NAMES[number % len(NAMES)]) | {"number": f"AS/2026/{number:06d}"}
            rules.digest(said)
            contents.qr_sign(contents.verification_url(said["code"]))
        with self.stage("badge"):
            badge = badges.make_badge(
                certificate_id=uuid4(), snapshot=said, template_id=1, list_number=1, list_index=number
            )
        look: pdf.SignatureLook | None = signing.look()
        with self.stage("HTML and layout"):
            document = lay_out(said, signature=look)
        with self.stage("PDF, both standards"):
            unsigned = write(document, said, badge=badge, signature=look, is_sample=False)
        with self.stage("signature"):
            signed = signing.sign(unsigned).document
        with self.stage("filing (disk)"):
            self.storage.delete(self.storage.save(f"{hashlib.sha256(signed).hexdigest()}.pdf", ContentFile(signed)))

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        start = time.process_time()
        yield
        self.stages[name].append((time.process_time() - start) * 1000)


def resident_megabytes() -> float:
    """Memory of this process that is not swapped out (Linux)."""
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS:")) / 1024
