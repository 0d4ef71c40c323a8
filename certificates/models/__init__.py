"""Records of certificates. What they promise is kept by the database (see ``certificates.triggers``)."""

from .certificates import Certificate, CertificateQuerySet, IssueObstacle, IssueRun, NumberSeries
from .events import CertificateEvent, EventChain
from .keys import SigningKey, StatusList
from .life import CorrectionRequest, HolderChoice, Revocation
from .templates import CertificateTemplate

__all__ = [
    "Certificate",
    "CertificateEvent",
    "CertificateQuerySet",
    "CertificateTemplate",
    "CorrectionRequest",
    "EventChain",
    "HolderChoice",
    "IssueObstacle",
    "IssueRun",
    "NumberSeries",
    "Revocation",
    "SigningKey",
    "StatusList",
]
