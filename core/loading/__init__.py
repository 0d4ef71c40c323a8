"""What the loaders of texts share: all of it or nothing, and never over a person's edit.

A loader reads its files with ``core.texts``, checks what one says about another, then writes within one transaction:
``PageWriter`` for pages, ``Ledger`` for what was written last, ``Report`` for what it did.
"""

from .content import Values, page_digest, stream
from .ledger import Ledger, digest, folder_digest, is_loaded
from .limits import field_limits
from .links import Links, accept_all
from .pages import PageWriter
from .reading import NUMBERED, FileReader
from .records import RecordWriter
from .report import Report
from .site import NoHomePage, locked_home_page
from .text import AnyText, Text

__all__ = [
    "NUMBERED",
    "AnyText",
    "FileReader",
    "Ledger",
    "Links",
    "NoHomePage",
    "PageWriter",
    "RecordWriter",
    "Report",
    "Text",
    "Values",
    "accept_all",
    "digest",
    "field_limits",
    "folder_digest",
    "is_loaded",
    "locked_home_page",
    "page_digest",
    "stream",
]
