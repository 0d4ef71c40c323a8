"""How a certificate is numbered and coded. Pure, but for the chance in a code."""

import re
import secrets
import unicodedata

NUMBER_PREFIX = "AS"
CODE_LENGTH = 16
CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Base 32 without I, L, O and U: nothing in it is misread (Douglas Crockford, 2019)."""

_MISREAD = str.maketrans("OIL", "011")
_BETWEEN = re.compile(r"[\s\u2010-\u2015\u2212_.\-]+")


def format_number(year: int, ordinal: int, prefix: str = NUMBER_PREFIX) -> str:
    return f"{prefix}/{year}/{ordinal:06d}"


def new_code() -> str:
    """80 bits nobody can guess, written so that nobody misreads them."""
    return "".join(secrets.choice(CROCKFORD) for _ in range(CODE_LENGTH))


def group_code(code: str) -> str:
    """'7K3MQ9TX2HVA64RN' as '7K3M-Q9TX-2HVA-64RN'."""
    return "-".join(code[start : start + 4] for start in range(0, len(code), 4))


def normalise_code(typed: str) -> str:
    """What was meant by what was typed: small letters, spaces and dashes, O for 0, I or L for 1."""
    return _BETWEEN.sub("", unicodedata.normalize("NFKC", typed)).upper().translate(_MISREAD)


def is_code(code: str) -> bool:
    return len(code) == CODE_LENGTH and set(code) <= set(CROCKFORD)
