"""The time-stamp server, and the proofs that certificates were valid when they signed."""

import time
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from pyhanko.sign.timestamps import TimeStamper
from pyhanko.sign.timestamps.requests_client import RequestsHTTPTimeStamper
from pyhanko_certvalidator import ValidationContext
from pyhanko_certvalidator.fetchers.requests_fetchers import RequestsFetcherBackend

from certificates.signing.identity import Identity
from certificates.signing.memory import in_asn1

TIMEOUT = 10
"""Seconds to wait for the time-stamp server, a list of revoked certificates or an OCSP responder."""
FRESH = 600
"""Seconds for which proofs once fetched go into further documents: a bulk issue asks once, not a thousand times."""


@lru_cache(maxsize=1)
def time_stamper(url: str) -> TimeStamper:
    return RequestsHTTPTimeStamper(url, timeout=TIMEOUT)  # type: ignore[no-untyped-call]


@dataclass
class Proofs:
    """Lists of revoked certificates and OCSP answers, as they were fetched."""

    fetched_at: float = float("-inf")
    crls: list[Any] = field(default_factory=list)
    ocsps: list[Any] = field(default_factory=list)

    @property
    def are_fresh(self) -> bool:
        return time.monotonic() - self.fetched_at < FRESH


@lru_cache(maxsize=1)
def proofs_for(who: Identity, url: str) -> Proofs:
    return Proofs()


def trust_for_signing(who: Identity, proofs: Proofs) -> ValidationContext:
    """The roots of the chain are taken for granted; a certificate that says where its revocations are is looked up."""
    fetching: dict[str, Any] = (
        {"crls": proofs.crls, "ocsps": proofs.ocsps}
        if proofs.are_fresh
        else {"allow_fetching": True, "fetcher_backend": RequestsFetcherBackend(per_request_timeout=TIMEOUT)}
    )
    above = [in_asn1(each) for each in who.chain]
    roots = [each for each in above if each.self_signed != "no"] or above
    return ValidationContext(trust_roots=roots, other_certs=above, revocation_mode="hard-fail", **fetching)


def keep(proofs: Proofs, trust: ValidationContext) -> None:
    if not proofs.are_fresh:
        proofs.crls, proofs.ocsps, proofs.fetched_at = list(trust.crls), list(trust.ocsps), time.monotonic()
