"""The audit as a whole: what is read once from end to end, and what is asked of each certificate."""

from collections.abc import Callable, Iterator
from uuid import UUID

from django.db.models import Prefetch, QuerySet

from certificates.audit import chain, files, numbers, records
from certificates.audit.badge import Badges
from certificates.audit.findings import Problem, Problems, Tally
from certificates.models import Certificate, CertificateEvent

CHUNK = 200
"""Certificates in memory at a time."""
REPEATED = (CertificateEvent.Kind.DOWNLOADED, CertificateEvent.Kind.VERIFIED)

Check = Callable[[Certificate], Problems]


class Audit:
    """``problems()`` reads everything; ``tallies`` then say how much that was.

    Changes nothing. Memory stays flat, and a chunk of certificates costs the same few queries however full it is.
    """

    def __init__(self, *, quick: bool = False) -> None:
        """``quick``: without the signatures of documents, which take most of the time."""
        self.tallies: list[Tally] = []
        self._quick = quick

    def problems(self) -> Problems:
        yield from self._whole("events of the chain", chain.problems_of_chain)
        yield from self._whole("numbers", numbers.problems_of_numbers)
        yield from self._whole("codes", numbers.problems_of_codes)
        yield from self._whole("places in lists of status", numbers.problems_of_places)
        yield from self._whole("templates in use", records.problems_of_templates)
        yield from self._each()

    @property
    def found(self) -> int:
        return sum(tally.problems for tally in self.tallies)

    def _whole(self, subject: str, look: Callable[[Tally], Problems]) -> Problems:
        tally = self._tally(subject)
        for problem in look(tally):
            tally.problems += 1
            yield problem

    def _each(self) -> Problems:
        asked = [
            (self._tally("records"), _is_any, _problems_of_record),
            (self._tally("badges"), _has_badge, Badges().problems),
            (self._tally("documents"), _has_file, files.problems_of_file),
        ]
        if not self._quick:
            asked.append((self._tally("signatures and badges inside"), _has_file, files.problems_of_signature))
        for certificate in _certificates():
            for tally, counts, check in asked:
                tally.checked += counts(certificate)
                for problem in _seen_twice(certificate, check):
                    tally.problems += 1
                    yield problem

    def _tally(self, subject: str) -> Tally:
        self.tallies.append(Tally(subject))
        return self.tallies[-1]


def _is_any(certificate: Certificate) -> bool:
    return True


def _has_badge(certificate: Certificate) -> bool:
    return bool(certificate.badge)


def _has_file(certificate: Certificate) -> bool:
    return certificate.has_file


def _problems_of_record(certificate: Certificate) -> Problems:
    yield from records.problems_of_snapshot(certificate)
    yield from records.problems_of_events(certificate)
    yield from records.problems_of_succession(certificate)


def _seen_twice(certificate: Certificate, check: Check) -> list[Problem]:
    """What was being filed or erased while its chunk was read looks torn; read again, it is whole."""
    return list(check(_rows().get(pk=certificate.pk))) if any(True for _problem in check(certificate)) else []


def _certificates() -> Iterator[Certificate]:
    last: UUID | None = None
    while chunk := list(_rows().filter(**({"pk__gt": last} if last else {}))[:CHUNK]):
        yield from chunk
        last = chunk[-1].pk


def _rows() -> QuerySet[Certificate]:
    """With everything the checks ask of one certificate."""
    events = CertificateEvent.objects.exclude(kind__in=REPEATED)
    rows = Certificate.objects.select_related("status_list", "supersedes", "successor")
    heavy = [f"{other}__{field}" for other in ("supersedes", "successor") for field in ("snapshot", "badge")]
    return rows.defer(*heavy).prefetch_related(Prefetch("events", events, to_attr="telling_events")).order_by("pk")
