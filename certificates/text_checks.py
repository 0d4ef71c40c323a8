"""What keeps the texts of a template from being printed as they were meant. Nothing is read from the database."""

from collections.abc import Iterable, Iterator
from difflib import get_close_matches

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from wagtail.blocks import StreamBlockValidationError, StreamValue, StructBlockValidationError

from certificates import lettering, rules

Problems = dict[str, list[ValidationError]]


def check_text(text: str) -> list[str]:
    """Of a text that is printed as it stands: in words for the person who wrote it."""
    problems = list(_lacking(text))
    if "{" in text or "}" in text:
        problems.append(_("Places in braces are filled in only in the text “what it confirms”."))
    return problems


def check_statement(text: str) -> list[str]:
    """Of the one text whose places are filled in."""
    problems = [*_lacking(text), *_unknown(text)]
    if rules.has_stray_brace(text):
        problems.append(_("A brace has no pair. A place is written like this: {kurs}."))
    if text.strip() and all(rules.used_placeholders(line) & rules.MAY_BE_EMPTY for line in _lines(text)):
        problems.append(
            _(
                "Not everyone has an edition, a test result or a date of legal state, and a line with such a place is "
                "left out for those who have none. Write at least one line without it."
            )
        )
    return problems


def check_signatories(signatories: StreamValue) -> list[ValidationError]:
    """One error that puts each message at its own field, or none."""
    wrong = {}
    for position, block in enumerate(signatories):
        fields = {name: found for name, text in block.value.items() if (found := check_text(text or ""))}
        if fields:
            wrong[position] = StructBlockValidationError(
                {name: ValidationError(found) for name, found in fields.items()}
            )
    return [StreamBlockValidationError(block_errors=wrong)] if wrong else []


def _lacking(text: str) -> Iterator[str]:
    if letters := lettering.lacking(text):
        yield _("The document cannot print: %(letters)s. Write it in other letters.") % {"letters": _listed(letters)}


def _unknown(text: str) -> Iterator[str]:
    for name in rules.unknown_placeholders(text):
        words = _("There is no place called {%(name)s}. Those there are: %(known)s.")
        if close := get_close_matches(name, rules.PLACEHOLDERS, n=1):
            words = _("There is no place called {%(name)s}. Did you mean {%(close)s}? Those there are: %(known)s.")
        known = ", ".join(f"{{{known}}}" for known in rules.PLACEHOLDERS)
        yield words % {"name": name, "close": "".join(close), "known": known}


def _listed(letters: Iterable[str]) -> str:
    return ", ".join(lettering.shown(letter) for letter in letters)


def _lines(text: str) -> list[str]:
    return [line for line in text.splitlines() if line.strip()]
