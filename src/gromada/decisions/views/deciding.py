"""How a decision ends: the act is moved under the charter; the sides say where they stand."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gromada.act import Act
from gromada.charters.actions import move
from gromada.charters.models import Motion
from gromada.charters.permissions import outlook
from gromada.charters.queries import charter_of, live_motion_on, seat_of, sentence_of
from gromada.decisions import acts
from gromada.decisions.actions import answer_decision, state_position
from gromada.decisions.forms import SignatureForm, WordsForm
from gromada.decisions.models import Decision
from gromada.decisions.permissions import may_answer_decision, may_state_position
from gromada.decisions.views.finding import visible_decision
from gromada.processes.forms import ReasonForm
from gromada.verdict import Refused

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise


@dataclass(frozen=True)
class DecisionAct:
    """One way a decision ends: the act, what is asked, what follows."""

    act: Act
    form: type[forms.Form]
    icon: str
    follows: tuple["StrPromise", ...]

    @property
    def title(self) -> object:
        return self.act.title


DECISION_ACTS = {
    "take": DecisionAct(
        acts.TAKE,
        SignatureForm,
        "stamp",
        (
            gettext_lazy("The institution binds itself by this text."),
            gettext_lazy("Everybody reads who signed it, on which day, and in which document."),
            gettext_lazy("It waits 48 hours once it is agreed, since it cannot be undone."),
        ),
    ),
    "recommend": DecisionAct(
        acts.RECOMMEND,
        ReasonForm,
        "send",
        (
            gettext_lazy("It is a recommendation to who decides by law."),
            gettext_lazy("The institution owes a reasoned answer within 30 days."),
        ),
    ),
    "differences": DecisionAct(
        acts.END,
        ReasonForm,
        "split",
        (
            gettext_lazy("Nothing is decided; the positions of the sides stay side by side."),
            gettext_lazy("The other sides are asked for their positions first."),
            gettext_lazy("The institution owes a reasoned answer within 30 days."),
        ),
    ),
}


@login_required
def decision_act(request: HttpRequest, pk: int, act: str) -> HttpResponse:
    decision = visible_decision(request, pk)
    if act not in DECISION_ACTS:
        raise Http404
    ending = DECISION_ACTS[act]
    verdict, prospect = outlook(request.user, ending.act, decision)
    form = ending.form(request.POST or None)
    if request.method == "POST" and verdict and form.is_valid():
        payload = dict(form.cleaned_data)
        reason = payload.pop("reason")
        try:
            motion = move(
                act=ending.act, subject=decision, payload=payload, reason=reason, by=request.user
            )
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            return proposed(request, motion, decision)
    context = {
        "decision": decision,
        "process": decision.process,
        "act": ending,
        "form": form,
        "verdict": verdict,
        "prospect": prospect,
        "open_motion": live_motion_on(ending.act.key, decision),
    }
    return render(request, "decisions/decision_act.html", context)


def proposed(request: HttpRequest, motion: Motion, decision: Decision) -> HttpResponse:
    if motion.state == Motion.State.EXECUTED:
        messages.success(request, _("It is done."))
        return redirect(decision)
    words = {"sentence": sentence_of(motion.version.text, motion.act, motion.rule)}
    messages.success(request, _("It is proposed. %(sentence)s") % words)
    return redirect(motion)


@login_required
def position_state(request: HttpRequest, pk: int) -> HttpResponse:
    decision = visible_decision(request, pk)
    charter = charter_of(decision.process)
    seat = seat_of(request.user, charter) if charter else None
    own = decision.positions.filter(side=seat.side).first() if seat else None
    form = WordsForm(request.POST or None, initial={"text": own.text} if own else None)
    if request.method == "POST" and form.is_valid():
        try:
            state_position(decision=decision, **form.cleaned_data, by=request.user)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The position of your side is on the page."))
            return redirect(decision)
    context = {
        "decision": decision,
        "process": decision.process,
        "form": form,
        "verdict": may_state_position(request.user, decision),
        "title": _("Position of your side"),
    }
    return render(request, "decisions/words_form.html", context)


@login_required
def decision_answer(request: HttpRequest, pk: int) -> HttpResponse:
    decision = visible_decision(request, pk)
    form = WordsForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            answer_decision(decision=decision, **form.cleaned_data, by=request.user)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The answer is published."))
            return redirect(decision)
    context = {
        "decision": decision,
        "process": decision.process,
        "form": form,
        "verdict": may_answer_decision(request.user, decision),
        "title": _("Answer of the institution"),
    }
    return render(request, "decisions/words_form.html", context)
