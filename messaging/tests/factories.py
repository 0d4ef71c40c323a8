"""Conversations and files for tests."""

import io
import zipfile

from django.core.files.uploadedfile import SimpleUploadedFile

from accounts.tests.factories import UserFactory
from messaging.kinds import DOCX, ODT, XLSX
from messaging.models import Conversation
from messaging.services import start_conversation

PDF = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\nbody"
PNG = b"\x89PNG\r\n\x1a\n" + bytes(20)


def make_conversation(*people, subject="Stopa bezrobocia", body="Dzień dobry", **fields) -> Conversation:
    """Two people when none are given; the first one writes."""
    author, *others = people or (UserFactory(), UserFactory())
    return start_conversation(subject=subject, author=author, members=others, body=body, **fields)


def upload(name="mapa.pdf", content=PDF) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def package(**parts: str) -> bytes:
    """A zip: keywords are names of its parts, with "__" for "/" and "_types" for the list of contents."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as packed:
        for name, content in parts.items():
            packed.writestr({"types": "[Content_Types].xml"}.get(name, name.replace("__", "/")), content)
    return buffer.getvalue()


def office(kind=DOCX, **more) -> bytes:
    return package(types=f'<Override ContentType="{kind.content_type}.main+xml"/>', **more)


def workbook() -> bytes:
    return office(XLSX)


def open_document(kind=ODT) -> bytes:
    return package(mimetype=kind.content_type)
