"""What the roof sets up once: the home page and, in development, the demonstration people."""

from pathlib import Path
from typing import Any

import yaml
from allauth.account.models import EmailAddress
from django.db import transaction
from wagtail.models import Locale, Page, Site

from accounts.models import User
from accounts.roles import Role
from accounts.services import assign_role
from courses.models import CoursePage
from courses.services.enrolment import enrol_participant
from elearning.models import HomePage

CONTENT = Path(__file__).parent / "content" / "pl"
DEMONSTRATION_PASSWORD = "akademia-srps"  # noqa: S105  (printed by bin/run; exists in development only)


def read_content(name: str) -> Any:
    return yaml.safe_load((CONTENT / name).read_text(encoding="utf-8"))


@transaction.atomic
def ensure_home_page() -> HomePage:
    """The home page as root of the default site. Idempotent; an existing page is left as people made it."""
    home: HomePage | None = HomePage.objects.first()
    if home is None:
        Locale.objects.get_or_create(language_code="pl")
        root = Page.get_first_root_node()
        Page.objects.filter(depth=2, slug="home", title__startswith="Welcome").delete()
        home = Page.objects.get(pk=root.pk).add_child(instance=HomePage(**read_content("home.yaml")))
        home.save_revision().publish()
    if not Site.objects.filter(is_default_site=True, root_page=home.pk).exists():
        Site.objects.update_or_create(
            is_default_site=True, defaults={"hostname": "localhost", "port": 80, "root_page": home}
        )
    return home


@transaction.atomic
def show_course_on_home_page() -> None:
    """Point a fresh home page at the first course. Idempotent; an editor's choice stays.

    Reads the home page anew: publishing an older object would write its old number of children into the tree.
    """
    home = HomePage.objects.first()
    if home and home.course_id is None and (course := CoursePage.objects.live().first()):
        home.course = course
        home.save_revision().publish()


@transaction.atomic
def ensure_demonstration_people() -> list[User]:
    """The people of demo.yaml with the demonstration password. Idempotent; who exists is not touched."""
    return [_ensure_person(**person) for person in read_content("demo.yaml")]


def _ensure_person(*, email: str, role: str, enrolled: bool = False, position: str = "", **names: str) -> User:
    if user := User.objects.filter(email__iexact=email).first():
        return user
    user = User.objects.create_user(email, DEMONSTRATION_PASSWORD, **names)
    EmailAddress.objects.create(user=user, email=email, primary=True, verified=True)
    assign_role(user=user, role=Role[role])
    if enrolled and (course := CoursePage.objects.live().first()):
        enrol_participant(participant=user, course=course)
    return user
