"""Was it helpful: the answer of a signed-in person."""

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from django_ratelimit.core import is_ratelimited
from wagtail.models import Page

from knowledgebase.models import ArticlePage, ResourcePage
from knowledgebase.services import InvalidVote, vote_on_page

RATE = "30/m"


@require_POST
def vote(request: HttpRequest, page_id: int) -> HttpResponse:
    """A page that the person may not open does not exist for them."""
    page = get_object_or_404(Page.objects.live().type(ArticlePage, ResourcePage), pk=page_id)
    if not all(restriction.accept_request(request) for restriction in page.get_view_restrictions()):
        raise Http404
    if not request.user.is_authenticated:
        return redirect_to_login(page.url)
    if is_ratelimited(request, group="knowledgebase.vote", key="user", rate=RATE, increment=True):
        return render(request, "429.html", status=429)
    try:
        vote_on_page(voter=request.user, page=page, answer=request.POST.get("answer", ""))
    except InvalidVote:
        messages.error(request, _("Choose one of the two answers."))
    else:
        messages.success(request, _("Thank you, your answer is saved."))
    return redirect(f"{page.url}#pomocne")
