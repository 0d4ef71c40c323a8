"""A form as a browser sees it: what it would post, and by what name a screen reader calls each control."""

from bs4 import BeautifulSoup, Tag
from django.http import QueryDict

CONTROLS = ("input", "select", "textarea")


def parse(html: str) -> BeautifulSoup:
    return BeautifulSoup(html.replace("\r\n", "\n").replace("\r", "\n"), "html.parser")


def controls(page: BeautifulSoup) -> list[Tag]:
    """Everything a person can fill in."""
    return [control for control in page.find_all(CONTROLS) if control.get("type") != "hidden"]


def posted(page: BeautifulSoup) -> QueryDict:
    """What the browser sends when nothing more is touched."""
    data = QueryDict(mutable=True)
    for control in page.find_all(CONTROLS):
        if control.get("name") and not control.has_attr("disabled"):
            data.setlistdefault(control["name"]).extend(_values(control))
    return QueryDict(data.urlencode())


def name_of(page: BeautifulSoup, control: Tag) -> str:
    """The accessible name; "" when it has none."""
    if references := control.get("aria-labelledby"):
        named = [page.find(id=reference) for reference in references.split()]
        return " ".join(_text(tag) for tag in named).strip() if all(named) else ""
    labels = [page.find("label", attrs={"for": control["id"]})] if control.get("id") else []
    return control.get("aria-label", "").strip() or next(
        (_text(label) for label in [*labels, control.find_parent("label")] if label), ""
    )


def _text(tag: Tag) -> str:
    return tag.get_text(" ", strip=True)


def _values(control: Tag) -> list[str]:
    if control.name == "select":
        return _selected(control)
    if control.name == "textarea":
        return ["\r\n".join(control.get_text().removeprefix("\n").split("\n"))]
    if control.get("type") in ("radio", "checkbox"):
        return [control.get("value", "on")] if control.has_attr("checked") else []
    return [control.get("value", "").replace("\n", "")]


def _selected(select: Tag) -> list[str]:
    """The last option marked as selected, or the first one of all."""
    options = select.find_all("option")
    chosen = [option for option in options if option.has_attr("selected")][-1:] or options[:1]
    return [option.get("value", _text(option)) for option in chosen]
