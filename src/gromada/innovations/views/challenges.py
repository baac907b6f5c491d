"""The open list of challenges."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from gromada.innovations.actions import add_challenge, change_challenge
from gromada.innovations.forms import ChallengeForm
from gromada.innovations.permissions import may_add_challenge, may_change_challenge, may_hide
from gromada.innovations.queries import (
    challenges_visible_to,
    current_event,
    innovations_visible_to,
    with_events,
)
from gromada.verdict import Refused

A_PAGE = 30


def challenge_list(request):
    shown = Count("innovations", filter=Q(innovations__hidden_at=None))
    challenges = challenges_visible_to(request.visitor.person).annotate(answers=shown)
    page = Paginator(challenges.order_by("-created_at", "-pk"), A_PAGE).get_page(
        request.GET.get("page")
    )
    return render(request, "innovations/challenge_list.html", {"page": page})


def challenge_detail(request, slug):
    person = request.visitor.person
    challenge = get_object_or_404(challenges_visible_to(person), slug=slug)
    answering = with_events(innovations_visible_to(person).filter(challenges=challenge))
    context = {
        "challenge": challenge,
        "innovations": [(one, current_event(one)) for one in answering[:A_PAGE]],
        "may_change": may_change_challenge(person, challenge),
        "may_hide": may_hide(person),
    }
    return render(request, "innovations/challenge_detail.html", context)


@login_required
def challenge_create(request):
    may_add_challenge(request.user).require()
    form = ChallengeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            challenge = add_challenge(**form.cleaned_data, by=request.user)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The challenge is on the list."))
            return redirect(challenge)
    return render(request, "innovations/challenge_form.html", {"form": form})


@login_required
def challenge_edit(request, slug):
    challenge = get_object_or_404(challenges_visible_to(request.user), slug=slug)
    may_change_challenge(request.user, challenge).require()
    form = ChallengeForm(request.POST or None, instance=challenge)
    if request.method == "POST" and form.is_valid():
        change_challenge(challenge=challenge, **form.cleaned_data, by=request.user)
        messages.success(request, _("Saved."))
        return redirect(challenge)
    context = {"form": form, "challenge": challenge}
    return render(request, "innovations/challenge_form.html", context)
