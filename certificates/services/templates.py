"""Texts of the document: versions, of which one is in use and a used one never changes."""

import hashlib
import json
from dataclasses import asdict, replace
from typing import Any

from django.db import transaction
from django.db.models import Max
from wagtail.log_actions import log

from accounts.models import User
from certificates import rules
from certificates.models import CertificateTemplate
from certificates.services.logos import store_logo
from core.formats import long_date
from courses.models import CoursePage

DEFAULT_TEXTS = {
    "title": "Certyfikat",
    "statement": (
        "Przeczytane są wszystkie wymagane lekcje, a testy modułów zdane. "
        "Program, wyniki i efekty uczenia się podajemy na następnej stronie."
    ),
    "issuer": "Akademia SRPS",
}
"""Printed on the document, so they are Polish content and not words of the interface."""

KEPT = (*CertificateTemplate.PRINTED, "issues_at_once")
"""What an edited version hands on to the next."""


class TemplateChanged(Exception):  # noqa: N818  (named as people read it, like the other domain errors)
    """Somebody else saved the texts of this course since they were opened. ``current`` is what is in use now."""

    def __init__(self, current: CertificateTemplate | None) -> None:
        self.current = current
        super().__init__(str(current))


def ensure_template(course: CoursePage) -> CertificateTemplate:
    """The template in use; a course without any gets version 1 with the default texts. Idempotent."""
    if template := _in_use(course):
        return template
    template, _created = CertificateTemplate.objects.get_or_create(course=course, version=1, defaults=DEFAULT_TEXTS)
    return template


@transaction.atomic
def active_template(*, course: CoursePage) -> CertificateTemplate:
    """The template in use, locked against an edit until the certificate that uses it stands."""
    template = ensure_template(course)
    return CertificateTemplate.objects.select_for_update(no_key=True).get(pk=template.pk)


@transaction.atomic
def save_template(
    *, template: CertificateTemplate, seen: str | None = None, by: User | None = None
) -> CertificateTemplate:
    """Keeps edited texts: in place while no certificate uses them, otherwise as the next version, put in use.

    ``template`` carries the new texts and is not saved yet; ``seen`` is the ``fingerprint`` of what its editor set out
    from. Returns the version that holds the texts: the same one when nothing that is printed has changed.
    Raises TemplateChanged when somebody else saved meanwhile, and LogoUnreadable.
    """
    _lock(template.course)
    current = _in_use(template.course)
    if seen is not None and seen != fingerprint(current):
        raise TemplateChanged(current)
    template.logo_files = kept_logos(template)
    if current and template.pk == current.pk:
        return _edit(template, current, by)
    return _logged(add_version(course=template.course, fields=_fields(template)), "wagtail.create", by)


@transaction.atomic
def reuse_version(*, template: CertificateTemplate, by: User | None = None) -> CertificateTemplate:
    """Puts the texts of an older version in use again, as a new version. The one in use stays as it is.

    When certificates are issued is no text: that goes on as it is now.
    """
    _lock(template.course)
    current = _in_use(template.course)
    if current and current.pk == template.pk:
        return current
    fields = _fields(template) | {"issues_at_once": current.issues_at_once if current else template.issues_at_once}
    return _logged(add_version(course=template.course, fields=fields), "wagtail.create", by)


@transaction.atomic
def add_version(*, course: CoursePage, fields: dict[str, Any]) -> CertificateTemplate:
    """The next version of the course's template, put in use in place of the one before."""
    _lock(course)
    versions = CertificateTemplate.objects.filter(course=course)
    last = versions.aggregate(last=Max("version"))["last"] or 0
    versions.filter(is_active=True).update(is_active=False)
    return CertificateTemplate.objects.create(course=course, version=last + 1, **fields)


def fingerprint(template: CertificateTemplate | None) -> str:
    """Of a version and all it says: equal for two editors who see the same. Empty where there is none yet."""
    if template is None:
        return ""
    return f"{template.version}:{int(template.issues_at_once)}:{_printed(template)}"


def kept_logos(template: CertificateTemplate) -> list[dict[str, str]]:
    """The chosen images as ``logo_files`` keeps them, each stored under its digest. Raises LogoUnreadable."""
    return [
        {"sha256": store_logo(block.value["image"]), "alt": rules.clean_text(block.value["alt"])}
        for block in template.logos
    ]


def filled_texts(template: CertificateTemplate, facts: rules.Facts) -> rules.TemplateTexts:
    """The texts with their places filled from what the person did; a line with nothing to fill in is left out."""
    texts = template.texts
    hours = texts.hours or (facts.minutes + 30) // 60
    values = {
        "kurs": facts.course,
        "edycja": facts.edition,
        "godziny": str(hours) if hours else "",
        "stan_prawny": long_date(facts.legal_state) if facts.legal_state else "",
        "wynik": _result(facts.final_result) if facts.final_result else "",
        "ukonczenie": long_date(rules.local_date(facts.completed_at)),
    }
    return replace(texts, statement=rules.clean_text(rules.fill_lines(template.statement, values)))


def _result(result: rules.Result) -> str:
    """'17,5 z 20 pkt (87%)'"""
    points, most = (number.replace(".", ",") for number in (result.points, result.max_points))
    return f"{points} z {most} pkt ({result.percent}%)"


def _edit(edited: CertificateTemplate, current: CertificateTemplate, by: User | None) -> CertificateTemplate:
    """``current`` is locked. Once used, only what is not printed may change in it."""
    if not current.is_used:
        edited.save()
        return _logged(edited, "wagtail.edit", by)
    if _printed(edited) != _printed(current):
        return _logged(add_version(course=edited.course, fields=_fields(edited)), "wagtail.create", by)
    if edited.issues_at_once != current.issues_at_once:
        current.issues_at_once = edited.issues_at_once
        current.save(update_fields=["issues_at_once"])
        _logged(current, "wagtail.edit", by)
    return current


def _in_use(course: CoursePage) -> CertificateTemplate | None:
    return CertificateTemplate.objects.filter(course=course, is_active=True).first()


def _lock(course: CoursePage) -> None:
    """Two editors of one course take turns; so do an editor and an issue, which locks the template."""
    CoursePage.objects.select_for_update(no_key=True).get(pk=course.pk)
    list(CertificateTemplate.objects.select_for_update(no_key=True).filter(course=course, is_active=True))


def _fields(template: CertificateTemplate) -> dict[str, Any]:
    return {name: getattr(template, name) for name in KEPT}


def _printed(template: CertificateTemplate) -> str:
    said = {**asdict(template.texts), "version": 0, "statement": template.statement.splitlines()}
    return hashlib.sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()


def _logged(template: CertificateTemplate, action: str, by: User | None) -> CertificateTemplate:
    log(template, action, user=by)
    return template
