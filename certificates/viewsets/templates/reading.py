"""What the screens of a template read: its versions, and what to look at before it is used."""

from bisect import bisect_left
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, QuerySet
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.log_actions import registry

from certificates import lettering, previews, rules
from certificates.models import CertificateTemplate
from courses.models import CoursePage, Enrolment

MOST_LISTED = 20


@dataclass(frozen=True)
class PersonWarning:
    """Someone whose certificate will have to wait: ``reason`` says for what, ``url`` leads to the account."""

    name: str
    reason: str
    url: str


@dataclass(frozen=True)
class Warnings:
    """``texts``: of the template and its course; ``people``: at most MOST_LISTED of ``number``."""

    texts: tuple[str, ...]
    people: tuple[PersonWarning, ...]
    number: int

    def __bool__(self) -> bool:
        return bool(self.texts or self.people)

    @property
    def more(self) -> int:
        return self.number - len(self.people)


def courses_without_template() -> QuerySet[CoursePage]:
    return CoursePage.objects.exclude(certificate_templates__is_active=True).order_by("title")


def versions_of(course: CoursePage) -> list[CertificateTemplate]:
    """Newest first, each with ``issued`` (certificates) and ``made_by`` (a person, or ""). Two queries."""
    versions = list(course.certificate_templates.annotate(issued=Count("certificates")).order_by("-version"))
    makers = _makers(versions)
    for version in versions:
        version.made_by = makers.get(str(version.pk), "")
    return versions


def _makers(versions: list[CertificateTemplate]) -> dict[str, str]:
    model = registry.get_log_model_for_model(CertificateTemplate)
    entries = model.objects.get_for_model(CertificateTemplate).filter(
        action="wagtail.create", object_id__in=[str(version.pk) for version in versions]
    )
    return {entry.object_id: str(entry.user or "") for entry in entries.select_related("user")}


def warnings_about(template: CertificateTemplate) -> Warnings:
    """Seven queries, however many take the course; names are checked in memory, and only the widest are laid out."""
    waiting = list(
        Enrolment.objects.filter(course=template.course, participant__is_active=True)
        .exclude(completion__certificates__isnull=False)
        .values("participant_id", "participant__first_name", "participant__last_name", "edition_id")
        .order_by("participant__last_name", "participant__first_name", "pk")
    )
    said = previews.sample_said(template, *previews.PEOPLE["long"])
    people = [*_unprintable(waiting), *_too_wide(said, waiting)]
    return Warnings(_about_texts(template, said, waiting), tuple(people[:MOST_LISTED]), len(people))


def _unprintable(waiting: list[dict[str, Any]]) -> list[PersonWarning]:
    return [_warning(row, reason) for row in waiting if (reason := _reason(*_names(row)))]


def _reason(first_name: str, last_name: str) -> str:
    if not first_name or not last_name:
        return _("no first name or last name")
    if letters := lettering.lacking(f"{first_name} {last_name}"):
        return _("letters that the font lacks: %(letters)s") % {"letters": ", ".join(map(lettering.shown, letters))}
    return ""


def _too_wide(said: rules.Snapshot, waiting: list[dict[str, Any]]) -> list[PersonWarning]:
    """Names sorted by width; where they stop fitting is found in a dozen layouts for thousands, mostly in one."""
    rows = [row for row in waiting if not _reason(*_names(row))]
    rows.sort(key=lambda row: lettering.width(" ".join(_names(row))))
    if not rows or not previews.unfit(said, *_names(rows[-1])):
        return []
    first = bisect_left(rows, True, key=lambda row: bool(previews.unfit(said, *_names(row))))
    return [_warning(row, _("too long for the page")) for row in reversed(rows[first:])]


def _about_texts(template: CertificateTemplate, said: rules.Snapshot, waiting: list[dict[str, Any]]) -> tuple[str, ...]:
    used = rules.used_placeholders(template.statement)
    found = []
    if letters := lettering.lacking(" ".join(_words(said))):
        found.append(
            _("Titles or learning outcomes of the course have letters that cannot be printed: %(letters)s.")
            % {"letters": ", ".join(map(lettering.shown, letters))}
        )
    if previews.unfit(said, *previews.PEOPLE["long"]):
        found.append(_("A very long name, as in the preview, does not fit on the page."))
    without = sum(row["edition_id"] is None for row in waiting)
    if "edycja" in used and without:
        words = ngettext(
            "%(number)s person has no edition: the line with {edycja} is left out.",
            "%(number)s people have no edition: for them the line with {edycja} is left out.",
            without,
        )
        found.append(words % {"number": without})
    if "wynik" in used and not said["result"]:
        found.append(_("The course has no final test: the line with {wynik} is left out."))
    if "stan_prawny" in used and not said["legal_state"]:
        found.append(_("The course has no date of legal state: the line with {stan_prawny} is left out."))
    return tuple(found)


def _words(said: Any) -> list[str]:
    """Every text of a snapshot, at whatever depth."""
    if isinstance(said, str):
        return [said]
    parts = said.values() if isinstance(said, dict) else said if isinstance(said, list) else ()
    return [word for part in parts for word in _words(part)]


def _names(row: dict[str, Any]) -> tuple[str, str]:
    return row["participant__first_name"].strip(), row["participant__last_name"].strip()


def _warning(row: dict[str, Any], reason: str) -> PersonWarning:
    name = " ".join(_names(row)).strip() or _("a person without a name")
    return PersonWarning(name, reason, reverse("wagtailusers_users:edit", args=[row["participant_id"]]))


@dataclass(frozen=True)
class Row:
    """A text of a version, and what stands in its place in the version in use where that differs."""

    label: str
    value: str
    differs: bool
    now: str


def compared(template: CertificateTemplate, in_use: CertificateTemplate | None) -> list[Row]:
    """What a version prints, in the order of the form."""
    here, there = _shown(template), _shown(in_use) if in_use else {}
    return [
        Row(label, value, bool(there) and there[label] != value, there.get(label, "")) for label, value in here.items()
    ]


def _shown(template: CertificateTemplate) -> dict[str, str]:
    """Label → text; lines stay lines."""
    texts = template.texts
    values = {
        "title": texts.title,
        "statement": template.statement,
        "issuer": texts.issuer,
        "hours": str(texts.hours or ""),
        "signatories": "\n".join(f"{one.name}, {one.position}" for one in texts.signatories),
        "logos": "\n".join(logo.alt for logo in texts.logos),
        "accent": str(template.get_accent_display()),
        "programme": "\n".join(texts.programme),
        "outcomes": "\n".join(texts.outcomes),
        "valid_months": str(texts.valid_months or ""),
    }
    field = template._meta.get_field
    return {capfirst(str(field(name).verbose_name)): value for name, value in values.items()}
