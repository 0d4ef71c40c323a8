"""What only recruiters read: sealed with a key of its own, so that the database alone tells nothing."""

import hashlib
import hmac
import json
from dataclasses import dataclass, field
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.utils.encoding import force_bytes
from django.utils.translation import gettext_lazy as _

from accounts import encryption

PURPOSE = "recruitment.sensitive"


class NeedKind(models.TextChoices):
    SIGN_LANGUAGE = "pjm", _("Polish sign language interpreter")
    CAPTIONS = "captions", _("captions")
    LOOP = "loop", _("induction loop")
    LARGE_PRINT = "large_print", _("large print or easy-to-read text")
    SCREEN_READER = "screen_reader", _("materials that work with a screen reader")
    ASSISTANT = "assistant", _("assistant")
    TRAVEL = "travel", _("help with getting there")
    DIET = "diet", _("diet")
    CARE = "care", _("care for a dependent person")
    OTHER = "other", _("another need")


@dataclass(frozen=True, slots=True)
class SpecialNeeds:
    """``kinds`` are values of NeedKind."""

    kinds: tuple[str, ...] = ()
    text: str = ""

    @property
    def labels(self) -> tuple[str, ...]:
        return tuple(str(NeedKind(kind).label) for kind in self.kinds)


@dataclass(frozen=True, slots=True)
class Secrets:
    """All that is sealed in one application."""

    needs: SpecialNeeds = field(default_factory=SpecialNeeds)
    pesel: str = ""

    @property
    def is_empty(self) -> bool:
        return self == Secrets()

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Self:
        return cls(needs=SpecialNeeds(tuple(data["kinds"]), data["text"]), pesel=data["pesel"])

    def to_json(self) -> dict[str, Any]:
        return {"kinds": list(self.needs.kinds), "text": self.needs.text, "pesel": self.pesel}


def seal(secrets: Secrets) -> str:
    return encryption.encrypt(json.dumps(secrets.to_json()), PURPOSE)


def unseal(text: str) -> Secrets:
    """Raises `cryptography.fernet.InvalidToken` when the keys of the site did not seal the text."""
    return Secrets.from_json(json.loads(encryption.decrypt(text, PURPOSE)))


def pesel_digest(pesel: str) -> str:
    """Keyed: without SECRET_KEY the eleven digits cannot be tried one by one. "" for none.

    After a change of SECRET_KEY older digests match nothing; only the check for the same person grows weaker.
    """
    if not pesel:
        return ""
    return hmac.new(force_bytes(settings.SECRET_KEY) + PURPOSE.encode(), pesel.encode(), hashlib.sha256).hexdigest()
