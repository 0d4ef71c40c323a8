"""What axe-core finds on a page (WCAG 2.2 A and AA), and whether the page scrolls sideways."""

from collections.abc import Iterable

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

WCAG_22_AA = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
WIDTHS = (1280, 320)  # px: an office screen, and a phone or a screen magnified four times


def broken_rules(page: Page) -> list[dict]:
    """axe's findings on the page as it is shown now."""
    return Axe().run(page, options={"runOnly": {"type": "tag", "values": WCAG_22_AA}}).response["violations"]


def problems_shown(page: Page, width: int) -> list[str]:
    """One line a problem of the page as it is shown now, at this width."""
    page.set_viewport_size({"width": width, "height": 900})
    found = [f"{rule['id']}: {node['html'][:200]}" for rule in broken_rules(page) for node in rule["nodes"]]
    overflow = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    if overflow > 0:
        found.append(f"scrolls sideways by {overflow} px")
    return [f"{page.url} at {width} px: {problem}" for problem in found]


def problems(page: Page, addresses: Iterable[str]) -> list[str]:
    """One line a problem of any of these pages, at any of WIDTHS."""
    found = []
    for address in addresses:
        page.goto(address)
        found += [problem for width in WIDTHS for problem in problems_shown(page, width)]
    return found
