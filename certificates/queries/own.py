"""One certificate as its holder sees it."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property

from certificates import rules
from certificates.models import Certificate, CorrectionRequest
from certificates.queries.renewals import Renewal, renewal_of
from certificates.rules import Snapshot, Status
from certificates.verification.facts import PublicFacts, facts_of, holder_shows_name
from certificates.wording import REASON_LABELS


@dataclass(frozen=True)
class OwnCertificate:
    """``facts`` with the full name; ``versions`` are all certificates of this completion, the newest first.

    ``request`` is the latest one to correct the name.
    """

    record: Certificate
    facts: PublicFacts
    versions: tuple[Certificate, ...]
    request: CorrectionRequest | None
    shows_name: bool

    @cached_property
    def renewal(self) -> Renewal:
        """Five queries at most, asked when it is needed."""
        return renewal_of(self.record)

    @property
    def said(self) -> Snapshot:
        return self.record.said

    @property
    def status(self) -> Status:
        return self.facts.status

    @property
    def stands(self) -> bool:
        """No newer one has replaced it, nobody has withdrawn it. An expired one stands: it can be renewed."""
        return self.status in {Status.VALID, Status.EXPIRED}

    @property
    def is_waiting(self) -> bool:
        """A request to correct it has not been answered yet."""
        return self.request is not None and self.request.decision == CorrectionRequest.Decision.WAITING

    @property
    def may_ask_for_correction(self) -> bool:
        return self.stands and not self.is_waiting

    @property
    def ends_soon(self) -> bool:
        """The end of its validity has come near enough to be spoken of."""
        end, issued = self.facts.valid_until, self.facts.issued
        if end is None or issued is None or self.status is not Status.VALID:
            return False
        return rules.reminder_day(issued, end) <= timezone.localdate()

    @property
    def earlier(self) -> tuple[Certificate, ...]:
        return self.versions[self.versions.index(self.record) + 1 :]

    @property
    def newest(self) -> Certificate:
        """The one that stands in the end, after however many corrections and renewals."""
        return self.versions[0]

    @property
    def replaced_because(self) -> str:
        return str(REASON_LABELS.get(rules.Reason(self.facts.reason), "")) if self.facts.reason else ""

    @property
    def address(self) -> str:
        """Where anyone may check it, as printed in the QR sign."""
        return f"{settings.PUBLIC_URL}{reverse('certificates:verify', args=[self.record.code])}".rstrip("/")

    @property
    def profile_link(self) -> str:
        """To LinkedIn's form, filled in."""
        return rules.profile_link(self.said, address=self.address)

    @property
    def file_stem(self) -> str:
        """Of the files one takes away."""
        return f"certyfikat-{self.record.number.replace('/', '-')}"


def find_own(user: Any, pk: UUID) -> OwnCertificate | None:
    """None for what is another's, or nobody's. Four queries."""
    records = Certificate.objects.of(user).select_related("choice", "successor").prefetch_related("events")
    record = records.filter(pk=pk).first()
    if record is None:
        return None
    siblings = Certificate.objects.of(user).filter(completion=record.completion_id).order_by("-issued_at", "-number")
    return OwnCertificate(
        record=record,
        facts=facts_of(record, shows_name=True),
        versions=tuple(record if one == record else one for one in siblings),
        request=record.correction_requests.order_by("-asked_at").first(),
        shows_name=holder_shows_name(record),
    )


def find_erased(user: Any, pk: UUID) -> Certificate | None:
    """What was this person's before their data were erased from it. One query."""
    theirs = Certificate.objects.filter(completion__enrolment__participant=user, holder=None)
    return theirs.filter(pk=pk).exclude(erased_at=None).first()
