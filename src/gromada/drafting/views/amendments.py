"""Amendments: the list, one of them, proposing and taking back."""

from urllib.parse import urlencode

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gromada.drafting import queries
from gromada.drafting.actions import propose_amendment, rebase_amendment, withdraw_amendment
from gromada.drafting.forms import AmendmentForm, FilterForm
from gromada.drafting.models import Amendment
from gromada.drafting.permissions import (
    can_be_accepted,
    can_be_rejected,
    may_hide,
    may_rebase,
    may_restore,
    may_set_aside,
    may_withdraw_amendment,
)
from gromada.drafting.views.finding import found_amendment, found_policy, own_seat, proposing
from gromada.verdict import Refused

PAGE_LENGTH = 20


@require_safe
def amendment_list(request, slug, policy):
    policy = found_policy(request, slug, policy)
    process = policy.process
    sides = queries.sides_here(process)
    form = FilterForm(request.GET.dict(), sides=[(key, side.title) for key, side in sides.items()])
    chosen = form.chosen
    found = Paginator(queries.amendments_matching(policy, chosen), PAGE_LENGTH)
    page = found.get_page(request.GET.get("page"))
    page.object_list = queries.amendments_at(page.object_list)
    for amendment in page:
        amendment.policy = policy
        amendment.writer = queries.writer(amendment.sides, sides)
    set_aside = queries.set_aside_in(policy.pk)
    context = {
        "process": process,
        "policy": policy,
        "form": form,
        "page": page,
        "rest": urlencode(chosen),
        "proposing": None if page else proposing(request, policy, own_seat(request, process)),
        "set_aside": set_aside,
        "by_side": queries.set_aside_by_side(policy) if set_aside else [],
        "here": "amendments",
    }
    return render(request, "drafting/amendment_list.html", context)


@require_safe
def amendment_detail(request, slug, policy, number):
    amendment = found_amendment(request, slug, policy, number)
    process = amendment.policy.process
    seat = own_seat(request, process)
    visible = queries.amendments_visible_to(request.visitor.person)
    context = {
        "process": process,
        "policy": amendment.policy,
        "amendment": amendment,
        "is_readable": not amendment.is_withheld
        or visible.filter(pk=amendment.pk).exists()
        or queries.is_own(request.visitor, amendment),
        "aside": queries.aside_of(amendment) if amendment.is_aside else None,
        "hiding": seat is not None and may_hide(request.user, amendment),
        "restoring": seat is not None and may_restore(request.user, amendment),
        "setting_aside": seat is not None and may_set_aside(request.user, amendment),
        "pieces": queries.difference_of(amendment),
        "writer": queries.writer(amendment.sides, queries.sides_here(process)),
        "source": queries.source_of(amendment, request.visitor.person),
        "neighbours": queries.neighbours_of(amendment) if amendment.is_open else [],
        "motions": queries.being_decided(amendment.address),
        "accepting": seat is not None and can_be_accepted(amendment),
        "rejecting": seat is not None and can_be_rejected(amendment),
        "rebasing": amendment.is_overtaken and may_rebase(request.visitor, amendment),
        "withdrawing": may_withdraw_amendment(request.visitor, amendment),
        "here": "",
    }
    return render(request, "drafting/amendment_detail.html", context)


@require_http_methods(["GET", "POST"])
def amendment_propose(request, slug, policy):
    """Change a clause, take it out, or add one: the address says which."""
    policy = found_policy(request, slug, policy)
    kind = request.GET.get("kind", Amendment.Kind.CHANGE)
    if kind not in Amendment.Kind.values:
        kind = Amendment.Kind.CHANGE
    key = request.GET.get("clause", "")
    clause = get_object_or_404(queries.standing_clauses(policy), key=key) if key else None
    if clause is None and kind != Amendment.Kind.ADD:
        return redirect(policy)
    seat = own_seat(request, policy.process)
    allowed = proposing(request, policy, seat)
    initial = {"text": clause.text} if clause and kind == Amendment.Kind.CHANGE else {}
    inputs = queries.inputs_to_name(policy.process, request.visitor.person)
    form = AmendmentForm(request.POST or None, kind=kind, inputs=inputs, initial=initial)
    if allowed and form.is_valid():
        said = form.cleaned_data
        try:
            amendment = propose_amendment(
                policy=policy,
                kind=kind,
                clause=clause,
                text=said.get("text", ""),
                number=said.get("number", ""),
                reason=said["reason"],
                source_address=form.source,
                by=request.user if seat else request.visitor_joining(),
            )
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Thank you. Everybody can read your amendment now."))
            return redirect(amendment)
    context = {
        "process": policy.process,
        "policy": policy,
        "clause": clause,
        "kind": kind,
        "form": form,
        "allowed": allowed,
        "side": queries.sides_here(policy.process).get(seat.side) if seat else None,
        "here": "",
    }
    return render(request, "drafting/amendment_form.html", context)


@require_POST
def amendment_withdraw(request, slug, policy, number):
    amendment = found_amendment(request, slug, policy, number)
    withdraw_amendment(amendment=amendment, by=request.visitor)
    messages.success(request, _("The amendment is withdrawn. It stays readable."))
    return redirect(amendment)


@require_POST
def amendment_rebase(request, slug, policy, number):
    amendment = found_amendment(request, slug, policy, number)
    rebase_amendment(amendment=amendment, by=request.visitor)
    messages.success(request, _("The amendment now stands on the new words of the clause."))
    return redirect(amendment)
