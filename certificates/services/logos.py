"""Logos of the document: each drawing is kept under the digest of its bytes, apart from the library of images.

An image that is changed or deleted in the library changes no document.
"""

import hashlib
import io
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.storage import Storage, storages
from django.utils.translation import gettext as _
from PIL import Image, ImageOps, UnidentifiedImageError

LARGEST = (900, 300)
"""Pixels across and down: 300 dpi for a logo 76 mm wide, more than the page gives it."""
PAPER = "white"


class LogoUnreadable(Exception):  # noqa: N818  (named as people read it)
    """The file is no drawing of dots (PNG, JPEG, WebP, GIF), or it is damaged."""

    def __init__(self) -> None:
        super().__init__(_("This image cannot be read. Choose a PNG or JPEG file."))


class LogoLost(Exception):  # noqa: N818
    """The stored drawing is gone or differs from its digest: restore it from a backup."""


def store_logo(image: Any) -> str:
    """Keeps an image of the library as the document will print it; returns the SHA-256 of what is kept. Idempotent.

    Raises LogoUnreadable.
    """
    drawing = drawn(image)
    sha256 = hashlib.sha256(drawing).hexdigest()
    _write_once(sha256, drawing)
    return sha256


def open_logo(sha256: str) -> bytes:
    """The PNG kept under this digest. Raises LogoLost."""
    try:
        with _storage().open(logo_name(sha256)) as file:
            drawing: bytes = file.read()
    except FileNotFoundError as error:
        raise LogoLost(sha256) from error
    if hashlib.sha256(drawing).hexdigest() != sha256:
        raise LogoLost(sha256)
    return drawing


def logo_name(sha256: str) -> str:
    return f"certificates/logos/{sha256}.png"


def drawn(image: Any) -> bytes:
    """The image on white paper, no larger than LARGEST, as PNG without any metadata: equal dots give equal bytes."""
    try:
        with image.file.open("rb") as file, Image.open(file) as opened:
            picture = ImageOps.exif_transpose(opened).convert("RGBA")
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise LogoUnreadable from error
    picture.thumbnail(LARGEST, Image.Resampling.LANCZOS)
    flat = Image.new("RGB", picture.size, PAPER)
    flat.paste(picture, mask=picture.getchannel("A"))
    written = io.BytesIO()
    flat.save(written, "PNG", optimize=False, compress_level=9)
    return written.getvalue()


def _storage() -> Storage:
    return storages["private"]


def _write_once(sha256: str, drawing: bytes) -> None:
    """What is there already stays untouched; only a remnant that does not fit its name makes room."""
    try:
        open_logo(sha256)
        return
    except LogoLost:
        storage, name = _storage(), logo_name(sha256)
    storage.delete(name)
    saved_as = storage.save(name, ContentFile(drawing))
    if saved_as != name:  # somebody else was first: the storage gave ours a name of its own
        storage.delete(saved_as)
