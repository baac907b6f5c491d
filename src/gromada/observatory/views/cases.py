"""Cases: which there are, and one of them."""

from functools import partial
from typing import Any

from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import render
from django.template.loader import render_to_string

from gromada.observatory.actions import this_installation
from gromada.observatory.forms import CaseFilterForm
from gromada.observatory.queries import (
    Marks,
    all_cases,
    case_called,
    cases_like,
    kept_with_cases,
    marks_of_cases,
    turns,
)
from gromada.observatory.queries.sheets import sheet

A_PAGE = 30
ASKED, LONGEST_CODE = ("model", "origin", "state", "page"), 20


def case_list(request):
    marks = marks_of_cases()
    asked = {name: request.GET.get(name, "")[:LONGEST_CODE] for name in ASKED}
    found = kept_with_cases(f"case_list:{asked}", partial(drawn_list, marks, asked), marks)
    return render(request, "observatory/case_list.html", {"found": found})


def drawn_list(marks: Marks, asked: dict[str, str]) -> str:
    """What everybody sees of the cases that are asked for, in the reader's language."""
    cases = all_cases(this_installation(), marks)
    form = CaseFilterForm(asked, cases=cases)
    wanted = form.wanted
    page = Paginator(cases_like(cases, **wanted), A_PAGE).get_page(asked["page"])
    rest = "".join(f"&{name}={value}" for name, value in wanted.items() if value)
    context = {"form": form, "page": page, "rest": rest, "all": len(cases)}
    return render_to_string("observatory/_cases.html", context)


def case_detail(request, key):
    marks = marks_of_cases()
    found = kept_with_cases(f"case:{key}", partial(drawn, marks, key), marks)
    return render(request, "observatory/case_detail.html", {"found": found})


def drawn(marks: Marks, key: str) -> dict[str, Any]:
    """What everybody sees of one case, in the reader's language."""
    shown = case_called(key, all_cases(this_installation(), marks))
    if shown is None:
        raise Http404
    context = {"sheet": sheet(shown), "turns": turns([shown])}
    head = ("title", "kind", "place", "is_own", "invented", "page")
    return {
        **{name: getattr(shown, name) for name in head},
        "started_on": shown.case.started_on,
        "ended_on": shown.case.ended_on,
        "drawn": render_to_string("observatory/_case.html", context),
    }
