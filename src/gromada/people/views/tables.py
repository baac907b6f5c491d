"""Who brings what to one process or partnership: cards, offers, needs, and what fits."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import Model
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from gromada.people import actions, queries
from gromada.people.forms import StakeForm
from gromada.people.models import Need, Offer
from gromada.verdict import Refused

STAKES = {"offer": (Offer, actions.offer), "need": (Need, actions.need)}


def who_brings_what(request: HttpRequest, holder: str) -> HttpResponse:
    return table_page(request, holder, StakeForm())


def table_page(request: HttpRequest, holder: str, form: StakeForm) -> HttpResponse:
    table, person = table_or_404(request, holder), request.visitor.person
    context = {"table": table, "holder": holder, "form": form}
    context["brings"] = queries.who_brings_what(holder, person)
    if person:
        offers = queries.own_offers(person.pk, holder)
        needs = queries.own_needs(person.pk, holder)
        context |= {
            "is_shown": queries.is_shown(person, holder),
            "has_a_card": queries.has_a_card(person),
            "offers": offers,
            "needs": needs,
            "pairs": queries.pairs_of(person, holder, offers=offers, needs=needs),
        }
    status = 422 if form.errors else 200
    return render(request, "people/who_brings_what.html", context, status=status)


def table_or_404(request: HttpRequest, holder: str) -> Model:
    table = queries.table_for(request.visitor.person, holder)
    if table is None:
        raise Http404
    return table


@login_required
@require_POST
def card_place(request: HttpRequest, holder: str) -> HttpResponse:
    """Show one's card here, or take it away."""
    if "show" in request.POST:
        table_or_404(request, holder)
        actions.show_card(holder=holder, by=request.user)
        messages.success(request, _("Your card is shown here, each line to those it is for."))
        return redirect("people:who_brings_what", holder)
    actions.hide_card(holder=holder, by=request.user)
    messages.success(request, _("Your card is no longer shown here."))
    return redirect("people:who_brings_what", holder)


@login_required
@require_POST
def stake_add(request: HttpRequest, holder: str) -> HttpResponse:
    table_or_404(request, holder)
    form = StakeForm(request.POST)
    if form.is_valid():
        said = dict(form.cleaned_data)
        _model, action = STAKES[said.pop("what")]
        try:
            action(holder=holder, **said, by=request.user)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Saved. What fits it is shown here, to you alone."))
            return redirect("people:who_brings_what", holder)
    return table_page(request, holder, form)


@login_required
@require_POST
def stake_withdraw(request: HttpRequest, what: str, pk: int) -> HttpResponse:
    if what not in STAKES:
        raise Http404
    stake = get_object_or_404(STAKES[what][0], pk=pk, person=request.user)
    actions.withdraw(stake=stake, by=request.user)
    messages.success(request, _("Taken back."))
    return redirect("people:who_brings_what", stake.holder)


@login_required
@require_POST
def match_answer(request: HttpRequest, offer: int, need: int) -> HttpResponse:
    """Yes or no to what fits; only the two people behind it find anything here."""
    offered, needed = get_object_or_404(Offer, pk=offer), get_object_or_404(Need, pk=need)
    if request.user.pk not in (offered.person_id, needed.person_id):
        raise Http404
    says = "yes" in request.POST
    try:
        match = actions.answer_match(offer=offered, need=needed, says=says, by=request.user)
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _answered(says, match.is_confirmed))
    return redirect("people:who_brings_what", offered.holder)


def _answered(says: bool, is_confirmed: bool) -> str:  # noqa: FBT001
    if not says:
        return _("Set aside. The other person is not told.")
    if is_confirmed:
        return _("You both said yes. Below is who it is and how to write to them.")
    return _("Your yes is kept. When the other says yes as well, you learn who it is.")
