"""Hiding an amendment, bringing it back, and setting it aside at once."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from gromada.charters.actions import move
from gromada.charters.permissions import outlook
from gromada.drafting import acts
from gromada.drafting.actions import set_aside
from gromada.drafting.forms import GroundForm, HideForm
from gromada.drafting.permissions import may_set_aside
from gromada.drafting.views.deciding import answered, not_now
from gromada.drafting.views.finding import found_amendment
from gromada.verdict import Refused


@login_required
@require_http_methods(["GET", "POST"])
def amendment_hide(request, slug, policy, number):
    done = _("The amendment is hidden. Everyone can read the reason.")
    return moderate(request, found_amendment(request, slug, policy, number), acts.HIDE, done)


@login_required
@require_http_methods(["GET", "POST"])
def amendment_restore(request, slug, policy, number):
    done = _("The amendment is visible again.")
    return moderate(request, found_amendment(request, slug, policy, number), acts.RESTORE, done)


def moderate(request, amendment, act, done):
    """Ask for the reason and say who has to agree; then move the act."""
    allowed, prospect = outlook(request.user, act, amendment)
    form = HideForm(request.POST or None)
    if not allowed and not form.is_bound:
        return not_now(request, amendment, act, allowed)
    if allowed and form.is_valid():
        try:
            reason = form.cleaned_data["reason"]
            motion = move(act=act, subject=amendment, reason=reason, by=request.user)
            return answered(request, motion, amendment, done)
        except Refused as refusal:
            form.add_error(None, str(refusal))
    context = about(amendment, form)
    context |= {"is_hiding": act is acts.HIDE, "allowed": allowed, "prospect": prospect}
    return render(request, "drafting/hide_form.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def amendment_put_aside(request, slug, policy, number):
    """Take an amendment out of sight at once, for at most 72 hours."""
    amendment = found_amendment(request, slug, policy, number)
    allowed = may_set_aside(request.user, amendment)
    if not allowed:
        messages.error(request, str(allowed.reason))
        return redirect(amendment)
    form = GroundForm(request.POST or None)
    if form.is_valid():
        set_aside(amendment=amendment, ground=form.cleaned_data["ground"], by=request.user)
        messages.success(
            request, _("The amendment is set aside. It returns in 72 hours unless it is agreed.")
        )
        return redirect(amendment)
    return render(request, "drafting/ground_form.html", about(amendment, form))


def about(amendment, form):
    policy = amendment.policy
    return {"process": policy.process, "policy": policy, "amendment": amendment, "form": form}
