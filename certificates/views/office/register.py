"""The list of certificates, narrowed. For coordinators."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from certificates.forms_office import RegisterForm
from certificates.queries.office import COUNTED, count_up_to, narrowed, page_of

from .doors import READS, office, rooms

PLACES = ("przed", "po")


@office(*READS)
def register(request: HttpRequest) -> HttpResponse:
    """Coordinators. The number of queries depends neither on how many certificates there are nor on the page."""
    form = RegisterForm(request.GET)
    criteria = form.criteria
    rows = narrowed(criteria)
    count = count_up_to(rows)
    context = {
        "form": RegisterForm(initial=form.kept),
        "page": page_of(rows, before=request.GET.get("przed", ""), after=request.GET.get("po", "")),
        "count": min(count, COUNTED),
        "is_more": count > COUNTED,
        "is_narrowed": not criteria.is_empty,
        "query": query_of(request),
        "rooms": rooms(request),
    }
    return render(request, "certificates/office/register.html", context)


def query_of(request: HttpRequest) -> str:
    """The address as it is, less the place in the list."""
    rest = request.GET.copy()
    for name in PLACES:
        rest.pop(name, None)
    return rest.urlencode()
