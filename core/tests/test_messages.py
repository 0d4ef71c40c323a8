"""What the collecting of texts for translation relies on."""

import re
from pathlib import Path

from django.conf import settings

ALIAS = re.compile(r"import .*\b(?:n?p?gettext(?:_lazy)?) as (\w+)")


def sources():
    apps = [path.parent for path in Path(settings.BASE_DIR).glob("*/apps.py")]
    return [path for app in apps for path in app.rglob("*.py")]


def test_gettext_has_no_name_that_the_collector_does_not_know():
    """xgettext finds `_(…)` and the functions by their own names; under another name a text is lost."""
    found = [(str(path), name) for path in sources() for name in ALIAS.findall(path.read_text(encoding="utf-8"))]
    assert [(path, name) for path, name in found if name != "_"] == []
    assert found
