"""People and certificates of which something becomes later."""

import pytest

from accounts.tests.factories import UserFactory


@pytest.fixture
def coordinator(db):
    return UserFactory(first_name="Ewa", last_name="Zielińska")


@pytest.fixture
def other(db):
    """A second coordinator."""
    return UserFactory(first_name="Jan", last_name="Kowalski")


@pytest.fixture
def kinds():
    """``kinds(certificate)``: what happened to it, in order."""
    return lambda certificate: [event.kind for event in certificate.events.order_by("sequence")]


@pytest.fixture
def is_chain_whole(db):
    """``is_chain_whole()``: every event of the register follows the one before it, and none is left out."""
    from certificates.models import CertificateEvent, EventChain
    from certificates.rules import broken_links

    def check() -> bool:
        events = list(CertificateEvent.objects.order_by("sequence"))
        chain = EventChain.objects.first() or EventChain()
        end = (events[-1].sequence, events[-1].sha256) if events else (chain.last_sequence, chain.last_sha256)
        is_at_end = end == (chain.last_sequence, chain.last_sha256)
        return is_at_end and not list(broken_links(event.link for event in events))

    return check
