"""Block, unblock, report."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.models import User
from community import queries
from community.access import participants_only
from community.forms import ReportForm
from community.services import block_person, report_person, unblock_person
from messaging.errors import TooManyLetters
from messaging.models import Message
from messaging.queries import name_of


@participants_only
@require_http_methods(["GET", "HEAD", "POST"])
def block(request: HttpRequest, pk: int) -> HttpResponse:
    """Somebody one sees in the directory or has written with. Asks first."""
    person = queries.find_acquaintance(request.user, pk)
    if request.method == "POST":
        block_person(blocker=request.user, blocked=person)
        messages.success(request, _("Blocked. Messages from this person will not reach you."))
        return redirect(_back(request.user, person))
    return render(request, "community/block.html", {"name": name_of(person), "back": _back(request.user, person)})


@participants_only
@require_POST
def unblock(request: HttpRequest, pk: int) -> HttpResponse:
    """Somebody one has blocked oneself."""
    person = get_object_or_404(User, blocks_got__blocker=request.user, pk=pk)
    unblock_person(blocker=request.user, blocked=person)
    messages.success(request, _("Unblocked. You can write to each other again."))
    return redirect(_back(request.user, person))


@participants_only
@require_http_methods(["GET", "HEAD", "POST"])
def report(request: HttpRequest, pk: int) -> HttpResponse:
    """The same people, or one letter of theirs to the reader (?list=…)."""
    person = queries.find_acquaintance(request.user, pk)
    message = queries.find_reported(request.user, person, request.GET.get("list", ""))
    form = ReportForm(request.POST or None)
    if form.is_bound and form.is_valid() and _is_reported(form, request.user, person, message):
        messages.success(request, _("Thank you. A moderator will look at it and write to you."))
        return redirect(_back(request.user, person))
    context = {"form": form, "name": name_of(person), "message": message, "back": _back(request.user, person)}
    return render(request, "community/report.html", context)


def _is_reported(form: ReportForm, reporter: User, person: User, message: Message | None) -> bool:
    try:
        report_person(reporter=reporter, person=person, message=message, **form.cleaned_data)
    except TooManyLetters:
        form.add_error(None, _("You have made many reports today. We are looking at them; come back tomorrow."))
        return False
    return True


def _back(user: User, person: User) -> str:
    """To the conversation when there is one, else to the directory."""
    contact = queries.contact_of(user, person)
    if contact and contact.conversation_id:
        return queries.thread_address(contact.conversation_id)
    return queries.directory_address()
