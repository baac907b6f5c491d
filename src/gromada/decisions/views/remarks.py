"""What became of the remarks: for everyone."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from gromada.decisions.forms import RemarkFilterForm
from gromada.decisions.permissions import may_answer, may_see_desk
from gromada.decisions.queries import (
    A_PAGE,
    answers_of,
    first_remarks,
    is_sent_by,
    overdue,
    progress_of,
    remarks_matching,
    remarks_of,
)
from gromada.decisions.views.finding import visible_process
from gromada.processes.permissions import may_send_input
from gromada.processes.queries import processes_visible_to


def remark_list(request: HttpRequest, slug: str) -> HttpResponse:
    process = visible_process(request, slug)
    progress = progress_of(process)
    pages = Paginator(remarks_matching(process, request.GET), A_PAGE)
    rest = request.GET.copy()
    rest.pop("page", None)
    if not rest:
        pages.count = progress.remarks  # all of them: counted already
    page = pages.get_page(request.GET.get("page"))
    if not rest and page.number == 1:
        page.object_list = first_remarks(process.pk)
    context = {
        "process": process,
        "summary": progress,
        "form": RemarkFilterForm(initial=request.GET.dict()),
        "page": page,
        "rest": rest.urlencode(),
        "is_host": may_see_desk(request.user, process),
        "may_send": may_send_input(request.visitor, process),
    }
    return render(request, "decisions/remark_list.html", context)


def remark_detail(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    process = visible_process(request, slug)
    remark = get_object_or_404(remarks_of(process), number=number)
    is_host = may_see_desk(request.user, process)
    given = remark.given.select_related("answer__cluster").order_by("-given_at", "-pk")
    context = {
        "process": process,
        "remark": remark,
        "given": list(given),
        "in_work": [each for each in answers_of(remark) if each.is_in_work] if is_host else [],
        "is_host": is_host,
        "is_own": not (remark.is_answered or is_host) and is_sent_by(request.visitor, remark),
        "may_answer": may_answer(request.user, process),
    }
    return render(request, "decisions/remark_detail.html", context)


def overdue_list(request: HttpRequest) -> HttpResponse:
    """What waits longer than promised, in every process."""
    rows = overdue().filter(process__in=processes_visible_to(request.user))
    page = Paginator(rows.prefetch_related("process__hosts__organisation"), A_PAGE)
    context = {"page": page.get_page(request.GET.get("page"))}
    return render(request, "decisions/overdue_list.html", context)
