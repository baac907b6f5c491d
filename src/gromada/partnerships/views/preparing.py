"""Preparing a partnership, step by step: what it is, who is in it, what each brings and promises.

The first answers are kept in the session until the parties are named, so that going back loses
nothing.
"""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from gromada.charters.queries.glance import language_now
from gromada.methods.charter.templates import templates
from gromada.partnerships.actions import (
    edit_partnership,
    plan_commitment,
    plan_contribution,
    prepare_partnership,
    strike_commitment,
    strike_contribution,
)
from gromada.partnerships.forms import (
    CommitmentForm,
    ContributionForm,
    PartiesForm,
    PartnershipForm,
)
from gromada.partnerships.models import Contribution, Partnership
from gromada.partnerships.permissions import may_edit, may_prepare
from gromada.partnerships.queries import model_for
from gromada.partnerships.views.access import visible_commitment, visible_partnership
from gromada.verdict import Refused

KEPT = "partnership"


@login_required
def partnership_create(request):
    """What it is for. The next step asks who is in it."""
    may_prepare(request.user).require()
    kept = request.session.get(KEPT) or {}
    initial = {name: values[0] for name, values in kept.items() if values}
    initial |= {name: kept.get(name, []) for name in ("innovations", "challenges")}
    if asked := request.GET.get("from"):
        initial["came_from"] = asked
    form = PartnershipForm(request.POST or None, initial=initial, person=request.user)
    if request.method == "POST" and form.is_valid():
        request.session[KEPT] = {
            name: values for name, values in request.POST.lists() if name != "csrfmiddlewaretoken"
        }
        return redirect("partnerships:partnership_parties")
    return render(request, "partnerships/partnership_form.html", {"form": form, "step": 1})


@login_required
def partnership_parties(request):
    """Who is in it; then the charter is laid and the invitations go out."""
    may_prepare(request.user).require()
    first = kept_form(request)
    if not first.is_valid():
        return redirect("partnerships:partnership_create")
    kind = first.cleaned_data["kind"]
    typed = one_more(request.POST) if "add_party" in request.POST else request.POST or None
    parties = PartiesForm(typed, prefix="parties", initial=beginning(request.user))
    refused = ""
    if request.method == "POST" and "add_party" not in request.POST and parties.is_valid():
        try:
            partnership = prepared(first, parties.plans(), by=request.user)
        except Refused as refusal:
            refused = str(refusal)
        else:
            del request.session[KEPT]
            messages.success(
                request, _("Now write down who brings what and who promises what until when.")
            )
            return redirect(partnership)
    model = templates()[model_for(kind)]
    context = {
        "parties": parties,
        "refused": refused,
        "step": 2,
        "kind": Partnership.Kind(kind).label,
        "model_title": model.title[language_now()],
        "model_summary": model.summary[language_now()],
    }
    status = 422 if refused or any(parties.errors) else 200
    return render(request, "partnerships/parties_form.html", context, status=status)


def kept_form(request) -> PartnershipForm:
    """The first step as it was filled in."""
    typed = request.POST.copy()
    typed.clear()
    for name, values in (request.session.get(KEPT) or {}).items():
        typed.setlist(name, values)
    return PartnershipForm(typed, person=request.user)


def prepared(first: PartnershipForm, plans: list, *, by) -> Partnership:
    source = first.cleaned_data["came_from"]
    return prepare_partnership(
        kind=first.cleaned_data["kind"],
        parties=plans,
        innovations=first.chosen("innovations"),
        challenges=first.chosen("challenges"),
        because=[source] if source else [],
        by=by,
        **first.facts(),
    )


def beginning(person) -> list[dict]:
    """The first row is an organisation of the person who prepares it."""
    own = person.memberships.filter(until=None).order_by("organisation__name").first()
    return [{"organisation": own.organisation_id}] if own else []


def one_more(typed):
    """What was typed, with room for another party."""
    rows = typed.copy()
    shown = rows.get("parties-TOTAL_FORMS", "")
    rows["parties-TOTAL_FORMS"] = str(int(shown) + 1 if shown.isdecimal() and len(shown) < 4 else 1)
    return rows


@login_required
def partnership_edit(request, slug):
    partnership = visible_partnership(request, slug)
    may_edit(request.user, partnership).require()
    form = PartnershipForm(request.POST or None, instance=partnership, person=request.user)
    if request.method == "POST" and form.is_valid():
        try:
            edit_partnership(
                partnership=partnership,
                innovations=form.chosen("innovations"),
                challenges=form.chosen("challenges"),
                by=request.user,
                **form.facts(),
            )
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Saved."))
            return redirect(partnership)
    context = {"form": form, "partnership": partnership}
    return render(request, "partnerships/partnership_form.html", context)


@login_required
def contribution_create(request, slug):
    return planning_page(
        request, slug, ContributionForm, plan_contribution, _("Add what a party brings")
    )


@login_required
def commitment_create(request, slug):
    return planning_page(request, slug, CommitmentForm, plan_commitment, _("Add a commitment"))


def planning_page(request, slug, form_class, action, title):
    """One more contribution or commitment of what is being prepared."""
    partnership = visible_partnership(request, slug)
    may_edit(request.user, partnership).require()
    form = form_class(request.POST or None, partnership=partnership)
    if request.method == "POST" and form.is_valid():
        try:
            action(partnership=partnership, plan=form.plan(), by=request.user)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Saved."))
            return redirect(partnership)
    context = {"form": form, "partnership": partnership, "title": title}
    return render(request, "partnerships/planning_form.html", context)


@login_required
@require_POST
def contribution_strike(request, slug, pk):
    partnership = visible_partnership(request, slug)
    contribution = get_object_or_404(Contribution, party__partnership=partnership, pk=pk)
    strike_contribution(contribution=contribution, by=request.user)
    messages.success(request, _("Taken out."))
    return redirect(partnership)


@login_required
@require_POST
def commitment_strike(request, slug, number):
    commitment = visible_commitment(request, slug, number)
    strike_commitment(commitment=commitment, by=request.user)
    messages.success(request, _("Taken out."))
    return redirect(commitment.partnership)
