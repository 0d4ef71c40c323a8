"""Pages of the account that allauth does not have, and the doors of the back office."""

from allauth.account.views import logout
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib import messages
from django.contrib.auth import REDIRECT_FIELD_NAME
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme, urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.consents import decisions_of, withdraw_consent
from accounts.forms.account import ProfileForm
from accounts.models import ConsentDecision
from accounts.second_factor import MAIN_FACTORS


@login_required
def overview(request: HttpRequest) -> HttpResponse:
    """The signed-in person's own account. Two queries beside those of every page."""
    kinds = list(Authenticator.objects.filter(user=request.user, type__in=MAIN_FACTORS).values_list("type", flat=True))
    context = {
        "has_app": Authenticator.Type.TOTP in kinds,
        "passkey_count": kinds.count(Authenticator.Type.WEBAUTHN),
        "session_count": UserSession.objects.filter(user=request.user).count(),
    }
    return render(request, "accounts/overview.html", context)


@login_required
def edit_profile(request: HttpRequest) -> HttpResponse:
    """The signed-in person's own name and language."""
    form = ProfileForm(request.POST or None, instance=request.user)
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, _("Your details have been saved."))
        return redirect("account_overview")
    return render(request, "accounts/profile.html", {"form": form})


@require_http_methods(["GET", "HEAD"])
@login_required
def consents(request: HttpRequest) -> HttpResponse:
    """What the signed-in person accepted, in the words they read then."""
    return render(request, "accounts/consents.html", {"decisions": decisions_of(request.user)})


@require_POST
@login_required
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Only a consent of one's own, and only one that was free to give."""
    free = ConsentDecision.objects.filter(person=request.user, text__is_required=False)
    withdraw_consent(decision=get_object_or_404(free, pk=pk))
    messages.success(request, _("Your consent has been withdrawn."))
    return redirect("account_consents")


@require_http_methods(["GET", "HEAD"])
def sign_in_to_back_office(request: HttpRequest) -> HttpResponse:
    """Anyone: leads to the one sign-in of the site and keeps where to go on."""
    home = reverse("wagtailadmin_home")
    target = request.GET.get(REDIRECT_FIELD_NAME, home)
    if not url_has_allowed_host_and_scheme(target, {request.get_host()}, require_https=request.is_secure()):
        target = home
    return redirect(f"{reverse('account_login')}?{urlencode({REDIRECT_FIELD_NAME: target})}")


@require_POST
def sign_out_of_back_office(request: HttpRequest) -> HttpResponse:
    """Anyone: Wagtail's button signs out of the whole site."""
    return logout(request)
