"""Writing to another participant, and what was written."""

from functools import partial
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.models import User
from community import queries
from community.access import participants_only
from community.errors import HasBlocked
from community.models import Contact
from community.services import write_to
from community.services.contacts import obstacle_to
from messaging.forms import LetterForm
from messaging.queries import find_member, letters_of, name_of
from messaging.services import mark_read

PER_PAGE = 20


@participants_only
@require_safe
def conversations(request: HttpRequest) -> HttpResponse:
    """One's own."""
    page = Paginator(queries.talks(request.user), PER_PAGE).get_page(request.GET.get("page"))
    context = {"page_obj": page, "talks": queries.talks_of(request.user, page)}
    return render(request, "community/conversations.html", context)


@participants_only
@require_http_methods(["GET", "HEAD", "POST"])
def write(request: HttpRequest, pk: int) -> HttpResponse:
    """To somebody in the directory; who has written with them before goes on in that conversation."""
    recipient = queries.find_acquaintance(request.user, pk)
    contact = queries.contact_of(request.user, recipient)
    if contact and request.method != "POST":
        return redirect("community:thread", contact.conversation_id)
    form = _form(request)
    if form.is_bound and form.is_valid():
        sent = form.sent_by(partial(write_to, author=request.user, recipient=recipient))
        if sent:
            messages.success(request, _("The message has been sent."))
            return redirect("community:thread", sent.conversation_id)
    context = {"form": form, "name": name_of(recipient), "recipient_id": recipient.pk}
    context["obstacle"] = obstacle_to(request.user, recipient, has_written=contact is not None)
    return render(request, "community/write.html", context)


@participants_only
@require_http_methods(["GET", "HEAD", "POST"])
def thread(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One of the two. Reading marks the letters as read."""
    contact = queries.find_contact(request.user, pk)
    member = find_member(request.user, pk)
    other = contact.other(request.user)
    form = _form(request)
    if form.is_bound and form.is_valid() and _is_sent(form, request.user, other):
        messages.success(request, _("The message has been sent."))
        return redirect("community:thread", pk)
    context = {"form": form, "letters": letters_of(member.conversation, member), **_facts(request.user, contact)}
    mark_read(conversation=member.conversation, user=request.user)
    return render(request, "community/thread.html", context)


def _form(request: HttpRequest) -> LetterForm:
    sent = [request.POST, request.FILES] if request.method == "POST" else []
    return LetterForm(*sent, author=request.user, label=_("Text of the message"))


def _is_sent(form: LetterForm, author: User, recipient: User | None) -> bool:
    if recipient is None:
        raise Http404
    return form.sent_by(partial(write_to, author=author, recipient=recipient)) is not None


def _facts(user: User, contact: Contact) -> dict[str, object]:
    """Who the other one is, and whether they can be written to."""
    other = contact.other(user)
    obstacle = obstacle_to(user, other, has_written=True)
    return {
        "other": other,
        "name": name_of(other),
        "person": queries.listed_person(user, other) if other else None,
        "obstacle": obstacle,
        "has_blocked": isinstance(obstacle, HasBlocked),
    }
