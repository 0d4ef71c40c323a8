"""What the roof sets up once: the home page and the page of recruitment."""

from pathlib import Path
from typing import Any

import yaml
from django.db import transaction
from wagtail.models import Locale, Page, Site

from courses.models import CoursePage
from elearning.models import HomePage
from recruitment.models import RecruitmentIndexPage

CONTENT = Path(__file__).parent / "content" / "pl"


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
def ensure_recruitment_page() -> RecruitmentIndexPage:
    """The page that lists the calls, under the home page. Idempotent; an existing page is left as people made it."""
    page: RecruitmentIndexPage | None = RecruitmentIndexPage.objects.first()
    if page is None:
        home = HomePage.objects.get(pk=ensure_home_page().pk)
        page = home.add_child(instance=RecruitmentIndexPage(**read_content("recruitment.yaml")))
        page.save_revision().publish()
    return page
