"""Two at once, each with a connection of its own."""

import pytest

from certificates import badges
from certificates.badges import keys
from certificates.models import SigningKey
from certificates.services import issue_certificate
from certificates.services.keys import rotate_key
from certificates.tests.factories import NOW, complete, make_course
from certificates.tests.test_races import at_once

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.postgresql]


def test_first_badges_of_many_are_signed_with_one_key(home_page):
    tree = make_course(home_page, lessons=1)
    completions = [complete(tree) for _ in range(5)]
    made = at_once([lambda one=one: issue_certificate(completion=one, now=NOW) for one in completions])
    assert SigningKey.objects.count() == 1
    assert {badges.examine(one.badge).verdict for one in made} == {"genuine"}


def test_first_key_asked_for_by_many_is_one():
    made = at_once([keys.active_key] * 5)
    assert len({key.kid for key in made}) == SigningKey.objects.count() == 1


def test_two_rotations_at_once_leave_one_key_in_use():
    keys.active_key()
    at_once([rotate_key] * 3)
    assert SigningKey.objects.filter(is_active=True).count() == 1
    assert not SigningKey.objects.filter(is_active=False).exclude(sealed_private="").exists()
