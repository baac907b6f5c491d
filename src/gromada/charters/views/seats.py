"""Seats: accepting one, and what its holder and the nominating organisation do."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from gromada.charters import actions
from gromada.charters.forms import (
    DelegateForm,
    OfferForm,
    ReasonForm,
    SeatActForm,
    TiesForm,
)
from gromada.charters.models import ACTS, Invitation
from gromada.charters.permissions import (
    may_accept_seat,
    may_hand_over,
    may_move,
    may_nominate,
    may_speak_for_seat,
    may_withdraw_invitation,
)
from gromada.charters.queries import invitation_by, sentence_of, standing_of, version_in_force
from gromada.charters.queries.glance import family_rows, side_on_page
from gromada.charters.queries.holders import found, visible_seat
from gromada.charters.queries.invitations import offer_of
from gromada.charters.queries.rules import rule_for
from gromada.verdict import Refused


def seat_invitation(request, token):
    """What the seat is, and one button; the link works once."""
    invitation = invitation_by(token)
    verdict = may_accept_seat(request.user, invitation) if invitation else None
    if request.method == "POST" and invitation:
        try:
            seat = actions.accept_seat(invitation=invitation, by=request.user)
        except Refused as refusal:
            messages.error(request, str(refusal))
            return redirect("charters:seat_invitation", token)
        messages.success(request, _("The seat is yours. Below is what you decide together."))
        return redirect(seat.charter)
    context = {"invitation": invitation, "verdict": verdict, "token": token}
    if invitation:
        version = version_in_force(invitation.seat.charter)
        context |= {
            "side": side_on_page(version.text, invitation.seat.side),
            "families": family_rows(version.text),
            "holder": found([invitation.seat.charter.holder]).get(invitation.seat.charter.holder),
        }
    return render(
        request, "charters/seat_invitation.html", context, status=200 if invitation else 404
    )


def seat_detail(request, pk):
    seat, holder = visible_seat(request.user, pk)
    return seat_page(request, seat, holder)


def seat_page(request, seat, holder, *, typed=None, status=200):
    """A seat with what this reader may do about it; ``typed`` are forms to show again."""
    typed = typed or {}
    version = version_in_force(seat.charter)
    standing = standing_of(version)
    deciding = "charters.fill_seat" if seat.is_vacant else "charters.vacate_seat"
    act = ACTS[deciding]
    may_invite = may_nominate(request.user, seat) or may_hand_over(request.user, seat)
    offered = offer_of(seat) if may_invite else None
    context = {
        "seat": seat,
        "holder": holder,
        "charter": seat.charter,
        "side": side_on_page(version.text, seat.side),
        "is_own": may_speak_for_seat(request.user, seat),
        # whom they invited, only those see who could have invited them
        "offered": offered if offered and may_withdraw_invitation(request.user, offered) else None,
        "withdraw_form": typed.get("withdraw") or ReasonForm(auto_id="id_withdraw_%s"),
        "may_nominate": may_nominate(request.user, seat),
        "may_hand_over": may_hand_over(request.user, seat),
        "may_move": may_move(request.user, standing, act, seat),
        "rule": sentence_of(version.text, act, rule_for(standing, act, side="", payload={})),
        "ties_form": typed.get("ties")
        or TiesForm(initial={"ties": seat.ties, "is_tied": seat.is_tied}, auto_id="id_ties_%s"),
        "delegate_form": typed.get("delegate") or DelegateForm(auto_id="id_delegate_%s"),
        "hand_over_form": typed.get("hand_over") or OfferForm(auto_id="id_hand_over_%s"),
        "nominate_form": typed.get("nominate") or OfferForm(auto_id="id_nominate_%s"),
        "fill_form": typed.get("fill") or SeatActForm(auto_id="id_fill_%s"),
        "vacate_form": typed.get("vacate") or ReasonForm(auto_id="id_vacate_%s"),
        "open_forms": set(typed),
    }
    return render(request, "charters/seat_detail.html", context, status=status)


def tried(request, pk, name, form_class, act):
    """Do what a form asks; when it cannot be, show the page with everything that was typed."""
    seat, holder = visible_seat(request.user, pk)
    form = form_class(request.POST, auto_id=f"id_{name}_%s")
    if form.is_valid():
        try:
            where, done = act(seat, form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, done)
            return redirect(where)
    return seat_page(request, seat, holder, typed={name: form}, status=422)


@login_required
@require_POST
def seat_ties(request, pk):
    def act(seat, given):
        actions.declare_ties(seat=seat, **given, by=request.user)
        return seat_url(seat), _("Everybody can see now what you declared.")

    return tried(request, pk, "ties", TiesForm, act)


@login_required
@require_POST
def seat_delegate(request, pk):
    def act(seat, given):
        actions.name_delegate(seat=seat, **given, by=request.user)
        named = _("They can speak on your seat now, until the day you said.")
        nobody = _("Nobody stands in for you any more.")
        return seat_url(seat), named if given["email"] else nobody

    return tried(request, pk, "delegate", DelegateForm, act)


@login_required
@require_POST
def seat_hand_over(request, pk):
    def act(seat, given):
        actions.hand_over_seat(seat=seat, **given, by=request.user)
        return seat_url(seat), _("The invitation is sent. You keep the seat until it is accepted.")

    return tried(request, pk, "hand_over", OfferForm, act)


@login_required
@require_POST
def seat_nominate(request, pk):
    def act(seat, given):
        actions.nominate(seat=seat, **given, by=request.user)
        return seat_url(seat), _("The invitation is sent. The link in it works once.")

    return tried(request, pk, "nominate", OfferForm, act)


@login_required
@require_POST
def seat_withdraw(request, pk):
    def act(seat, given):
        offered = get_object_or_404(Invitation, seat=seat)
        actions.withdraw_invitation(invitation=offered, **given, by=request.user)
        return seat_url(seat), _("The invitation is withdrawn. Its link works no longer.")

    return tried(request, pk, "withdraw", ReasonForm, act)


@login_required
@require_POST
def seat_give_up(request, pk):
    seat, _holder = visible_seat(request.user, pk)
    try:
        actions.give_up_seat(seat=seat, by=request.user)
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("You no longer hold the seat."))
    return redirect("charters:charter_detail", seat.charter_id)


@login_required
@require_POST
def seat_fill(request, pk):
    def act(seat, given):
        motion = actions.move(
            act="charters.fill_seat",
            subject=seat,
            payload={"email": given["email"]},
            reason=given["reason"],
            by=request.user,
        )
        return motion, _("It is proposed who should get the seat.")

    return tried(request, pk, "fill", SeatActForm, act)


@login_required
@require_POST
def seat_vacate(request, pk):
    def act(seat, given):
        motion = actions.move(
            act="charters.vacate_seat", subject=seat, reason=given["reason"], by=request.user
        )
        return motion, _("It is proposed to take the seat back.")

    return tried(request, pk, "vacate", ReasonForm, act)


def seat_url(seat):
    return reverse("charters:seat_detail", args=[seat.pk])
