"""GIFT, the text format of Moodle for questions: read into authors' data of our kinds, and written from it.

    file = read_gift(text)       # GiftFile(questions, mistakes): every mistake with its line, in words for the author
    text = write_gift(entries)   # what GIFT cannot say stands there as a comment, with the reason

Pure: values in, values out. Every step goes through the text once, so that no text, however odd, takes long.
See docs/decisions/0020-gift.md and https://docs.moodle.org/en/GIFT_format
"""

from .reading import MAX_CHARACTERS, MAX_QUESTIONS, GiftFile, GiftQuestion, read_gift
from .records import GiftMistake
from .writing import Entry, write_gift

__all__ = [
    "MAX_CHARACTERS",
    "MAX_QUESTIONS",
    "Entry",
    "GiftFile",
    "GiftMistake",
    "GiftQuestion",
    "read_gift",
    "write_gift",
]
