"""The report from the consultation: a page to print, and a document for the office."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from gromada.decisions.actions import publish_report
from gromada.decisions.permissions import may_publish_report
from gromada.decisions.queries import report_of
from gromada.decisions.queries.document import kept_document
from gromada.decisions.views.finding import hosted_process, visible_process

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def report(request: HttpRequest, slug: str) -> HttpResponse:
    process = visible_process(request, slug)
    found = report_of(process)
    context = {
        "process": process,
        "report": found,
        "unfolded": "all" in request.GET,
        "may_publish": may_publish_report(request.user, process),
    }
    return render(request, "decisions/report.html", context)


def report_docx(request: HttpRequest, slug: str) -> HttpResponse:
    process = visible_process(request, slug)
    content = kept_document(process, language=get_language() or "pl")
    name = _("consultation-report")
    headers = {"Content-Disposition": f'attachment; filename="{name}-{process.slug}.docx"'}
    return HttpResponse(content, content_type=DOCX, headers=headers)


@login_required
@require_POST
def report_publish(request: HttpRequest, slug: str) -> HttpResponse:
    process = hosted_process(request, slug)
    publish_report(process=process, by=request.user)
    messages.success(request, _("The report is published, with its numbers of today."))
    return redirect("decisions:report", slug)
