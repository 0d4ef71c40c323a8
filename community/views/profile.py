"""The signed-in person's own profile."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from community import queries
from community.access import participants_only
from community.forms import ProfileForm
from community.models import Profile
from community.services import leave_directory, save_profile


@participants_only
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest) -> HttpResponse:
    """One's own, with what others see; the button "preview" shows it before anything is saved."""
    profile = queries.profile_of(request.user)
    was_listed = profile.is_listed
    form = ProfileForm(request.POST or None, instance=profile)
    is_preview = "preview" in request.POST
    if form.is_bound and form.is_valid() and not is_preview:
        saved = save_profile(user=request.user, **form.cleaned_data)
        messages.success(request, _said(saved))
        return redirect("community:profile")
    context = {
        "form": form,
        "is_preview": is_preview,
        "is_listed": was_listed,
        "is_hidden": profile.is_hidden,
        "person": queries.preview_of(request.user, offers=profile.offers, seeks=profile.seeks),
        "blocked": list(queries.blocked_by(request.user)),
    }
    return render(request, "community/profile.html", context)


def _said(profile: Profile) -> str:
    if profile.is_listed and not profile.is_hidden:
        return _("Saved. Participants see your profile in the directory.")
    return _("Saved. The directory does not show you.")


@participants_only
@require_POST
def leave(request: HttpRequest) -> HttpResponse:
    """One's own."""
    leave_directory(user=request.user)
    messages.success(request, _("The directory does not show you any more. Your conversations stay."))
    return redirect("community:profile")
