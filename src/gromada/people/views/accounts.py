"""A person's own pages."""

from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn.views import AddWebAuthnView
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from gromada.people import actions, queries
from gromada.people.forms import ProfileForm
from gromada.verdict import Refused


@login_required
def my_account(request: HttpRequest) -> HttpResponse:
    form = ProfileForm(request.POST or None, instance=request.user)
    if request.method == "POST" and form.is_valid():
        actions.change_profile(**form.cleaned_data, by=request.user)
        messages.success(request, _("Saved."))
        return redirect("people:my_account")
    context = {"form": form, "memberships": queries.memberships_of(request.user)}
    return render(request, "people/my_account.html", context)


@never_cache
def demo_sign_in(request: HttpRequest, token: str) -> HttpResponse:
    """Signs in without asking again: it works once, in a demo, for invented people."""
    if not settings.DEMO:
        raise Http404
    try:
        person = actions.follow_demo_link(token=token)
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect("account_login")
    login(request, person, backend=settings.AUTHENTICATION_BACKENDS[0])
    messages.success(request, _("You are signed in as %(name)s.") % {"name": person})
    return redirect("home")


class AddPasskeyView(AddWebAuthnView):
    """Recovery codes belong to the authenticator app; a passkey alone needs none."""

    def get_success_url(self) -> str:
        codes = Authenticator.objects.filter(user=self.request.user)
        if self.did_generate_recovery_codes and not codes.filter(type="totp").exists():
            codes.filter(type="recovery_codes").delete()
        return reverse("mfa_list_webauthn")


add_passkey = AddPasskeyView.as_view()
