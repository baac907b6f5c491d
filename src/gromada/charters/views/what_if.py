"""What if the charter were otherwise; and from there, proposing it."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from gromada.charters import actions
from gromada.charters.forms import ProposalForm, WhatIfForm
from gromada.charters.models import ACTS
from gromada.charters.permissions import may_move
from gromada.charters.queries import sentence_of, standing_of, version_in_force
from gromada.charters.queries.changes import changed
from gromada.charters.queries.glance import family_rows, language_now, verb_rows
from gromada.charters.queries.holders import visible_charter
from gromada.charters.queries.recommending import as_model
from gromada.charters.queries.rules import rule_for
from gromada.charters.views.drawn import rules_to_change
from gromada.methods.charter.checker import check_charter
from gromada.methods.charter.reading import write_charter
from gromada.methods.charter.templates import templates
from gromada.verdict import Refused

CHANGE = "charters.change_charter"


def what_if(request, pk):
    """Computed here with the functions that also decide; nothing is stored."""
    charter, holder = visible_charter(request.user, pk)
    version = version_in_force(charter)
    standing, act = standing_of(version), ACTS[CHANGE]
    typed = request.POST if request.method == "POST" else None
    model = (typed or request.GET).get("model", "")
    model = model if model in templates() else ""
    base = as_model(version.text, model) if model else version.text
    added = [*typed.getlist("own_rule"), typed.get("add_rule", "")] if typed else []
    form = WhatIfForm(typed, text=base, exceptions=added) if typed else None
    proposal = ProposalForm(typed if typed and "propose" in typed else None)
    seen = follows(version.text, form.cleaned_data["text"]) if form and form.is_valid() else None
    exceptions = (form.text if form else base).exceptions
    if seen and "propose" in request.POST and proposal.is_valid():
        try:
            motion = actions.move(
                act=CHANGE,
                subject=charter,
                payload={
                    "rules": write_charter(seen["text"]),
                    "challenge": proposal.cleaned_data["challenge"],
                },
                reason=proposal.cleaned_data["reason"],
                by=request.user,
            )
        except Refused as refusal:
            proposal.add_error(None, str(refusal))
        else:
            messages.success(request, _("The change of the charter is proposed."))
            return redirect(motion)
    context = {
        "charter": charter,
        "holder": holder,
        "version": version,
        "form": form,
        "rules_drawn": "" if form else rules_to_change(version, model),
        "model": model,
        "models": [
            (code, each.title[language_now()])
            for code, each in templates().items()
            if code != version.text.template
        ],
        "own_rules": [key for key in exceptions if key not in base.exceptions],
        "acts": [act for key, act in sorted(ACTS.items()) if key not in exceptions],
        "proposal": proposal,
        "follows": seen,
        "rule": sentence_of(version.text, act, rule_for(standing, act, side="", payload={})),
        "may_propose": may_move(request.user, standing, act, charter),
    }
    status = 422 if form and form.errors else 200
    return render(request, "charters/what_if.html", context, status=status)


def follows(old, new):
    """What would be different, for whom, and which holes the new charter would have."""
    language = language_now()
    holes = check_charter(new)
    return {
        "text": new,
        "changed": changed(old, new),
        "families": family_rows(new),
        "verbs": verb_rows(new),
        "refused": [hole.story[language] for hole in holes if hole.refused],
        "warned": [hole.story[language] for hole in holes if not hole.refused],
    }
