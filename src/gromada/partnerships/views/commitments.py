"""One commitment: what was promised, what became of it, how far each side thinks it was kept."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from gromada.partnerships.actions import rate_commitment, report_commitment
from gromada.partnerships.forms import EventForm, RatingForm
from gromada.partnerships.models import CommitmentEvent
from gromada.partnerships.permissions import may_act, may_edit, may_rate, may_report
from gromada.partnerships.queries import (
    divergence_of,
    part_of,
    raters_of,
    ratings_by_rater,
    sides_of,
    standing_of_commitment,
)
from gromada.partnerships.views.access import visible_commitment
from gromada.partnerships.views.acts import COMMITMENT_ACTS, possible
from gromada.verdict import Refused

Status = CommitmentEvent.Status
SAID = [Status.BEGUN, Status.KEPT, Status.BROKEN]


def commitment_detail(request, slug, number):
    person = request.visitor.person
    commitment = visible_commitment(request, slug, number)
    partnership = commitment.partnership
    events, given = list(commitment.events.all()), list(commitment.ratings.all())
    raters = raters_of(partnership, sides_of(partnership))
    ratings = ratings_by_rater(commitment)
    context = {
        "partnership": partnership,
        "commitment": commitment,
        "standing": standing_of_commitment(commitment),
        "events": events[::-1],
        "ratings": [(rater, ratings.get(rater.key)) for rater in raters],
        "older": [one for one in given if ratings.get(one.side) != one],
        "divergence": divergence_of(ratings, raters),
        "may_edit": may_edit(person, partnership),
        "may_report": any(may_report(person, commitment, status) for status in SAID),
        "may_rate": may_rate(person, commitment),
        "acts": possible(COMMITMENT_ACTS, commitment) if may_act(person, partnership) else {},
    }
    return render(request, "partnerships/commitment_detail.html", context)


@login_required
def commitment_report(request, slug, number):
    commitment = visible_commitment(request, slug, number)
    verdicts = {status.value: may_report(request.user, commitment, status) for status in SAID}
    allowed = [status for status, verdict in verdicts.items() if verdict]
    if not allowed:
        verdicts[Status.KEPT].require()
    form = EventForm(request.POST or None, commitment=commitment, statuses=allowed)
    if request.method == "POST" and form.is_valid():
        try:
            report_commitment(commitment=commitment, **form.cleaned_data, by=request.user)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Recorded. Nothing said before was changed."))
            return redirect(commitment)
    context = {
        "form": form,
        "commitment": commitment,
        "partnership": commitment.partnership,
        "standing": standing_of_commitment(commitment),
    }
    return render(request, "partnerships/event_form.html", context)


@login_required
def commitment_rate(request, slug, number):
    commitment = visible_commitment(request, slug, number)
    may_rate(request.user, commitment).require()
    form = RatingForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        rate_commitment(commitment=commitment, **form.cleaned_data, by=request.user)
        messages.success(request, _("Your rating stands beside those of the others."))
        return redirect(commitment)
    context = {
        "form": form,
        "commitment": commitment,
        "partnership": commitment.partnership,
        "standing": standing_of_commitment(commitment),
        "part": part_of(request.user, commitment.partnership),
        "sides": {side.key: side for side in sides_of(commitment.partnership)},
    }
    return render(request, "partnerships/rating_form.html", context)
