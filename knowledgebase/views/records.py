"""The glossary and the acts: records with addresses below the knowledge base."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from knowledgebase import queries
from knowledgebase.models import LegalAct


def base_crumb() -> dict[str, str]:
    return {"title": _("Knowledge base"), "url": "/baza-wiedzy/"}


@require_safe
def glossary(request: HttpRequest) -> HttpResponse:
    context = {"letters": queries.terms_by_letter(), "crumbs": [base_crumb()]}
    return render(request, "knowledgebase/glossary.html", context)


@require_safe
def acts(request: HttpRequest) -> HttpResponse:
    return render(request, "knowledgebase/acts.html", {"acts": queries.acts(), "crumbs": [base_crumb()]})


@require_safe
def act(request: HttpRequest, key: str) -> HttpResponse:
    found = get_object_or_404(LegalAct, key=key)
    return render(request, "knowledgebase/act.html", _act_context(found))


def _act_context(found: LegalAct) -> dict[str, Any]:
    crumbs = [base_crumb(), {"title": _("Legal acts"), "url": "/baza-wiedzy/akty/"}]
    return {"act": found, "provisions": list(found.provisions.all()), "crumbs": crumbs}
