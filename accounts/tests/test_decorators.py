import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse

from accounts.decorators import role_required
from accounts.roles import Role
from accounts.tests.factories import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def opened(rf, settings, monkeypatch):
    settings.STAFF_MFA_REQUIRED = True
    monkeypatch.setattr("accounts.middleware.messages.warning", lambda *args: None)

    def open_as(user):
        request = rf.get("/panel/")
        request.user = user
        return role_required(Role.ADVISOR)(lambda request: HttpResponse("panel"))(request)

    return open_as


def test_role_opens(opened):
    assert opened(UserFactory(role=Role.ADVISOR, has_second_factor=True)).content == b"panel"


def test_another_role_does_not(opened):
    with pytest.raises(PermissionDenied):
        opened(UserFactory(role=Role.EDITOR, has_second_factor=True))


def test_staff_without_second_factor_are_led_to_it(opened):
    assert opened(UserFactory(role=Role.ADVISOR)).status_code == 302


def test_strangers_sign_in(opened):
    assert "login" in opened(AnonymousUser())["Location"]
