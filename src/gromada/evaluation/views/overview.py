"""The hub: what was asked, answered, promised and found."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from gromada.evaluation import queries


@require_GET
def overview(request: HttpRequest) -> HttpResponse:
    studies = queries.with_data(queries.studies_visible_to(request.user))
    context = {"studies": [queries.standing_of_study(study) for study in studies[:3]]}
    return render(request, "evaluation/overview.html", context)
