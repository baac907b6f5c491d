"""Decisions: which there are, what each settles, and how far people took part."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from gromada.charters.queries.glance import sides_on_page
from gromada.decisions.actions import edit_decision, prepare_decision
from gromada.decisions.forms import DecisionForm
from gromada.decisions.permissions import (
    may_answer_decision,
    may_edit,
    may_prepare,
    may_state_position,
)
from gromada.decisions.queries import (
    bring_parts,
    charter_facts,
    decisions_visible_to,
    motions_about,
    owed_by_motion,
    participation_in,
)
from gromada.decisions.views.deciding import DECISION_ACTS
from gromada.decisions.views.finding import hosted_process, visible_decision
from gromada.verdict import Refused

ON_A_PAGE = 20
FIELDS = (
    "title_pl", "title_en", "text_pl", "text_en", "changes_pl", "changes_en", "kind", "effect",
)  # fmt: skip
BEGINNING = {"kind": "does", "effect": "self_binding"}


def decision_list(request: HttpRequest) -> HttpResponse:
    page = Paginator(decisions_visible_to(request.user), ON_A_PAGE)
    context = {"page": page.get_page(request.GET.get("page"))}
    return render(request, "decisions/decision_list.html", context)


def decision_detail(request: HttpRequest, pk: int) -> HttpResponse:
    decision = visible_decision(request, pk)
    bring_parts(decision)
    motions = motions_about(decision)
    carried = charter_facts(motions)
    version = carried.version if carried else None
    context = {
        "decision": decision,
        "process": decision.process,
        "motions": motions,
        "duty": owed_by_motion(carried),
        "positions": positions_on_page(decision, version),
        "level": participation_in(decision, carried),
        "acts": possible_acts(request.user, decision),
        "may_edit": may_edit(request.user, decision),
        "may_state_position": may_state_position(request.user, decision),
        "may_answer": may_answer_decision(request.user, decision),
    }
    return render(request, "decisions/decision_detail.html", context)


def positions_on_page(decision, version):
    """Each position under the name of its side."""
    names = {side.key: side for side in sides_on_page(version.text)} if version else {}
    return [(names.get(each.side), each) for each in decision.positions.all()]


def possible_acts(person, decision):
    """What the state of a decision lets somebody with a seat propose, by name in the address."""
    if not may_prepare(person, decision.process):
        return {}
    return {
        name: each for name, each in DECISION_ACTS.items() if each.act.permission(None, decision)
    }


@login_required
def decision_prepare(request: HttpRequest, slug: str) -> HttpResponse:
    process = hosted_process(request, slug)
    verdict = may_prepare(request.user, process)
    form = DecisionForm(request.POST or None, initial=BEGINNING, process=process)
    if request.method == "POST" and form.is_valid():
        try:
            decision = prepare_decision(process=process, **form.cleaned_data, by=request.user)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Everybody can read it from now on. Nothing is decided."))
            return redirect(decision)
    context = {"process": process, "form": form, "verdict": verdict}
    return render(request, "decisions/decision_form.html", context)


@login_required
def decision_edit(request: HttpRequest, pk: int) -> HttpResponse:
    decision = visible_decision(request, pk)
    known = {name: getattr(decision, name) for name in FIELDS} | {"policy": decision.policy_id}
    form = DecisionForm(request.POST or None, initial=known, process=decision.process)
    if request.method == "POST" and form.is_valid():
        try:
            edit_decision(decision=decision, by=request.user, **form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The text is changed. The days of notice begin anew."))
            return redirect(decision)
    context = {
        "process": decision.process,
        "decision": decision,
        "form": form,
        "verdict": may_edit(request.user, decision),
    }
    return render(request, "decisions/decision_form.html", context)
