from types import SimpleNamespace

import pytest
from django.db import connection

from certificates import triggers
from certificates.audit import Audit
from certificates.services import store_document
from certificates.tests.factories import NOW, make_certificate


@pytest.fixture
def unguarded(db):
    """``unguarded()`` takes the triggers away, as somebody could who has the database; they are back after the test."""

    def take_away():
        if connection.vendor == "postgresql":
            connection.check_constraints()  # no trigger is dropped while some are still to run
        with connection.cursor() as cursor:
            triggers.remove(None, SimpleNamespace(connection=connection, execute=cursor.execute))

    return take_away


@pytest.fixture
def filed(home_page, drawn):
    """Issued, and its document stored: a short text, without a signature."""
    return store_document(certificate=make_certificate(home_page), now=NOW)


@pytest.fixture
def another(home_page, drawn, filed):
    return store_document(certificate=make_certificate(home_page, first_name="Jan", last_name="Kowalski"), now=NOW)


@pytest.fixture
def complaints(db):
    """``complaints()``: what the quick audit finds, line by line."""
    return lambda quick=True: [str(problem) for problem in Audit(quick=quick).problems()]
