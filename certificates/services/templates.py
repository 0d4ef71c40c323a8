"""Texts of the document: versions, of which one is in use and a used one never changes."""

from dataclasses import replace
from typing import Any

from django.db import transaction
from django.db.models import Max

from certificates import rules
from certificates.models import CertificateTemplate
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


def ensure_template(course: CoursePage) -> CertificateTemplate:
    """The template in use; a course without any gets version 1 with the default texts. Idempotent."""
    if template := CertificateTemplate.objects.filter(course=course, is_active=True).first():
        return template
    template, _created = CertificateTemplate.objects.get_or_create(course=course, version=1, defaults=DEFAULT_TEXTS)
    return template


@transaction.atomic
def active_template(*, course: CoursePage) -> CertificateTemplate:
    """The template in use, locked against an edit until the certificate that uses it stands."""
    template = ensure_template(course)
    return CertificateTemplate.objects.select_for_update(no_key=True).get(pk=template.pk)


@transaction.atomic
def save_template(*, template: CertificateTemplate) -> CertificateTemplate:
    """Keeps edited texts: in place while no certificate uses them, otherwise as the next version, put in use.

    ``template`` carries the new texts and is not saved yet. Returns the version that holds them.
    """
    CoursePage.objects.select_for_update(no_key=True).get(pk=template.course_id)
    if template.pk and not template.is_used:
        template.save()
        return template
    return add_version(course=template.course, fields={name: getattr(template, name) for name in KEPT})


@transaction.atomic
def add_version(*, course: CoursePage, fields: dict[str, Any]) -> CertificateTemplate:
    """The next version of the course's template, put in use in place of the one before."""
    versions = CertificateTemplate.objects.filter(course=course)
    last = versions.aggregate(last=Max("version"))["last"] or 0
    versions.filter(is_active=True).update(is_active=False)
    return CertificateTemplate.objects.create(course=course, version=last + 1, **fields)


def filled_texts(template: CertificateTemplate, facts: rules.Facts) -> rules.TemplateTexts:
    """The texts with their places filled from what the person did."""
    texts = template.texts
    result = facts.final_result
    values = {
        "kurs": facts.course,
        "edycja": facts.edition,
        "godziny": str(texts.hours or round(facts.minutes / 60)),
        "stan_prawny": long_date(facts.legal_state) if facts.legal_state else "",
        "wynik": f"{result.points} z {result.max_points} pkt ({result.percent}%)" if result else "",
        "ukonczenie": long_date(rules.local_date(facts.completed_at)),
    }
    return replace(texts, statement=rules.clean_text(rules.fill(texts.statement, values)))
