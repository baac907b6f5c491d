"""How charters change."""

from functools import partial

from django.core.paginator import Paginator
from django.shortcuts import render
from django.template.loader import render_to_string

from gromada.observatory.actions import this_installation
from gromada.observatory.queries import (
    Marks,
    all_cases,
    kept_with_cases,
    marks_of_cases,
    model_changes,
    turns,
)
from gromada.observatory.queries.sheets import transition_rows

A_PAGE = 30


def turn_list(request):
    every, page = request.GET.get("every") == "yes", request.GET.get("page", "")
    page = int(page) if page.isdecimal() and len(page) < A_PAGE else 1
    marks = marks_of_cases()
    draw = partial(drawn, marks, page, every=every)
    found = kept_with_cases(f"turn_list:{every}:{page}", draw, marks)
    return render(request, "observatory/turn_list.html", {"found": found})


def drawn(marks: Marks, page: int, *, every: bool) -> str:
    """What everybody sees of how charters change, in the reader's language."""
    cases = all_cases(this_installation(), marks)
    found = turns(cases)
    # that a charter was founded changes nothing yet
    shown = found if every else [turn for turn in found if turn.before]
    context = {
        "page": Paginator(shown, A_PAGE).get_page(page),
        "every": every,
        "rest": "&every=yes" if every else "",
        "all": len(found),
        "transitions": transition_rows(model_changes(cases)),
    }
    return render_to_string("observatory/_turns.html", context)
