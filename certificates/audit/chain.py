"""The chain of events: whole, unchanged, and as long as it says."""

from collections.abc import Iterable

from django.db.models import Max

from certificates.audit.findings import Problem, Problems, Tally
from certificates.models import CertificateEvent, EventChain
from certificates.rules import FIRST, Link, broken_links

CHUNK = 500


def head() -> tuple[int, str]:
    """Sequence and digest of the last event. Kept outside of this machine, it tells of any later rewriting."""
    chain = EventChain.objects.filter(pk=1).first()
    return (chain.last_sequence, chain.last_sha256) if chain else (0, FIRST)


def problems_of_chain(tally: Tally) -> Problems:
    """Events are read one after another; those written meanwhile are left to the next audit."""
    promised, sha256 = head()
    reading = _Reading(tally)
    for sequence, reason in broken_links(reading.links(promised)):
        yield Problem(reading.number, f"event {sequence} {reason}")
    if reading.last != (promised, sha256):
        yield Problem("chain", f"ends with event {reading.last[0]}, but event {promised} was the last one written")
    # The last event first, the end of the chain after it: both are written in one transaction.
    written = CertificateEvent.objects.aggregate(last=Max("sequence"))["last"] or 0
    if written > head()[0]:
        yield Problem("chain", f"event {written} stands behind its end")


class _Reading:
    """Remembers what the link in hand belongs to."""

    def __init__(self, tally: Tally) -> None:
        self.tally = tally
        self.number = ""
        self.last = (0, FIRST)

    def links(self, until: int) -> Iterable[Link]:
        events = CertificateEvent.objects.filter(sequence__lte=until).order_by("sequence")
        fields = ("sequence", "certificate_id", "kind", "happened_at", "data", "previous_sha256", "sha256")
        for *values, number in events.values_list(*fields, "certificate__number").iterator(chunk_size=CHUNK):
            sequence, certificate, *rest = values
            link = Link(sequence, str(certificate), *rest)
            self.number, self.last = number, (link.sequence, link.sha256)
            self.tally.checked += 1
            yield link
