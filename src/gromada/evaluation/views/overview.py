"""The hub: what was asked, answered, promised and found."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from gromada.evaluation import queries
from gromada.evaluation.queries import wording
from gromada.partnerships.models import Partnership
from gromada.partnerships.queries import late_commitments, partnerships_visible_to
from gromada.processes.models import Process
from gromada.processes.queries import processes_visible_to

SHOWN = 6


@require_GET
def overview(request: HttpRequest) -> HttpResponse:
    studies = queries.with_data(queries.studies_visible_to(request.user))
    answers = queries.answers_in()
    late = late_commitments()
    processes = processes_visible_to(request.user).exclude(state=Process.State.DRAFT)
    partnerships = partnerships_visible_to(request.user).exclude(state=Partnership.State.PREPARED)
    context = {
        "studies": [queries.standing_of_study(study) for study in studies[:4]],
        "answers": answers,
        "answers_sentence": wording.answers_sentence(answers),
        "late": late[:SHOWN],
        "n_late": len(late),
        "waves": queries.closed_waves_count(),
        "measured": [*partnerships[:SHOWN], *processes[:SHOWN]],
    }
    return render(request, "evaluation/overview.html", context)
