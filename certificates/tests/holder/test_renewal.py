"""When the handbook follows a newer state of the law, or the validity ends, the certificate can be renewed."""

import pytest

from certificates.models import Certificate, CorrectionRequest
from certificates.tests.holder.addresses import address
from certificates.tests.holder.conftest import LATER
from courses.models import LessonPage
from courses.services.enrolment import acknowledge_change

pytestmark = pytest.mark.django_db


def renew(client, certificate):
    return client.post(address("renew", certificate))


def test_up_to_date_certificate_has_nothing_to_renew(holder, filed):
    assert holder.get(address("renew", filed)).headers["Location"] == address("mine", filed)
    assert renew(holder, filed).headers["Location"] == address("mine", filed)
    assert Certificate.objects.count() == 1


def test_newer_law_is_told_and_the_certificate_renewed(holder, filed, new_law):
    new_law(filed)
    assert address("renew", filed) in holder.get(address("mine", filed)).content.decode()
    page = holder.get(address("renew", filed))
    assert page.context["own"].renewal.new_legal_state == LATER
    newer = Certificate.objects.exclude(pk=filed.pk)
    assert renew(holder, filed).headers["Location"] == address("mine", newer.get())
    assert newer.get().said["legal_state"] == LATER.isoformat()


def test_second_press_leads_to_the_one_that_was_made(holder, filed, new_law):
    new_law(filed)
    assert renew(holder, filed).headers["Location"] == renew(holder, filed).headers["Location"]
    assert Certificate.objects.count() == 2


def test_changed_lessons_come_first(holder, filed, new_law):
    new_law(filed, changed=2)
    page = holder.get(address("renew", filed))
    lessons = list(LessonPage.objects.filter(change_note__gt="").order_by("path"))
    left, text = page.context["own"].renewal.lessons_left, page.content.decode()
    assert [lesson.title for lesson in left] == [lesson.title for lesson in lessons]
    assert all(f'href="{lesson.url}"' in text for lesson in left)
    assert "<form" not in text.partition("<main")[2].partition("</main")[0]
    assert renew(holder, filed).status_code == 200
    assert Certificate.objects.count() == 1
    for lesson in lessons:
        acknowledge_change(enrolment=filed.completion.enrolment, lesson=lesson)
    assert renew(holder, filed).status_code == 302
    assert Certificate.objects.count() == 2


def test_waiting_correction_is_answered_first(holder, filed, new_law):
    CorrectionRequest.objects.create(certificate=filed, first_name="Hanna", last_name="Wiśniewska")
    new_law(filed)
    page = renew(holder, filed)
    assert page.status_code == 200
    assert [message.level_tag for message in page.context["messages"]] == ["warning"]
    assert Certificate.objects.count() == 1


@pytest.mark.parametrize("days_ago", [150, 200])
def test_ending_and_ended_validity_can_be_renewed(client, limited, days_ago):
    certificate = limited(days_ago=days_ago)
    client.force_login(certificate.holder)
    assert client.get(address("renew", certificate)).status_code == 200
    assert renew(client, certificate).status_code == 302
    assert Certificate.objects.get(supersedes=certificate).valid_until > certificate.valid_until
