"""How charters change."""

from django.core.paginator import Paginator
from django.shortcuts import render

from gromada.observatory.actions import this_installation
from gromada.observatory.queries import all_cases, model_changes, turns
from gromada.observatory.queries.sheets import transition_rows

A_PAGE = 30


def turn_list(request):
    cases = all_cases(this_installation())
    found = turns(cases)
    every = request.GET.get("every") == "yes"
    # that a charter was founded changes nothing yet
    shown = found if every else [turn for turn in found if turn.before]
    page = Paginator(shown, A_PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "every": every,
        "rest": "&every=yes" if every else "",
        "all": len(found),
        "transitions": transition_rows(model_changes(cases)),
    }
    return render(request, "observatory/turn_list.html", context)
