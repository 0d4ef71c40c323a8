"""Whose people may take part: units of local government, of social assistance and integration, and NGOs."""

ELIGIBLE_KINDS = frozenset({"urzad", "ops", "cus", "pcpr", "rops", "ngo", "zatrudnienie"})
"""Values of `organisations.models.OrganisationKind`. Another kind is not refused: the recruiter is told to look."""
