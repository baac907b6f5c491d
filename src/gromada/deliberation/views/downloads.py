"""What can be taken home: counts for everyone, rows for the hosts."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_http_methods

from gromada.deliberation import queries
from gromada.deliberation.actions import download_rows
from gromada.deliberation.forms import PurposeForm
from gromada.deliberation.permissions import may_download_rows
from gromada.deliberation.queries import Findings
from gromada.deliberation.views.finding import found_process


@require_GET
def map_csv(request: HttpRequest, slug: str) -> HttpResponse:
    findings = found_map(request, slug)
    return attachment(
        queries.aggregates_csv(findings), "text/csv; charset=utf-8", f"{slug}-opinion-map.csv"
    )


@require_GET
def map_json(request: HttpRequest, slug: str) -> HttpResponse:
    findings = found_map(request, slug)
    return attachment(
        queries.aggregates_json(findings), "application/json", f"{slug}-opinion-map.json"
    )


@login_required
@require_http_methods(["GET", "POST"])
def rows(request: HttpRequest, slug: str) -> HttpResponse:
    process = found_process(request, slug)
    may_download_rows(request.user, process).require()
    form = PurposeForm(request.POST or None)
    if form.is_valid():
        packed = download_rows(process=process, reason=form.cleaned_data["reason"], by=request.user)
        return attachment(packed, "application/zip", f"{slug}-rows.zip")
    return render(request, "deliberation/rows_form.html", {"process": process, "form": form})


def found_map(request: HttpRequest, slug: str) -> Findings:
    process = found_process(request, slug)
    stored = queries.stored_map(process)
    if stored is None or not stored.is_published:
        raise Http404
    stored.process = process
    return queries.findings_of(stored)


def attachment(content: str | bytes, media_type: str, name: str) -> HttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(content, content_type=media_type, headers=headers)
