"""What is done in the directory and between two people. Keyword-only, atomic."""

from community.services.blocks import block_person, unblock_person
from community.services.contacts import write_to
from community.services.directory import join_directory, leave_directory, refresh_search, save_profile
from community.services.moderation import decide_report, restrict_person
from community.services.reports import report_person

__all__ = [
    "block_person",
    "decide_report",
    "join_directory",
    "leave_directory",
    "refresh_search",
    "report_person",
    "restrict_person",
    "save_profile",
    "unblock_person",
    "write_to",
]
