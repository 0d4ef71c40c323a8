"""Where a page of a course stands: names short enough for a phone."""

from django.utils.translation import gettext as _

from courses.outline import ModuleOutline, Outline
from courses.wording import module_name


def crumbs(outline: Outline | None, module: ModuleOutline | None = None) -> list[dict[str, str]]:
    """The course, and the module below it."""
    found = [{"title": _("Handbook"), "url": outline.url}] if outline else []
    if module:
        found.append({"title": module_name(module.number), "url": module.url})
    return found
