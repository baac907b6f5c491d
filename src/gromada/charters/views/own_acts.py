"""What seats propose about the charter as a whole: to renew it, to leave it."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from gromada.charters import actions
from gromada.charters.forms import ReasonForm
from gromada.charters.models import ACTS
from gromada.charters.permissions import outlook
from gromada.charters.queries.holders import visible_charter
from gromada.verdict import Refused

# by the word in the address
OWN_ACTS = {"renew": "charters.renew_charter", "leave": "charters.leave_charter"}


@login_required
def charter_act(request, pk, name):
    """Who has to agree, a reason, and the button; or why it cannot be proposed now."""
    if name not in OWN_ACTS:
        raise Http404
    charter, holder = visible_charter(request.user, pk)
    act = ACTS[OWN_ACTS[name]]
    verdict, prospect = outlook(request.user, act, charter)
    form = ReasonForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            motion = actions.move(
                act=act, subject=charter, reason=form.cleaned_data["reason"], by=request.user
            )
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("It is proposed. Here is who has to agree."))
            return redirect(motion)
    context = {
        "charter": charter,
        "holder": holder,
        "act": act,
        "name": name,
        "form": form,
        "may_propose": verdict,
        "prospect": prospect,
    }
    return render(request, "charters/charter_act.html", context, status=422 if form.errors else 200)
