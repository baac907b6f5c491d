"""One commitment: what was promised, what became of it, how far each side thinks it was kept."""

from functools import partial

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import prefetch_related_objects
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from gromada.ledger.queries import kept
from gromada.partnerships.actions import rate_commitment, report_commitment
from gromada.partnerships.forms import EventForm, RatingForm
from gromada.partnerships.models import Commitment, CommitmentEvent
from gromada.partnerships.permissions import may_act, may_rate, may_report
from gromada.partnerships.queries import (
    divergence_of,
    part_of,
    parties,
    raters_of,
    ratings_by_rater,
    sides_of,
    standing_of_commitment,
    with_story,
)
from gromada.partnerships.views.access import (
    partnership_alone,
    visible_commitment,
)
from gromada.partnerships.views.acts import COMMITMENT_ACTS, possible
from gromada.verdict import Refused

Status = CommitmentEvent.Status
SAID = [Status.BEGUN, Status.KEPT, Status.BROKEN]


def commitment_detail(request, slug, number):
    person = request.visitor.person
    partnership = partnership_alone(request, slug)
    commitment = get_object_or_404(partnership.commitments.all(), number=number)
    commitment.partnership = partnership
    name, draw = f"partnerships.commitment:{commitment.address}", partial(drawn, commitment)
    context = {
        "partnership": partnership,
        "commitment": commitment,
        "found": draw() if partnership.is_prepared else kept(name, draw),
        **(tools(person, commitment) if person else {}),
    }
    return render(request, "partnerships/commitment_detail.html", context)


def tools(person, commitment):
    """What this reader may do with it."""
    prefetch_related_objects([commitment.partnership], parties())
    prefetch_related_objects([commitment], "events")
    acting = may_act(person, commitment.partnership)
    return {
        "may_report": any(may_report(person, commitment, status) for status in SAID),
        "may_rate": may_rate(person, commitment),
        "acts": possible(COMMITMENT_ACTS, commitment) if acting else {},
    }


def drawn(commitment):
    """What everybody sees of it, in the reader's language; without a reader."""
    partnership = commitment.partnership
    prefetch_related_objects([partnership], parties())
    told = with_story(Commitment.objects.filter(pk=commitment.pk)).get()
    told.partnership = partnership
    events, given = list(told.events.all()), list(told.ratings.all())
    raters = raters_of(partnership, sides_of(partnership))
    ratings = ratings_by_rater(told)
    context = {
        "partnership": partnership,
        "commitment": told,
        "standing": standing_of_commitment(told),
        "events": events[::-1],
        "ratings": [(rater, ratings.get(rater.key)) for rater in raters],
        "older": [one for one in given if ratings.get(one.side) != one],
        "divergence": divergence_of(ratings, raters),
    }
    return {
        "lead": render_to_string("partnerships/_commitment_lead.html", context),
        "story": render_to_string("partnerships/_commitment_story.html", context),
    }


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
