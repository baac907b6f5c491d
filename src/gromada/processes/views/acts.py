"""The acts of a host: what it is, why, what will happen, then yes or no.

Each act calls one action with what its form holds; nothing else here changes
anything, so that the acts can come under other rules without changing a page.
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

from gromada.people.models import Person
from gromada.processes import actions, permissions
from gromada.processes.forms import (
    EffectsForm,
    OpenPhaseForm,
    ReasonForm,
    ResultForm,
    UntilForm,
)
from gromada.processes.models import Phase, Process
from gromada.processes.queries import day_words, host_of, later_phases_moved
from gromada.processes.views.access import hosted_process
from gromada.verdict import Refused, Verdict

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise


@dataclass(frozen=True)
class HostAct:
    """One act: how it is called, who may, what is asked, what it does."""

    title: "StrPromise"
    done: "StrPromise"
    form: type[forms.Form]
    may: Callable[..., Verdict]
    action: Callable
    follows: Callable[..., list[str]]
    icon: str


def publishing(process: Process, _facts: dict) -> list[str]:
    return [
        _("Everyone sees the question, the two hosts and the phases."),
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


def resulting(process: Process, _facts: dict) -> list[str]:
    if process.has_result:
        return [_("The corrected text replaces the published one. The record keeps both acts.")]
    return [
        _("Everyone reads the result on the page of the process."),
        _("The process cannot be opened again. The text can be corrected."),
    ]


def reporting_effects(process: Process, _facts: dict) -> list[str]:
    return [_("Everyone reads what came of the result on the page of the process.")]


def opening_phase(phase: Phase, facts: dict) -> list[str]:
    words = {"phase": phase.title, "day": last_day(facts)}
    return [_("“%(phase)s” opens now and lasts until %(day)s.") % words, *moved(phase, facts)]


def closing_phase(phase: Phase, _facts: dict) -> list[str]:
    words = {"phase": phase.title, "day": day_words(phase.last_day)}
    return [
        _("“%(phase)s” ends now instead of on %(day)s.") % words,
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
        gettext_lazy("Publish the process"),
        gettext_lazy("The process is published."),
        ReasonForm,
        permissions.may_publish,
        actions.publish_process,
        publishing,
        "megaphone",
    ),
    "result": HostAct(
        gettext_lazy("Publish the result"),
        gettext_lazy("The result is published."),
        ResultForm,
        permissions.may_publish_result,
        actions.publish_result,
        resulting,
        "file-check",
    ),
    "effects": HostAct(
        gettext_lazy("Report the effects"),
        gettext_lazy("The effects are reported."),
        EffectsForm,
        permissions.may_record_effects,
        actions.record_effects,
        reporting_effects,
        "sprout",
    ),
    "reopen": HostAct(
        gettext_lazy("Open the process again"),
        gettext_lazy("The process is open again."),
        ReasonForm,
        permissions.may_reopen,
        actions.reopen_process,
        reopening,
        "rotate-ccw",
    ),
    "close": HostAct(
        gettext_lazy("Close the process"),
        gettext_lazy("The process is closed."),
        ReasonForm,
        permissions.may_close,
        actions.close_process,
        closing,
        "lock",
    ),
}

PHASE_ACTS = {
    "extend": HostAct(
        gettext_lazy("Give the phase more time"),
        gettext_lazy("The phase has more time."),
        UntilForm,
        permissions.may_extend_phase,
        actions.extend_phase,
        extending_phase,
        "calendar-plus",
    ),
    "open": HostAct(
        gettext_lazy("Open the phase now"),
        gettext_lazy("The phase is open."),
        OpenPhaseForm,
        permissions.may_open_phase,
        actions.open_phase,
        opening_phase,
        "unlock",
    ),
    "close": HostAct(
        gettext_lazy("Close the phase now"),
        gettext_lazy("The phase is closed."),
        ReasonForm,
        permissions.may_close_phase,
        actions.close_phase,
        closing_phase,
        "lock",
    ),
}


def allowed(
    acts: dict[str, HostAct], person: Person, subject: Process | Phase
) -> dict[str, HostAct]:
    """The acts that this person may do to this subject now, by their name in the address."""
    return {name: act for name, act in acts.items() if act.may(person, subject)}


@login_required
def process_act(request, slug, act):
    process = hosted_process(request, slug)
    if act not in PROCESS_ACTS:
        raise Http404
    return act_page(request, PROCESS_ACTS[act], process=process)


@login_required
def phase_act(request, slug, pk, act):
    process = hosted_process(request, slug)
    phase = next((phase for phase in process.phases.all() if phase.pk == pk), None)
    if act not in PHASE_ACTS or phase is None:
        raise Http404
    return act_page(request, PHASE_ACTS[act], phase=phase)


def act_page(request, act, **subject):
    """The form; then what will happen; then, once confirmed, the act."""
    (about,) = subject.values()
    process = subject.get("process") or about.process
    verdict = act.may(request.user, about)
    form = act.form(request.POST or None, initial=beginning(about))
    follows = None
    if request.method == "POST" and verdict and "change" not in request.POST and form.is_valid():
        follows = act.follows(about, form.cleaned_data)
        if "confirmed" in request.POST:
            try:
                act.action(**subject, **form.cleaned_data, by=request.user)
            except Refused as refusal:
                form.add_error(None, str(refusal))
            else:
                messages.success(request, act.done)
                return redirect("processes:host_desk", process.slug)
    context = {
        "act": act,
        "form": form,
        "process": process,
        "phase": subject.get("phase"),
        "side": host_of(request.user, process),
        "verdict": verdict,
        "follows": None if form.errors else follows,
    }
    return render(request, "processes/act_form.html", context)


def beginning(about: Process | Phase) -> dict:
    """What the form holds at first: the texts and the last day as they are."""
    if isinstance(about, Phase):
        return {"ends_at": about.last_day}
    names = ["result_pl", "result_en", "effects_pl", "effects_en"]
    return {name: getattr(about, name) for name in names}
