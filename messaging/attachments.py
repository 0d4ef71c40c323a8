"""Files of letters: what is taken, under what name, and where they lie."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from django.core.files.base import File
from django.template.defaultfilters import filesizeformat
from django.utils.text import get_valid_filename
from django.utils.translation import gettext as _

from messaging.errors import BadAttachment, BadAttachments
from messaging.kinds import KINDS, Kind, extension_of, kind_of
from messaging.models import Attachment, Message, private_storage

LARGEST = 20 * 1024 * 1024
MOST = 5
LONGEST_NAME = 120
FOLDER = "messages"
ACCEPT = ",".join(f".{extension}" for kind in KINDS for extension in sorted(kind.extensions))


@dataclass(frozen=True)
class Checked:
    """A file that may be kept, with its kind as the content says."""

    file: File[Any]
    name: str
    kind: Kind
    size: int


def check_all(files: Iterable[File[Any]]) -> tuple[Checked, ...]:
    """Raises BadAttachments with everything that is wrong."""
    found = list(files)
    errors: list[BadAttachment] = []
    if len(found) > MOST:
        errors.append(BadAttachment(_("You can add up to %(most)d files to one message.") % {"most": MOST}))
    checked = [outcome for file in found[:MOST] if (outcome := _checked(file, errors))]
    if errors:
        raise BadAttachments(errors)
    return tuple(checked)


def _checked(file: File[Any], errors: list[BadAttachment]) -> Checked | None:
    try:
        return check(file)
    except BadAttachment as error:
        errors.append(error)
        return None


def check(file: File[Any]) -> Checked:
    """Raises BadAttachment."""
    name, size = clean_name(file.name or ""), file.size or 0
    if not size:
        raise BadAttachment(_("The file “%(name)s” is empty.") % {"name": name}, name=name)
    if size > LARGEST:
        text = _("The file “%(name)s” is too large: %(size)s. One file may have up to 20 MB.")
        raise BadAttachment(text % {"name": name, "size": filesizeformat(size)}, name=name)
    kind = kind_of(file, name)
    if kind is None:
        text = _(
            "The file “%(name)s” cannot be added. Choose a PDF, Word, Excel, LibreOffice, JPG, PNG, TXT or CSV file."
        )
        raise BadAttachment(text % {"name": name}, name=name)
    return Checked(file=file, name=name, kind=kind, size=size)


def clean_name(name: str) -> str:
    """The name as the person knows it, without paths and characters that steer; cut before the extension."""
    last = name.replace("\\", "/").rpartition("/")[2]
    plain = "".join(letter for letter in last if letter.isprintable()).strip().strip(".") or get_valid_filename("plik")
    stem, extension = plain, extension_of(plain)
    if len(plain) > LONGEST_NAME and extension:
        stem = plain[: -len(extension) - 1]
        return f"{stem[: LONGEST_NAME - len(extension) - 1]}.{extension}"
    return stem[:LONGEST_NAME]


def store(message: Message, files: Sequence[Checked]) -> None:
    """Keeps the files with the letter. When one fails, those stored before it are taken away again."""
    kept: list[str] = []
    try:
        for checked in files:
            kept.append(private_storage().save(f"{FOLDER}/{uuid4().hex}", checked.file))
            _record(message, checked, kept[-1])
    except BaseException:
        discard(kept)
        raise


def discard(names: Iterable[str]) -> None:
    for name in names:
        private_storage().delete(name)


def _record(message: Message, checked: Checked, stored: str) -> Attachment:
    return Attachment.objects.create(
        message=message,
        file=stored,
        name=checked.name,
        content_type=checked.kind.content_type,
        size=checked.size,
        sha256=_digest(checked.file),
    )


def _digest(file: File[Any]) -> str:
    file.seek(0)
    digest = hashlib.sha256()
    for chunk in file.chunks():
        digest.update(chunk)
    return digest.hexdigest()
