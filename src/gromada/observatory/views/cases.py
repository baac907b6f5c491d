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

A_PAGE = 24


def case_list(request):
    """Only words that the filter knows, and the page that is shown, say what is kept."""
    marks = marks_of_cases()
    models = kept_with_cases("models", partial(models_known, marks), marks)
    wanted = CaseFilterForm(request.GET, models=models).wanted
    many = kept_with_cases(f"how_many:{wanted}", partial(how_many, marks, wanted), marks)
    page = Paginator(range(many), A_PAGE).get_page(request.GET.get("page")).number
    draw = partial(drawn_list, marks, wanted, page)
    found = kept_with_cases(f"case_list:{wanted}:{page}", draw, marks)
    return render(request, "observatory/case_list.html", {"found": found})


def models_known(marks: Marks) -> set[str]:
    return {each.case.model for each in all_cases(this_installation(), marks)}


def how_many(marks: Marks, wanted: dict[str, str]) -> int:
    return len(cases_like(all_cases(this_installation(), marks), **wanted))


def drawn_list(marks: Marks, wanted: dict[str, str], page: int) -> str:
    """What everybody sees of the cases that are asked for, in the reader's language."""
    cases = all_cases(this_installation(), marks)
    context = {
        "form": CaseFilterForm(wanted, models={each.case.model for each in cases}),
        "page": Paginator(cases_like(cases, **wanted), A_PAGE).get_page(page),
        "rest": "".join(f"&{name}={value}" for name, value in wanted.items()),
        "all": len(cases),
    }
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
