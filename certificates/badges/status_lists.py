"""Which badges are withdrawn: W3C Bitstring Status List 1.0, signed like a badge.

The bits derive from the events of certificates; nothing else says that a badge is withdrawn.
"""

import base64
import gzip
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from django.core.cache import cache
from django.utils import timezone

from certificates.badges import names, tokens
from certificates.badges.credential import CONTEXTS, stamp
from certificates.models import Certificate, CertificateEvent, StatusList
from core.forgetting import forget

WITHDRAWING = (CertificateEvent.Kind.REVOKED, CertificateEvent.Kind.SUPERSEDED)
KEPT = timedelta(minutes=5)
"""How long a list may be out of date: another process may keep it that long after an event."""
VALID = timedelta(days=7)
"""Who kept a list longer must not trust it: an old copy would hide what was withdrawn since."""


def published(number: int) -> str | None:
    """The signed list; None when there is no list of this number."""
    status_list = StatusList.objects.filter(number=number).first()
    if status_list is None:
        return None
    key = _cache_key(status_list.pk)
    if (token := cache.get(key)) is None:
        token = tokens.sign(_claims(status_list, timezone.now()))
        cache.set(key, token, KEPT.total_seconds())
    return str(token)


def forget_lists(certificates: Iterable[Certificate]) -> None:
    """Their lists are made anew: call it with an event that withdraws."""
    forget(*{_cache_key(certificate.status_list_id) for certificate in certificates})


def encode_bits(indexes: Iterable[int], size: int = StatusList.SIZE) -> str:
    """Multibase base64url of the gzipped bits, the first bit leftmost. The same bits give the same text."""
    bits = bytearray(size // 8)
    for index in indexes:
        bits[index // 8] |= 0x80 >> index % 8
    return "u" + base64.urlsafe_b64encode(gzip.compress(bytes(bits), mtime=0)).rstrip(b"=").decode()


def _claims(status_list: StatusList, now: datetime) -> dict[str, Any]:
    address, did = names.status_list_url(status_list.number), names.issuer_did()
    return {
        "@context": CONTEXTS[:1],
        "id": address,
        "type": ["VerifiableCredential", "BitstringStatusListCredential"],
        "issuer": did,
        "validFrom": stamp(now),
        "validUntil": stamp(now + VALID),
        "credentialSubject": {
            "id": f"{address}#list",
            "type": "BitstringStatusList",
            "statusPurpose": "revocation",
            "encodedList": encode_bits(_withdrawn(status_list)),
            "ttl": int(KEPT.total_seconds() * 1000),
        },
        "iss": did,
        "sub": f"{address}#list",
        "jti": address,
        "nbf": int(now.timestamp()),
        "exp": int((now + VALID).timestamp()),
    }


def _withdrawn(status_list: StatusList) -> Iterable[int]:
    withdrawn = Certificate.objects.filter(status_list=status_list, events__kind__in=WITHDRAWING)
    indexes = withdrawn.values_list("status_index", flat=True)
    return (index for index in indexes.iterator() if index is not None)


def _cache_key(status_list_id: int | None) -> str:
    return f"certificates.status_list.{status_list_id}"
