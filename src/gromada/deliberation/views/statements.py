"""All statements, one statement, and adding one."""

from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from gromada.deliberation import queries
from gromada.deliberation.actions import add_statement
from gromada.deliberation.forms import ListForm, StatementForm
from gromada.deliberation.models import Statement
from gromada.deliberation.permissions import (
    may_add_statement,
    may_hide,
    may_restore,
    may_set_aside,
    may_vote,
)
from gromada.deliberation.views.finding import found_process, here
from gromada.verdict import Refused

PAGE_LENGTH = 20


@require_GET
def statement_list(request: HttpRequest, slug: str) -> HttpResponse:
    process = found_process(request, slug)
    participant = here(request, process)
    wanted = ListForm({"show": "all", "order": "newest"} | request.GET.dict())
    wanted.is_valid()  # what cannot be understood is said beside the field
    shown = queries.statements_shown(
        process, wanted.cleaned_data.get("show", ""), participant=participant
    )
    ordered = queries.sorted_statements(shown, wanted.cleaned_data.get("order", ""))
    listed = queries.with_own_value(ordered, participant)
    page = Paginator(listed, PAGE_LENGTH).get_page(request.GET.get("page"))
    context = {
        "process": process,
        "form": wanted,
        "page": page,
        "rest": urlencode({name: value for name, value in wanted.cleaned_data.items() if value}),
        "voting": may_vote(request.visitor, process),
        "adding": may_add_statement(request.visitor, process),
        "hidden_count": queries.hidden_statements(process).count(),
    }
    return render(request, "deliberation/statement_list.html", context)


@require_GET
def own_statement_list(request: HttpRequest, slug: str) -> HttpResponse:
    process = found_process(request, slug)
    own = queries.own_statements(process, here(request, process))
    context = {
        "process": process,
        "page": Paginator(own, PAGE_LENGTH).get_page(request.GET.get("page")),
        "adding": may_add_statement(request.visitor, process),
    }
    return render(request, "deliberation/own_statement_list.html", context)


@require_GET
def statement_detail(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    process = found_process(request, slug)
    participant = here(request, process)
    there = process.statements.exclude(status=Statement.Status.ARRIVING)
    statement = get_object_or_404(queries.with_own_value(there, participant), number=number)
    readable = queries.statements_visible_to(request.visitor.person, participant)
    context = {
        "process": process,
        "statement": statement,
        "is_readable": statement.is_visible or readable.filter(pk=statement.pk).exists(),
        "is_own": participant is not None and statement.author_id == participant.pk,
        "value": statement.own_value,
        "voting": may_vote(request.visitor, process),
        "hiding": may_hide(request.user, statement),
        "restoring": may_restore(request.user, statement),
        "setting_aside": may_set_aside(request.user, statement),
        "quarantine": queries.quarantine_of(statement) if statement.is_aside else None,
    }
    return render(request, "deliberation/statement_detail.html", context)


@require_http_methods(["GET", "POST"])
def statement_add(request: HttpRequest, slug: str) -> HttpResponse:
    """Write, see whether it was said already, send."""
    process = found_process(request, slug)
    adding = may_add_statement(request.visitor, process)
    form = StatementForm(request.POST or None)
    similar: list[Statement] = []
    if adding and form.is_valid():
        said = form.cleaned_data
        similar = queries.similar_statements(process, said["text"])
        if said["is_new"] or not similar:
            try:
                statement = add_statement(
                    process=process,
                    text=said["text"],
                    language=said["language"],
                    by=request.visitor_joining(),
                )
                return redirect("deliberation:statement_added", slug, statement.number)
            except Refused as refused:
                form.add_error(None, str(refused))
    context = {"process": process, "form": form, "similar": similar, "adding": adding}
    return render(request, "deliberation/statement_form.html", context)


@require_GET
def statement_added(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Thanks for this statement, and what happens with it now."""
    process = found_process(request, slug)
    statement = get_object_or_404(
        queries.own_statements(process, here(request, process)), number=number
    )
    context = {"process": process, "statement": statement}
    return render(request, "deliberation/statement_added.html", context)
