"""The register of local governments (TERYT) and the units whose people take part."""

from organisations.models.register import Level, LocalGovernment, LocalGovernmentQuerySet, RegisterEdition
from organisations.models.units import Membership, Organisation, OrganisationKind, validate_nip, validate_regon

__all__ = [
    "Level",
    "LocalGovernment",
    "LocalGovernmentQuerySet",
    "Membership",
    "Organisation",
    "OrganisationKind",
    "RegisterEdition",
    "validate_nip",
    "validate_regon",
]
