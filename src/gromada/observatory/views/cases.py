"""Cases: which there are, and one of them."""

from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import render

from gromada.observatory.actions import this_installation
from gromada.observatory.forms import CaseFilterForm
from gromada.observatory.queries import all_cases, case_called, cases_like, turns
from gromada.observatory.queries.sheets import sheet

A_PAGE = 30


def case_list(request):
    cases = all_cases(this_installation())
    form = CaseFilterForm(request.GET, cases=cases)
    wanted = form.wanted
    page = Paginator(cases_like(cases, **wanted), A_PAGE).get_page(request.GET.get("page"))
    rest = "".join(f"&{name}={value}" for name, value in wanted.items() if value)
    context = {"form": form, "page": page, "rest": rest, "all": len(cases)}
    return render(request, "observatory/case_list.html", context)


def case_detail(request, key):
    cases = all_cases(this_installation())
    shown = case_called(key, cases)
    if shown is None:
        raise Http404
    context = {"shown": shown, "case": shown.case, "sheet": sheet(shown), "turns": turns([shown])}
    return render(request, "observatory/case_detail.html", context)
