"""What the office takes away: the register as a workbook, the documents of an edition in one archive.

Both speak Polish, as the documents do, and both are written piece by piece: as much memory for six thousand
certificates as for sixty.
"""

from .archive import zip_pieces
from .workbook import write_workbook

__all__ = ["write_workbook", "zip_pieces"]
