"""The whole house, furnished: home page, handbook, one participant."""

import pytest
from django.core.management import call_command

from accounts.models import User
from elearning import services


@pytest.fixture
def house(home_page, db) -> User:
    """Home page, module 1 of the handbook as shipped, demonstration people; gives the participant."""
    call_command("load_handbook", verbosity=0)
    services.show_course_on_home_page()
    services.ensure_demonstration_people()
    return User.objects.get(email="uczestnik@example.org")
