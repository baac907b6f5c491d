"""The hub: what was asked, answered, promised and found."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.views.decorators.http import require_GET

from gromada.evaluation import queries
from gromada.evaluation.queries import marks, wording
from gromada.ledger.queries import kept
from gromada.partnerships.models import Partnership
from gromada.partnerships.queries import (
    anything_promised,
    late_commitments,
    partnerships_visible_to,
)
from gromada.processes.models import Process
from gromada.processes.queries import processes_visible_to

SHOWN = 6
STUDIES = 4


@require_GET
def overview(request: HttpRequest) -> HttpResponse:
    # drafts are measured for nobody, so everybody sees the same
    found = kept("evaluation.overview", drawn, marks.mark_of_answers(), marks.mark_of_studies())
    return render(request, "evaluation/overview.html", {"found": found})


def drawn() -> str:
    """What everybody sees, in the reader's language; without a reader."""
    studies = list(queries.with_data(queries.studies_visible_to(None))[:STUDIES])
    answers, late = queries.answers_in(), late_commitments()
    processes = processes_visible_to(None).exclude(state=Process.State.DRAFT)
    partnerships = partnerships_visible_to(None).exclude(state=Partnership.State.PREPARED)
    measured = [*partnerships[:SHOWN], *processes[:SHOWN]]
    context = {
        "nothing_yet": not (studies or answers or measured),
        "studies": [queries.standing_of_study(study) for study in studies],
        "answers": answers,
        "answers_sentence": wording.answers_sentence(answers),
        "late": late[:SHOWN],
        "n_late": len(late),
        "promised": bool(late) or anything_promised(),
        "measured": measured,
    }
    return render_to_string("evaluation/_overview.html", context)
