"""The report from the consultation: a page to print, and a document for the office."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from gromada.decisions.actions import publish_report
from gromada.decisions.permissions import may_publish_report
from gromada.decisions.queries import kept_of_report, report_of
from gromada.decisions.queries.document import kept_document
from gromada.decisions.views.finding import hosted_process, visible_process

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def report(request: HttpRequest, slug: str) -> HttpResponse:
    process = visible_process(request, slug)
    unfolded = "all" in request.GET
    context = {
        "process": process,
        "report": kept_of_report(
            process, f"page:{unfolded}", lambda: written(process, unfolded=unfolded)
        ),
        "may_publish": may_publish_report(request.user, process),
    }
    return render(request, "decisions/report.html", context)


def written(process, *, unfolded):
    """The report as its page says it to everybody: how it begins, and the rest."""
    found = report_of(process)
    said = {"process": process, "report": found, "unfolded": unfolded}
    return {
        "is_published": found.published is not None,
        "in_short": render_to_string("decisions/_report_in_short.html", said),
        "in_full": render_to_string("decisions/_report_in_full.html", said),
    }


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
