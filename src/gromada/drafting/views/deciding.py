"""Accepting and rejecting: the reason, who has to agree, then the act is moved."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from gromada.charters.actions import move
from gromada.charters.models import Motion
from gromada.charters.permissions import outlook
from gromada.charters.queries import live_motion_on, sentence_of
from gromada.drafting import acts, queries
from gromada.drafting.forms import ReasonForm
from gromada.drafting.views.finding import found_amendment
from gromada.innovations.queries import last_entry_about
from gromada.verdict import Refused


@login_required
@require_http_methods(["GET", "POST"])
def amendment_accept(request, slug, policy, number):
    done = _("The amendment is accepted. Its words stand in the text.")
    return decide(request, found_amendment(request, slug, policy, number), acts.ACCEPT, done)


@login_required
@require_http_methods(["GET", "POST"])
def amendment_reject(request, slug, policy, number):
    done = _("The amendment is rejected. Everybody can read the reason.")
    return decide(request, found_amendment(request, slug, policy, number), acts.REJECT, done)


def decide(request, amendment, act, done):
    allowed, prospect = outlook(request.user, act, amendment)
    form = ReasonForm(request.POST or None)
    if not allowed and not form.is_bound:
        return not_now(request, amendment, act, allowed)
    if allowed and form.is_valid():
        try:
            return answered(request, moved(request, amendment, act, form), amendment, done)
        except Refused as refusal:
            form.add_error(None, str(refusal))
    context = {
        "process": amendment.policy.process,
        "policy": amendment.policy,
        "amendment": amendment,
        "pieces": queries.difference_of(amendment),
        "is_accepting": act is acts.ACCEPT,
        "allowed": allowed,
        "prospect": prospect,
        "form": form,
        "here": "",
    }
    return render(request, "drafting/decide_form.html", context)


def not_now(request, amendment, act, refusal):
    """To the proposal that stands in the way, or back with the reason."""
    if motion := live_motion_on(act.key, amendment):
        return redirect(motion)
    messages.error(request, str(refusal.reason))
    return redirect(amendment)


def moved(request, amendment, act, form):
    """The words go with the motion, so that a seat can consent if they are others."""
    payload = {"text": amendment.text} if act is acts.ACCEPT and amendment.text else {}
    return move(
        act=act,
        subject=amendment,
        payload=payload,
        reason=form.cleaned_data["reason"],
        by=request.user,
        because=last_entry_about(amendment),
    )


def answered(request, motion, amendment, done):
    """Back to the amendment when it is done; else to the proposal, with who has to agree."""
    if motion.state == Motion.State.EXECUTED:
        messages.success(request, done)
        return redirect(amendment)
    words = {"sentence": sentence_of(motion.version.text, motion.act, motion.rule)}
    messages.success(request, _("It is proposed. %(sentence)s") % words)
    return redirect(motion)
