"""The whole house, furnished: home page, handbook, one participant."""

import pytest
from django.core.management import call_command

from accounts.models import User
from elearning import demonstration, services
from recruitment.texts import load_statements


@pytest.fixture
def house(home_page, db) -> User:
    """Home page, module 1 of the handbook as shipped, demonstration people; gives the participant."""
    call_command("load_handbook", verbosity=0)
    services.show_course_on_home_page()
    demonstration.ensure_people()
    return User.objects.get(email="uczestnik@example.org")


@pytest.fixture
def furnished(house) -> User:
    """The house with the knowledge base, a call with applications, questions and letters; gives the participant."""
    services.ensure_recruitment_page()
    load_statements()
    call_command("load_knowledge_base", verbosity=0)
    demonstration.ensure_demonstration()
    return house
