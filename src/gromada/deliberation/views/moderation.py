"""Hiding and restoring, and the public list of what was hidden and why."""

from collections.abc import Callable

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from gromada.deliberation import queries
from gromada.deliberation.actions import hide_statement, restore_statement
from gromada.deliberation.forms import ReasonForm
from gromada.deliberation.permissions import may_hide, may_restore
from gromada.deliberation.views.finding import found_process


@login_required
@require_http_methods(["GET", "POST"])
def hide(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    done = _("The statement is hidden. Everyone can read the reason.")
    return moderate(request, slug, number, may_hide, hide_statement, done)


@login_required
@require_http_methods(["GET", "POST"])
def restore(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    done = _("The statement is visible again.")
    return moderate(request, slug, number, may_restore, restore_statement, done)


def moderate(
    request: HttpRequest, slug: str, number: int, may: Callable, act: Callable, done: str
) -> HttpResponse:
    """Ask for the reason, then act; a refusal is said on the statement's page."""
    statement = get_object_or_404(
        queries.statements_visible_to(request.user), process__slug=slug, number=number
    )
    allowed = may(request.user, statement)
    form = ReasonForm(request.POST or None)
    if not allowed:
        messages.error(request, str(allowed.reason))
        return redirect("deliberation:statement_detail", slug, number)
    if form.is_valid():
        act(statement=statement, reason=form.cleaned_data["reason"], by=request.user)
        messages.success(request, done)
        return redirect("deliberation:statement_detail", slug, number)
    context = {
        "process": statement.process,
        "statement": statement,
        "form": form,
        "is_hiding": act is hide_statement,
    }
    return render(request, "deliberation/reason_form.html", context)


@require_GET
def hidden_list(request: HttpRequest, slug: str) -> HttpResponse:
    process = found_process(request, slug)
    hidden = queries.hidden_statements(process)
    context = {
        "process": process,
        "page": Paginator(hidden, 20).get_page(request.GET.get("page")),
    }
    return render(request, "deliberation/hidden_list.html", context)
