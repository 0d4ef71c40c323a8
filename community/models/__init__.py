"""The directory of participants, and who writes to whom."""

from community.models.contacts import Block, Contact
from community.models.people import Profile
from community.models.reports import Report

__all__ = ["Block", "Contact", "Profile", "Report"]
