"""What a browser calls itself, in words a person recognises."""

import re

from django.utils.translation import gettext as _

# Order matters: Edge and Opera call themselves Chrome too, and Chrome calls itself Safari.
BROWSERS = [
    (r"Edg[A-Z]*/", "Microsoft Edge"),
    (r"OPR/", "Opera"),
    (r"SamsungBrowser/", "Samsung Internet"),
    (r"Firefox/|FxiOS/", "Firefox"),
    (r"Chrome/|CriOS/|Chromium/", "Chrome"),
    (r"Safari/", "Safari"),
]
SYSTEMS = [
    (r"Windows", "Windows"),
    (r"iPhone", "iPhone"),
    (r"iPad", "iPad"),
    (r"Android", "Android"),
    (r"CrOS", "ChromeOS"),
    (r"Mac OS X|Macintosh", "macOS"),
    (r"Linux", "Linux"),
]


def device_name(user_agent: str) -> str:
    """‘Firefox, Windows’; what is not recognised is left out, and nothing recognised is an unknown device."""
    parts = [_first(BROWSERS, user_agent), _first(SYSTEMS, user_agent)]
    return ", ".join(filter(None, parts)) or _("Unknown device")


def _first(patterns: list[tuple[str, str]], text: str) -> str:
    return next((name for pattern, name in patterns if re.search(pattern, text)), "")
