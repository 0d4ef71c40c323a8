"""Numbers, codes and places in the lists of status: each given once, none left out."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Count, QuerySet

from certificates.audit.findings import Problem, Problems, Tally
from certificates.models import Certificate, NumberSeries, StatusList
from certificates.rules import format_number, is_code

CHUNK = 2000


def problems_of_numbers(tally: Tally) -> Problems:
    for series in NumberSeries.objects.order_by("prefix", "year"):
        yield from _gaps(series, tally)
    yield from _outside_series()


def _gaps(series: NumberSeries, tally: Tally) -> Problems:
    """``last_number`` was read before the numbers: what is issued meanwhile is no surplus, and nothing is missing."""
    expected = 1
    for number, ordinal in _ordinals(series):
        tally.checked += 1
        if ordinal < expected:
            yield Problem(number, "this number was given twice")
            continue
        if ordinal > expected:
            yield Problem(_span(series, expected, ordinal - 1), "no certificate has this number")
        expected = ordinal + 1
    if expected <= series.last_number:
        yield Problem(_span(series, expected, series.last_number), "no certificate has this number")
    if expected - 1 > NumberSeries.objects.get(pk=series.pk).last_number:
        yield Problem(format_number(series.year, expected - 1, series.prefix), "the series has not come so far")


def _ordinals(series: NumberSeries) -> Iterator[tuple[str, int]]:
    start = f"{series.prefix}/{series.year}/"
    numbers = Certificate.objects.filter(number__startswith=start).order_by("number").values_list("number", flat=True)
    for number in numbers.iterator(chunk_size=CHUNK):
        ordinal = number.removeprefix(start)
        if ordinal.isdecimal():
            yield number, int(ordinal)


def _span(series: NumberSeries, first: int, last: int) -> str:
    names = [format_number(series.year, ordinal, series.prefix) for ordinal in (first, last)]
    return names[0] if first == last else " to ".join(names)


def _outside_series() -> Problems:
    """A number that no series counts; asked of the database once, whatever the series are."""
    rest = Certificate.objects.all()
    for series in NumberSeries.objects.all():
        rest = rest.exclude(number__regex=rf"^{series.prefix}/{series.year}/[0-9]{{6,}}$")
    for number in rest.values_list("number", flat=True).iterator(chunk_size=CHUNK):
        yield Problem(number, "belongs to no series of numbers")


def problems_of_codes(tally: Tally) -> Problems:
    for number, code in Certificate.objects.order_by("pk").values_list("number", "code").iterator(chunk_size=CHUNK):
        tally.checked += 1
        if not is_code(code):
            yield Problem(number, "its code is none of ours")
    for shared in _twice(Certificate.objects.all(), "code"):
        numbers = Certificate.objects.filter(**shared).order_by("number").values_list("number", flat=True)
        yield Problem(", ".join(numbers), "have the same code")


def problems_of_places(tally: Tally) -> Problems:
    """Of badges in the lists of status."""
    listed = Certificate.objects.exclude(status_list=None)
    tally.checked = listed.count()
    for number in listed.exclude(status_index__lt=StatusList.SIZE).values_list("number", flat=True):
        yield Problem(number, "its place lies outside of the list of status")
    for place in _twice(listed, "status_list", "status_index"):
        sharing = listed.filter(**place).order_by("number").values_list("number", flat=True)
        yield Problem(", ".join(sharing), "share a place in the list of status")


def _twice(certificates: QuerySet[Certificate], *fields: str) -> Iterator[dict[str, Any]]:
    """What more than one certificate has; constraints of the database forbid it."""
    groups = certificates.order_by().values(*fields).annotate(times=Count("pk")).filter(times__gt=1)
    return ({field: group[field] for field in fields} for group in groups)
