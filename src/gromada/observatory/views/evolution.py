"""How charters change."""

from django.core.paginator import Paginator
from django.shortcuts import render

from gromada.observatory.actions import this_installation
from gromada.observatory.queries import all_cases, model_changes, turns
from gromada.observatory.queries.sheets import transition_rows

A_PAGE = 30


def turn_list(request):
    cases = all_cases(this_installation())
    page = Paginator(turns(cases), A_PAGE).get_page(request.GET.get("page"))
    context = {"page": page, "transitions": transition_rows(model_changes(cases))}
    return render(request, "observatory/turn_list.html", context)
