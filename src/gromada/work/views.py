"""Jobs that failed, for the people who run the site."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from gromada.work import actions, queries
from gromada.work.permissions import may_see_failures

SHOWN_AT_ONCE = 30


@login_required
def failure_list(request: HttpRequest) -> HttpResponse:
    may_see_failures(request.user).require()
    failures = Paginator(queries.failures(), SHOWN_AT_ONCE)
    context = {
        "health": queries.health(),
        "failures": failures.get_page(request.GET.get("page")),
        "again": queries.waiting_after_failure()[:SHOWN_AT_ONCE],
    }
    return render(request, "work/failure_list.html", context)


@login_required
def failure_detail(request: HttpRequest, pk: UUID) -> HttpResponse:
    may_see_failures(request.user).require()
    failure = get_object_or_404(queries.troubled(), pk=pk)
    return render(request, "work/failure_detail.html", {"failure": failure})


@login_required
@require_POST
def retry(request: HttpRequest, pk: UUID) -> HttpResponse:
    if actions.retry(failures=queries.failures().filter(pk=pk), by=request.user):
        messages.success(request, _("The job will be tried again in a moment."))
    else:
        messages.info(request, _("The job is not among the failures any more."))
    return redirect("work:failure_list")


@login_required
@require_POST
def retry_all(request: HttpRequest) -> HttpResponse:
    count = actions.retry(failures=queries.failures(), by=request.user)
    messages.success(
        request,
        ngettext(
            "%(count)d job will be tried again in a moment.",
            "%(count)d jobs will be tried again in a moment.",
            count,
        )
        % {"count": count},
    )
    return redirect("work:failure_list")


@login_required
def discard(request: HttpRequest, pk: UUID) -> HttpResponse:
    may_see_failures(request.user).require()
    failures = queries.failures().filter(pk=pk)
    if request.method == "POST":
        if actions.discard(failures=failures, by=request.user):
            messages.success(request, _("The job was discarded. It will not be done."))
        return redirect("work:failure_list")
    return render(request, "work/discard_form.html", {"failure": get_object_or_404(failures)})
