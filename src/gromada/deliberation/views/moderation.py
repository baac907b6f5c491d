"""Hiding, restoring, setting aside; and the public list of what was hidden and why."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from gromada.act import Act
from gromada.charters.actions import move
from gromada.charters.models import Motion
from gromada.charters.permissions import outlook
from gromada.charters.queries import live_motion_on, sentence_of
from gromada.deliberation import acts, queries
from gromada.deliberation.actions import set_aside
from gromada.deliberation.forms import GroundForm, ReasonForm
from gromada.deliberation.models import Statement
from gromada.deliberation.permissions import may_set_aside
from gromada.deliberation.views.finding import found_process


@login_required
@require_http_methods(["GET", "POST"])
def hide(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    done = _("The statement is hidden. Everyone can read the reason.")
    return moderate(request, slug, number, acts.HIDE, done)


@login_required
@require_http_methods(["GET", "POST"])
def restore(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    return moderate(request, slug, number, acts.RESTORE, _("The statement is visible again."))


def moderate(request: HttpRequest, slug: str, number: int, act: Act, done: str) -> HttpResponse:
    """Ask for the reason and say who has to agree; then move the act."""
    statement = statement_to_moderate(request, slug, number)
    allowed, prospect = outlook(request.user, act, statement)
    if not allowed:
        if motion := live_motion_on(act.key, statement):
            return redirect(motion)
        messages.error(request, str(allowed.reason))
        return redirect("deliberation:statement_detail", slug, number)
    form = ReasonForm(request.POST or None)
    if form.is_valid():
        motion = move(
            act=act, subject=statement, reason=form.cleaned_data["reason"], by=request.user
        )
        return answered(request, motion, done)
    context = {
        "process": statement.process,
        "statement": statement,
        "form": form,
        "is_hiding": act is acts.HIDE,
        "prospect": prospect,
    }
    return render(request, "deliberation/reason_form.html", context)


def answered(request: HttpRequest, motion: Motion, done: str) -> HttpResponse:
    """Back to the statement when it is done; else to the proposal, with who has to agree."""
    statement = motion.act.find(motion.subject)
    if motion.state == Motion.State.EXECUTED:
        messages.success(request, done)
        return redirect(motion.act.url(statement))
    words = {"sentence": sentence_of(motion.version.text, motion.act, motion.rule)}
    messages.success(request, _("It is proposed. %(sentence)s") % words)
    return redirect(motion)


@login_required
@require_http_methods(["GET", "POST"])
def put_aside(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Take a statement out of sight at once, for at most 72 hours."""
    statement = statement_to_moderate(request, slug, number)
    allowed = may_set_aside(request.user, statement)
    form = GroundForm(request.POST or None)
    if not allowed:
        messages.error(request, str(allowed.reason))
        return redirect("deliberation:statement_detail", slug, number)
    if form.is_valid():
        set_aside(statement=statement, ground=form.cleaned_data["ground"], by=request.user)
        messages.success(
            request, _("The statement is set aside. It returns in 72 hours unless it is agreed.")
        )
        return redirect("deliberation:statement_detail", slug, number)
    context = {"process": statement.process, "statement": statement, "form": form}
    return render(request, "deliberation/ground_form.html", context)


def statement_to_moderate(request: HttpRequest, slug: str, number: int) -> Statement:
    return get_object_or_404(
        queries.statements_visible_to(request.user), process__slug=slug, number=number
    )


@require_GET
def hidden_list(request: HttpRequest, slug: str) -> HttpResponse:
    process = found_process(request, slug)
    hidden = queries.hidden_statements(process)
    context = {
        "process": process,
        "page": Paginator(hidden, 20).get_page(request.GET.get("page")),
        "set_aside": queries.set_aside_in(process)[:50],
        "by_side": queries.set_aside_by_side(process),
    }
    return render(request, "deliberation/hidden_list.html", context)
