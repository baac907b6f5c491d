"""All partnerships, one of them, and what is due for the reader's organisations."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from gromada.charters.queries.glance import how_we_decide
from gromada.partnerships.actions import agree_for_party, record_signature, report_outcome
from gromada.partnerships.forms import OutcomeForm, SignatureForm
from gromada.partnerships.permissions import (
    may_act,
    may_agree,
    may_edit,
    may_prepare,
    may_record_signature,
    may_report_outcome,
)
from gromada.partnerships.queries import (
    bring_parties,
    challenges_answered,
    due_for,
    how_it_stands,
    last_word_on,
    lineage,
    part_of,
    parties_to_ask,
    partnerships_visible_to,
    standings_of,
    with_standing,
)
from gromada.partnerships.views.access import partnership_alone, visible_partnership
from gromada.partnerships.views.acts import PARTNERSHIP_ACTS, possible
from gromada.partnerships.views.drawn import in_parts
from gromada.verdict import Refused

A_PAGE = 30


def partnership_list(request):
    """What is late first; then what is being prepared, what runs, what has ended."""
    person = request.visitor.person
    rows = with_standing(partnerships_visible_to(person))
    page = Paginator(rows.order_by("-signed_at", "-pk"), A_PAGE).get_page(request.GET.get("page"))
    groups: dict[str, list] = {"prepared": [], "signed": [], "ended": []}
    late = []
    for partnership in page:
        standings = standings_of(partnership)
        groups[partnership.state].append(
            {"partnership": partnership, "standing": how_it_stands(partnership, standings)}
        )
        if partnership.is_signed:
            late += [standing for standing in standings if standing.is_late]
    context = {
        "page": page,
        "late": sorted(late, key=lambda standing: standing.due_on),
        "may_prepare": may_prepare(person),
        **groups,
    }
    return render(request, "partnerships/partnership_list.html", context)


@login_required
def due_list(request):
    return render(request, "partnerships/due_list.html", {"due": due_for(request.user)})


def partnership_detail(request, slug):
    person = request.visitor.person
    partnership = partnership_alone(request, slug)
    if person:
        bring_parties(partnership)
    challenges = challenges_answered(partnership, person)
    how = how_we_decide(partnership)
    seats = [seat for row in how.sides for seat in row.seats] if how else None
    part_of(person, partnership, seats=seats)  # kept with the row for all that asks below
    acting, may_change = may_act(person, partnership), may_edit(person, partnership)
    context = {
        "partnership": partnership,
        "found": in_parts(request, partnership, how, may_change),
        "how": how,
        "challenges": challenges,
        "came_from": lineage(partnership, person, at_hand=challenges),
        "acts": possible(PARTNERSHIP_ACTS, partnership) if acting else {},
        "to_ask": to_ask(person, partnership) if partnership.is_prepared else [],
        "last_word": last_word_on(partnership) if partnership.is_prepared else 0,
        "may_edit": may_change,
        "may_report_outcome": may_report_outcome(person, partnership),
        "may_record_signature": may_record_signature(person, partnership),
        "acting": acting,
    }
    return render(request, "partnerships/partnership_detail.html", context)


def to_ask(person, partnership):
    """The parties whose own yes is missing, and whether the reader can say it."""
    return [
        {"party": party, "may_agree": may_agree(person, party)}
        for party in parties_to_ask(partnership)
    ]


@login_required
@require_POST
def party_agree(request, slug, pk):
    partnership = visible_partnership(request, slug)
    party = get_object_or_404(partnership.parties.select_related("organisation"), pk=pk)
    said = request.POST.get("read", "")
    read = int(said) if said.isdecimal() and len(said) < 10 else 0
    try:
        agree_for_party(party=party, read=read, by=request.user)
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("Recorded. If anything is changed, you are asked anew."))
    return redirect(partnership)


@login_required
def outcome_report(request, slug):
    partnership = visible_partnership(request, slug)
    may_report_outcome(request.user, partnership).require()
    form = OutcomeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        report_outcome(partnership=partnership, **form.cleaned_data, by=request.user)
        messages.success(request, _("Recorded. It is called an outcome once two sides have said."))
        return redirect(partnership)
    context = {"form": form, "partnership": partnership, "part": part_of(request.user, partnership)}
    return render(request, "partnerships/outcome_form.html", context)


@login_required
def signature_record(request, slug):
    partnership = visible_partnership(request, slug)
    may_record_signature(request.user, partnership).require()
    form = SignatureForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        record_signature(partnership=partnership, **form.cleaned_data, by=request.user)
        messages.success(request, _("The signature is recorded."))
        return redirect(partnership)
    context = {"form": form, "partnership": partnership}
    return render(request, "partnerships/signature_form.html", context)
