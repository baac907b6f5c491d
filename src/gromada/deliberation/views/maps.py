"""The opinion map: a page, its numbers, its downloads. Nothing is computed here."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_GET

from gromada.deliberation import queries
from gromada.deliberation.permissions import may_download_rows, may_vote
from gromada.deliberation.queries.maps import enough_for_a_map
from gromada.deliberation.queries.wording import MapWords
from gromada.deliberation.views.finding import found_process, here


@require_GET
def opinion_map(request: HttpRequest, slug: str) -> HttpResponse:
    process = found_process(request, slug)
    participant = here(request, process)
    stored = queries.stored_map(process)
    context = {
        "process": process,
        "voting": may_vote(request.visitor, process),
        "downloading": may_download_rows(request.user, process),
        "first_at": queries.FIRST_MAP_PEOPLE,
        "step": queries.STEP_PEOPLE,
    }
    if stored is None or not stored.is_published:
        context["being_drawn"] = enough_for_a_map(process)
        return render(request, "deliberation/map_waiting.html", context)
    language = (get_language() or "pl")[:2]
    stored.process = process
    findings = queries.findings_of(stored)
    you = queries.place_of(participant, findings)
    context |= {
        "stored": stored,
        "findings": findings,
        "words": MapWords(findings, you, language),
        "you": you,
        "chart": queries.map_chart(findings, you, language),
    }
    return render(request, "deliberation/map.html", context)


@require_GET
def map_numbers(request: HttpRequest, slug: str) -> HttpResponse:
    """Every number of the map as a table."""
    process = found_process(request, slug)
    stored = queries.stored_map(process)
    if stored is None or not stored.is_published:
        return opinion_map(request, slug)
    stored.process = process
    findings = queries.findings_of(stored)
    page = Paginator(findings.everything(), 50).get_page(request.GET.get("page"))
    context = {"process": process, "stored": stored, "findings": findings, "page": page}
    return render(request, "deliberation/map_numbers.html", context)
