"""Motions: what would happen, who has to agree, who has; and saying one's word."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from gromada.charters import actions
from gromada.charters.forms import (
    AnswerForm,
    ConditionForm,
    DepartForm,
    DutyForm,
    WithdrawForm,
    WordForm,
)
from gromada.charters.models import Motion
from gromada.charters.permissions import (
    may_accept,
    may_answer,
    may_depart,
    may_extend,
    may_fulfil,
    may_say,
    may_withdraw,
)
from gromada.charters.queries import motions_of, seat_of
from gromada.charters.queries.changes import changed
from gromada.charters.queries.glance import family_title, side_on_page
from gromada.charters.queries.holders import visible_charter, visible_motion
from gromada.charters.queries.levels import level_of_motion
from gromada.charters.queries.positions import listed, on_page, subject_title
from gromada.ledger.actions import kind_title
from gromada.ledger.queries import entries_matching
from gromada.methods.charter.reading import read_charter
from gromada.verdict import Refused


def motion_list(request, pk):
    """What is open first, then what became of the others."""
    charter, holder = visible_charter(request.user, pk)
    page = Paginator(motions_of(charter.holder), 30).get_page(request.GET.get("page"))
    motions = listed(list(page)).values()
    context = {
        "charter": charter,
        "holder": holder,
        "page": page,
        "live": [item for item in motions if item.motion.is_live],
        "ended": [item for item in motions if not item.motion.is_live],
    }
    return render(request, "charters/motion_list.html", context)


def motion_detail(request, pk):
    motion, holder = visible_motion(request.user, pk)
    if motion.subject == motion.version.charter.holder:
        motion.__dict__["subject_found"] = holder  # at hand, and here it is only read
    return motion_page(request, motion, holder)


def motion_page(request, motion, holder, *, typed=None, status=200):
    """The page of a motion; ``typed`` are forms to show again, by name."""
    typed = typed or {}
    seats = [seat for seat in motion.version.charter.seats.all() if not seat.closed_at]
    words = sorted(motion.words.all(), key=lambda word: (word.said_at, word.pk))
    person = request.user
    seat = seat_of(person, motion.version.charter)
    duties = list(motion.duties.all())
    for duty in duties:
        duty.motion = motion
    allowed, own_word = may_say(person, motion), own_word_of(seat, words)
    again = "word" in typed or "condition" in typed
    # who has consented already is not asked again on top of the page
    settled = own_word is not None and own_word.stance == "consent" and not again
    context = {
        "motion": motion,
        "holder": holder,
        "charter": motion.version.charter,
        "shown": on_page(motion, words=words, seats=seats),
        "family": family_title(motion.act),
        "mover_side": side_on_page(motion.version.text, motion.mover.side),
        "changed": new_charter(motion),
        "seat": seat,
        "own_word": own_word,
        "is_asked": (allowed and not settled) or again,
        "may_change_word": allowed and settled,
        "word_form": typed.get("word") or WordForm(),
        "abstain_form": WordForm(auto_id="id_abstain_%s"),
        "word_open": typed["word"].data.get("stance") if "word" in typed else "",
        "condition_form": typed.get("condition")
        or ConditionForm(motion=motion, auto_id="id_condition_%s"),
        "condition_open": "condition" in typed,
        "answer_forms": answer_forms(person, motion, words, typed),
        "acceptable": {word.pk for word in words if may_accept(person, motion, word)},
        "withdraw_form": typed.get("withdraw") or WithdrawForm(auto_id="id_withdraw_%s"),
        "depart_form": typed.get("depart") or DepartForm(auto_id="id_depart_%s"),
        "duties": duty_forms(person, duties, typed),
        "departure": getattr(motion, "departure", None),
        "may_withdraw": may_withdraw(person, motion),
        "may_extend": may_extend(person, motion),
        "may_depart": may_depart(person, motion),
        "subject_title": subject_title(motion, holder),
        "quote": motion.act.quote(motion.subject_found) if motion.subject_found else "",
        "subject_url": motion.act.url(motion.subject_found) if motion.subject_found else "",
        "level": level_of_motion(motion),
        "entries": [
            (entry, kind_title(entry.kind))
            for entry in entries_matching(subject=motion.address).order_by("pk")[:40]
        ],
    }
    return render(request, "charters/motion_detail.html", context, status=status)


def own_word_of(seat, words):
    return next((word for word in words if seat and word.seat_id == seat.pk), None)


def new_charter(motion: Motion) -> Any:
    """For a change of the charter: what would change for whom."""
    rules = motion.payload.get("rules") if motion.act_key == "charters.change_charter" else None
    return changed(motion.version.text, read_charter(rules)) if rules else None


def answer_forms(person, motion, words, typed):
    """Forms for the reasons that this person may answer, by word."""
    return {
        word.pk: typed.get(f"answer {word.pk}") or AnswerForm(auto_id=f"id_answer_{word.pk}_%s")
        for word in words
        if f"answer {word.pk}" in typed or (not word.answer and may_answer(person, motion, word))
    }


def duty_forms(person, duties, typed):
    """What is owed, with a form where this person may do it."""
    return [
        (
            duty,
            (typed.get(f"duty {duty.pk}") or DutyForm(auto_id=f"id_duty_{duty.pk}_%s"))
            if f"duty {duty.pk}" in typed or may_fulfil(person, duty)
            else None,
        )
        for duty in duties
    ]


# --- doing -----------------------------------------------------------------


def tried(request, pk, name, form_of: Callable, act: Callable):
    """Do what a form asks; when it cannot be, show the page with everything that was typed."""
    motion, holder = visible_motion(request.user, pk)
    form = form_of(motion)
    if form.is_valid():
        try:
            after = act(motion, form)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, after)
            return redirect("charters:motion_detail", motion.pk)
    return motion_page(request, motion, holder, typed={name: form}, status=422)


def did(request, pk, act: Callable):
    """Do what needs no form, or say why not."""
    motion, _holder = visible_motion(request.user, pk)
    try:
        messages.success(request, act(motion))
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect("charters:motion_detail", motion.pk)


def after_words(motion: Motion, otherwise: str) -> str:
    """What one's word led to."""
    if motion.state in (Motion.State.EXECUTED, Motion.State.RECOMMENDED):
        return _("Everybody who has to agree does: it is carried out.")
    if motion.state == Motion.State.WAITING:
        return _("Everybody who has to agree does. It is carried out in 48 hours.")
    if motion.state == Motion.State.OVERTAKEN:
        return _("It could no longer be carried out: see why below.")
    return otherwise


@login_required
@require_POST
def motion_say(request, pk):
    def act(motion, form):
        said = actions.say(motion=motion, **form.cleaned_data, by=request.user)
        return after_words(said, _("Your word is saved. You can change it until it is closed."))

    return tried(request, pk, "word", lambda _motion: WordForm(request.POST), act)


@login_required
@require_POST
def motion_condition(request, pk):
    def act(motion, form):
        actions.say(
            motion=motion,
            stance="consent_if",
            reason=form.cleaned_data["reason"],
            condition=form.condition(),
            by=request.user,
        )
        return _("Your condition is saved. Whoever proposed it can accept it with one click.")

    return tried(
        request,
        pk,
        "condition",
        lambda motion: ConditionForm(request.POST, motion=motion, auto_id="id_condition_%s"),
        act,
    )


@login_required
@require_POST
def condition_accept(request, pk, word):
    def act(motion):
        row = get_object_or_404(motion.words, pk=word)
        after = actions.accept_condition(motion=motion, word=row, by=request.user)
        return after_words(after, _("The condition is accepted. The proposal goes on with it."))

    return did(request, pk, act)


@login_required
@require_POST
def word_answer(request, pk, word):
    def act(motion, form):
        row = get_object_or_404(motion.words, pk=word)
        after = actions.answer_reason(
            motion=motion, word=row, answer=form.cleaned_data["answer"], by=request.user
        )
        return after_words(after, _("Your answer is saved."))

    return tried(
        request,
        pk,
        f"answer {word}",
        lambda _motion: AnswerForm(request.POST, auto_id=f"id_answer_{word}_%s"),
        act,
    )


@login_required
@require_POST
def motion_extend(request, pk):
    def act(motion):
        actions.extend(motion=motion, by=request.user)
        return _("There is more time now: the whole window once more.")

    return did(request, pk, act)


@login_required
@require_POST
def motion_withdraw(request, pk):
    def act(motion, form):
        actions.withdraw(motion=motion, reason=form.cleaned_data["reason"], by=request.user)
        return _("The proposal is taken back.")

    return tried(
        request,
        pk,
        "withdraw",
        lambda _motion: WithdrawForm(request.POST, auto_id="id_withdraw_%s"),
        act,
    )


@login_required
@require_POST
def motion_depart(request, pk):
    def act(motion, form):
        actions.depart(motion=motion, **form.cleaned_data, by=request.user)
        return _("The departure is recorded and announced to everybody.")

    return tried(
        request,
        pk,
        "depart",
        lambda _motion: DepartForm(request.POST, auto_id="id_depart_%s"),
        act,
    )


@login_required
@require_POST
def duty_fulfil(request, pk, duty):
    def act(motion, form):
        row = get_object_or_404(motion.duties, pk=duty)
        actions.fulfil(duty=row, text=form.cleaned_data["text"], by=request.user)
        return _("It is written down, and everybody can read it.")

    return tried(
        request,
        pk,
        f"duty {duty}",
        lambda _motion: DutyForm(request.POST, auto_id=f"id_duty_{duty}_%s"),
        act,
    )
