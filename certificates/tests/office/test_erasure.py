"""Erasure from the register: typed by hand, of the whole person, once."""

import pytest
from django.urls import reverse

from certificates.models import Certificate
from certificates.services import correct_certificate

pytestmark = pytest.mark.django_db


@pytest.fixture
def certificate(issued):
    return issued(first_name="Anna", last_name="Wiśniewska")


@pytest.fixture
def page(certificate):
    return reverse("certificates:erase", args=[certificate.pk])


@pytest.mark.parametrize("typed", ["", "AS/2026/000009", "000001", "tak"])
def test_without_the_number_nothing_goes(client, coordinator, certificate, page, typed):
    answer = client.post(page, {"number": typed})
    assert "number" in answer.context["form"].errors
    assert f'value="{typed}"' in answer.content.decode() or not typed
    assert not Certificate.objects.get().is_erased


@pytest.mark.parametrize("typed", ["AS/2026/000001", " as/2026/000001 "])
def test_with_the_number_the_person_goes_and_the_record_stays(client, coordinator, certificate, page, typed):
    client.post(page, {"number": typed})
    kept = Certificate.objects.get()
    assert (kept.is_erased, kept.number, kept.snapshot_sha256) == (
        True,
        certificate.number,
        certificate.snapshot_sha256,
    )
    text = client.get(reverse("certificates:record", args=[kept.pk])).content.decode()
    assert "Wiśniewska" not in text.partition("<main")[2]
    assert kept.snapshot_sha256 in text


def test_the_page_names_every_certificate_that_goes(client, coordinator, certificate, page):
    newer = correct_certificate(certificate=certificate, first_name="Anna", last_name="Inna", by=coordinator)
    assert newer.number in client.get(page).content.decode()
    client.post(page, {"number": certificate.number})
    assert [each.is_erased for each in Certificate.objects.all()] == [True, True]


def test_pressed_twice_it_says_so(client, coordinator, certificate, page):
    client.post(page, {"number": certificate.number})
    answer = client.post(page, {"number": certificate.number}, follow=True)
    assert answer.redirect_chain[-1][0] == reverse("certificates:record", args=[certificate.pk])
    assert certificate.events.filter(kind="erased").count() == 1


def test_document_of_an_erased_person_is_not_handed_out(client, coordinator, certificate, page, drawn):
    from certificates.services import store_document

    store_document(certificate=certificate)
    client.post(page, {"number": certificate.number})
    answer = client.get(reverse("certificates:office_document", args=[certificate.pk]))
    assert answer.url == reverse("certificates:record", args=[certificate.pk])
