"""The acts of a partnership: what it is, why, what will happen, then yes or no."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from gromada.act import Act
from gromada.charters.actions import move
from gromada.charters.models import Motion
from gromada.charters.permissions import outlook
from gromada.charters.queries import live_motion_on, sentence_of
from gromada.partnerships import acts
from gromada.partnerships.forms import EndForm, MoveForm, PromiseForm, ReasonForm, SignForm
from gromada.partnerships.models import Commitment, Partnership, Party
from gromada.partnerships.views.access import visible_commitment, visible_partnership
from gromada.ui.days import DAY_AND_YEAR
from gromada.verdict import Refused

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise


@dataclass(frozen=True)
class PartnershipAct:
    """One act: what the charter knows of it, what is asked, what is said before and after."""

    act: Act
    done: "StrPromise"
    form: type[forms.Form]
    follows: Callable[..., list[str]]
    icon: str

    @property
    def title(self) -> object:
        return self.act.title


def signing(partnership: Partnership, _facts: dict) -> list[str]:
    count = len(partnership.commitments.all())
    return [
        ngettext(
            "%(count)d commitment is promised with its day, which stays for ever.",
            "%(count)d commitments are promised with their days, which stay for ever.",
            count,
        )
        % {"count": count},
        _("Everyone sees the partnership: its parties, what each brings and what each promised."),
        _("What is written down can no longer be edited, only changed by all who have a key."),
        _("It waits 48 hours after all have agreed; until then words can be taken back."),
    ]


def promising(party: Party, facts: dict) -> list[str]:
    words = {"party": party, "day": date_format(facts["due_on"], DAY_AND_YEAR)}
    return [_("%(party)s promises one more thing until %(day)s.") % words]


def moving(commitment: Commitment, facts: dict) -> list[str]:
    words = {
        "day": date_format(facts["new_due_on"], DAY_AND_YEAR),
        "first": date_format(commitment.due_on, DAY_AND_YEAR),
    }
    return [
        _("It is promised until %(day)s.") % words,
        _("Everyone still sees that %(first)s was promised first, and lateness counts from there.")
        % words,
    ]


def releasing(commitment: Commitment, _facts: dict) -> list[str]:
    return [
        _("%(party)s need not keep it any more.") % {"party": commitment.party},
        _("Everyone still sees that it was promised and why it was released."),
    ]


def ending(_partnership: Partnership, _facts: dict) -> list[str]:
    return [
        _("Nothing more can be promised or reported. Everything stays readable."),
        _("It waits 48 hours after all have agreed; until then words can be taken back."),
    ]


PARTNERSHIP_ACTS = {
    "sign": PartnershipAct(
        acts.SIGN, gettext_lazy("The partnership is signed."), SignForm, signing, "signature"
    ),
    "end": PartnershipAct(
        acts.END_PARTNERSHIP,
        gettext_lazy("The partnership has ended."),
        EndForm,
        ending,
        "flag",
    ),
}
COMMITMENT_ACTS = {
    "move": PartnershipAct(
        acts.MOVE_COMMITMENT,
        gettext_lazy("The commitment has a new day; the first one stays beside it."),
        MoveForm,
        moving,
        "calendar-plus",
    ),
    "release": PartnershipAct(
        acts.RELEASE_COMMITMENT,
        gettext_lazy("The commitment is released."),
        ReasonForm,
        releasing,
        "circle-slash",
    ),
}
PROMISE = PartnershipAct(
    acts.ADD_COMMITMENT,
    gettext_lazy("One more thing is promised."),
    PromiseForm,
    promising,
    "plus",
)


def possible(known: dict[str, PartnershipAct], subject: Any) -> dict[str, PartnershipAct]:
    """The acts that the state allows now, by their name in the address."""
    return {name: each for name, each in known.items() if each.act.permission(None, subject)}


@login_required
def partnership_act(request, slug, act):
    partnership = visible_partnership(request, slug)
    if act not in PARTNERSHIP_ACTS:
        raise Http404
    return act_page(request, PARTNERSHIP_ACTS[act], partnership, partnership)


@login_required
def promise_act(request, slug, pk):
    partnership = visible_partnership(request, slug)
    party = get_object_or_404(
        Party.objects.select_related("organisation", "partnership"), partnership=partnership, pk=pk
    )
    return act_page(request, PROMISE, party, partnership)


@login_required
def commitment_act(request, slug, number, act):
    commitment = visible_commitment(request, slug, number)
    if act not in COMMITMENT_ACTS:
        raise Http404
    return act_page(request, COMMITMENT_ACTS[act], commitment, commitment.partnership)


def act_page(request, chosen, about, partnership):
    """The form; then what will happen and who has to agree; then, once confirmed, the act."""
    verdict, prospect = outlook(request.user, chosen.act, about)
    form = chosen.form(request.POST or None, about=about)
    follows = None
    if request.method == "POST" and verdict and "change" not in request.POST and form.is_valid():
        follows = chosen.follows(about, form.cleaned_data)
        if "confirmed" in request.POST:
            payload = {k: v for k, v in form.cleaned_data.items() if v not in ("", None)}
            reason = payload.pop("reason")
            try:
                motion = move(
                    act=chosen.act, subject=about, payload=payload, reason=reason, by=request.user
                )
            except Refused as refusal:
                form.add_error(None, str(refusal))
            else:
                return answered(request, chosen, motion, about)
    context = {
        "act": chosen,
        "form": form,
        "partnership": partnership,
        "about": about,
        "inside": about if isinstance(about, Commitment) else None,
        "verdict": verdict,
        "prospect": prospect,
        "open_motion": live_motion_on(chosen.act.key, about),
        "follows": None if form.errors else follows,
    }
    return render(request, "partnerships/act_form.html", context)


def answered(request, chosen, motion, about):
    """Back to what it is about when it is done; else to the proposal, with who has to agree."""
    if motion.state == Motion.State.EXECUTED:
        messages.success(request, chosen.done)
        return redirect(about)
    if motion.state == Motion.State.OVERTAKEN:
        messages.error(request, motion.outcome_note)
    else:
        words = {"sentence": sentence_of(motion.version.text, motion.act, motion.rule)}
        messages.success(request, _("It is proposed. %(sentence)s") % words)
    return redirect(motion)
