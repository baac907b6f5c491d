"""The acts of a host: what it is, why, what will happen, then yes or no.

Each act is moved under the charter with what its form holds. Where the keys of one side are
enough it is done at once; else the page says who has to agree.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gromada.act import Act
from gromada.charters.actions import move
from gromada.charters.models import Motion
from gromada.charters.permissions import outlook
from gromada.charters.queries import live_motion_on, sentence_of
from gromada.processes import acts
from gromada.processes.forms import (
    CloseForm,
    EffectsForm,
    OpenPhaseForm,
    ReasonForm,
    ResultForm,
    UntilForm,
)
from gromada.processes.models import Phase, Process
from gromada.processes.queries import acts_here_for, day_words, later_phases_moved
from gromada.processes.views.access import own_process
from gromada.verdict import Refused

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise


@dataclass(frozen=True)
class HostAct:
    """One act: what the charter knows of it, what is asked, what is said before and after."""

    act: Act
    done: "StrPromise"
    form: type[forms.Form]
    follows: Callable[..., list[str]]
    icon: str

    @property
    def title(self) -> object:
        return self.act.title


def publishing(process: Process, _facts: dict) -> list[str]:
    return [
        _("Everyone sees the question, who hosts it and the phases."),
        _("The question and the phases can no longer be edited."),
    ]


def closing(process: Process, _facts: dict) -> list[str]:
    return [
        _("From now on nobody can add statements, vote or send an input."),
        _("What people said stays where everyone can read it."),
        _("You can open the process again until its result is published."),
    ]


def reopening(process: Process, _facts: dict) -> list[str]:
    return [_("The phases go on by their dates, as if the process had not been closed.")]


def correcting(_process: Process, _facts: dict) -> list[str]:
    return [_("The corrected text replaces the published one. The record keeps both acts.")]


def resulting(_process: Process, _facts: dict) -> list[str]:
    return [
        _("Everyone reads the result on the page of the process."),
        _("The process cannot be opened again. The text can be corrected."),
    ]


def reporting_effects(process: Process, _facts: dict) -> list[str]:
    return [_("Everyone reads what came of the result on the page of the process.")]


def opening_phase(phase: Phase, facts: dict) -> list[str]:
    words = {"phase": phase.title, "day": last_day(facts)}
    return [_("“%(phase)s” opens now and lasts until %(day)s.") % words, *moved(phase, facts)]


def closing_phase(phase: Phase, facts: dict) -> list[str]:
    words = {"phase": phase.title, "before": day_words(phase.last_day)}
    if facts["last_day"]:
        words["day"] = day_words(facts["last_day"])
        sentence = _("“%(phase)s” lasts until %(day)s instead of %(before)s.") % words
    else:
        sentence = _("“%(phase)s” ends now instead of on %(before)s.") % words
    return [
        sentence,
        _("The phases after it keep their dates."),
        _("You can open it again."),
    ]


def extending_phase(phase: Phase, facts: dict) -> list[str]:
    words = {"phase": phase.title, "day": last_day(facts), "before": day_words(phase.last_day)}
    return [
        _("“%(phase)s” lasts until %(day)s instead of %(before)s.") % words,
        *moved(phase, facts),
    ]


def last_day(facts: dict) -> str:
    return day_words(Phase(ends_at=facts["ends_at"]).last_day)


def moved(phase: Phase, facts: dict) -> list[str]:
    """What happens to the phases after one that gets a new end."""
    return [
        _("“%(phase)s” moves with it: from %(first)s to %(last)s.")
        % {
            "phase": row.title,
            "first": day_words(row.first_day),
            "last": day_words(row.last_day),
        }
        for row in later_phases_moved(phase, facts["ends_at"])
    ]


PROCESS_ACTS = {
    "publish": HostAct(
        acts.PUBLISH, gettext_lazy("The process is published."), ReasonForm, publishing, "megaphone"
    ),
    "result": HostAct(
        acts.PUBLISH_RESULT,
        gettext_lazy("The result is published."),
        ResultForm,
        resulting,
        "file-check",
    ),
    "correction": HostAct(
        acts.CORRECT_RESULT,
        gettext_lazy("The result is corrected."),
        ResultForm,
        correcting,
        "file-pen",
    ),
    "effects": HostAct(
        acts.RECORD_EFFECTS,
        gettext_lazy("The effects are reported."),
        EffectsForm,
        reporting_effects,
        "sprout",
    ),
    "reopen": HostAct(
        acts.REOPEN,
        gettext_lazy("The process is open again."),
        ReasonForm,
        reopening,
        "rotate-ccw",
    ),
    "close": HostAct(
        acts.CLOSE, gettext_lazy("The process is closed."), ReasonForm, closing, "lock"
    ),
}

PHASE_ACTS = {
    "extend": HostAct(
        acts.EXTEND_PHASE,
        gettext_lazy("The phase has more time."),
        UntilForm,
        extending_phase,
        "calendar-plus",
    ),
    "open": HostAct(
        acts.OPEN_PHASE,
        gettext_lazy("The phase is open."),
        OpenPhaseForm,
        opening_phase,
        "unlock",
    ),
    "close": HostAct(
        acts.CLOSE_PHASE,
        gettext_lazy("The phase ends earlier than planned."),
        CloseForm,
        closing_phase,
        "lock",
    ),
}


def possible(host_acts: dict[str, HostAct], subject: Process | Phase) -> dict[str, HostAct]:
    """The acts that the state allows now, by their name in the address."""
    return {name: each for name, each in host_acts.items() if each.act.permission(None, subject)}


@login_required
def process_act(request, slug, act):
    process = own_process(request, slug)
    if act not in PROCESS_ACTS:
        raise Http404
    return act_page(request, PROCESS_ACTS[act], process, process)


@login_required
def phase_act(request, slug, pk, act):
    process = own_process(request, slug)
    phase = next((phase for phase in process.phases.all() if phase.pk == pk), None)
    if act not in PHASE_ACTS or phase is None:
        raise Http404
    return act_page(request, PHASE_ACTS[act], phase, process)


def act_page(request, host_act, about, process):
    """The form; then what will happen and who has to agree; then, once confirmed, the act."""
    verdict, prospect = outlook(request.user, host_act.act, about)
    form = host_act.form(request.POST or None, initial=beginning(about))
    follows = None
    if request.method == "POST" and verdict and "change" not in request.POST and form.is_valid():
        follows = host_act.follows(about, form.cleaned_data)
        if "confirmed" in request.POST:
            payload = dict(form.cleaned_data)
            reason = payload.pop("reason")
            try:
                motion = move(
                    act=host_act.act, subject=about, payload=payload, reason=reason, by=request.user
                )
            except Refused as refusal:
                form.add_error(None, str(refusal))
            else:
                return answered(request, host_act, motion, process)
    context = {
        "act": host_act,
        "form": form,
        "process": process,
        "phase": about if isinstance(about, Phase) else None,
        "side": acts_here_for(request.user, process),
        "verdict": verdict,
        "prospect": prospect,
        "open_motion": live_motion_on(host_act.act.key, about),
        "follows": None if form.errors else follows,
    }
    return render(request, "processes/act_form.html", context)


def answered(request, host_act, motion, process):
    """Back to the desk when it is done; else to the proposal, with who has to agree."""
    if motion.state == Motion.State.EXECUTED:
        messages.success(request, host_act.done)
        return redirect("processes:host_desk", process.slug)
    if motion.state == Motion.State.OVERTAKEN:
        messages.error(request, motion.outcome_note)
    else:
        words = {"sentence": sentence_of(motion.version.text, motion.act, motion.rule)}
        messages.success(request, _("It is proposed. %(sentence)s") % words)
    return redirect(motion)


def beginning(about: Process | Phase) -> dict:
    """What the form holds at first: the texts and the last day as they are."""
    if isinstance(about, Phase):
        return {"ends_at": about.last_day}
    names = ["result_pl", "result_en", "effects_pl", "effects_en"]
    return {name: getattr(about, name) for name in names}
