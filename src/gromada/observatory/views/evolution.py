"""How charters change."""

from functools import partial

from django.core.paginator import Paginator
from django.shortcuts import render
from django.template.loader import render_to_string

from gromada.observatory.actions import this_installation
from gromada.observatory.queries import (
    Marks,
    Turn,
    all_cases,
    kept_with_cases,
    marks_of_cases,
    model_changes,
    turns,
)
from gromada.observatory.queries.sheets import transition_rows

A_PAGE = 30


def turn_list(request):
    every, marks = request.GET.get("every") == "yes", marks_of_cases()
    many = kept_with_cases(f"turns:{every}", partial(how_many, marks, every=every), marks)
    page = Paginator(range(many), A_PAGE).get_page(request.GET.get("page")).number
    draw = partial(drawn, marks, page, every=every)
    found = kept_with_cases(f"turn_list:{every}:{page}", draw, marks)
    return render(request, "observatory/turn_list.html", {"found": found})


def how_many(marks: Marks, *, every: bool) -> int:
    return len(shown(turns(all_cases(this_installation(), marks)), every=every))


def shown(found: list[Turn], *, every: bool) -> list[Turn]:
    """That a charter was founded changes nothing yet."""
    return found if every else [turn for turn in found if turn.before]


def drawn(marks: Marks, page: int, *, every: bool) -> str:
    """What everybody sees of how charters change, in the reader's language."""
    cases = all_cases(this_installation(), marks)
    found = turns(cases)
    context = {
        "page": Paginator(shown(found, every=every), A_PAGE).get_page(page),
        "every": every,
        "rest": "&every=yes" if every else "",
        "all": len(found),
        "transitions": transition_rows(model_changes(cases)),
    }
    return render_to_string("observatory/_turns.html", context)
