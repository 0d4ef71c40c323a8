"""Cells that a spreadsheet takes for what they are."""

from datetime import datetime
from typing import Any

from django.utils import timezone
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def safe_cell(sheet: Any, value: Any) -> WriteOnlyCell:
    """A text that a spreadsheet would take for a formula stays a text; characters XML forbids are left out."""
    if isinstance(value, datetime):
        value = timezone.localtime(value).replace(tzinfo=None, microsecond=0)
    if not isinstance(value, str):
        return WriteOnlyCell(sheet, value=value)
    text = ILLEGAL_CHARACTERS_RE.sub("", value)
    cell = WriteOnlyCell(sheet, value=text)
    if text.startswith(FORMULA_STARTS):
        cell.data_type, cell.quotePrefix = "s", True
    return cell


def safe_text(value: str) -> str:
    """For CSV, which has no types: an apostrophe keeps a spreadsheet from reading the text as a formula."""
    return f"'{value}" if value.startswith(FORMULA_STARTS) else value


def letters(number: int) -> str:
    """The name of a column, from 0: A, B … Z, AA."""
    name = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        name = chr(65 + rest) + name
    return name
