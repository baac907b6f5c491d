"""The five measures of one process or partnership."""

from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.views.decorators.http import require_GET

from gromada.charters.queries import charter_of
from gromada.charters.queries.headline import headline_of
from gromada.evaluation import queries
from gromada.evaluation.permissions import may_ask_about_trust
from gromada.evaluation.queries import marks, wording
from gromada.evaluation.views.drawing import answers_chart, changes_chart, promises_chart
from gromada.evaluation.views.finding import measured_thing
from gromada.ledger.models import Addressed
from gromada.ledger.queries import kept
from gromada.partnerships.models import Partnership
from gromada.partnerships.queries import bring_parts, partnerships_from
from gromada.processes.models import Process


@require_GET
def measures(request: HttpRequest, address: str) -> HttpResponse:
    thing = measured_thing(request, address)
    context = {
        "thing": thing,
        "address": address,
        "found": kept(f"evaluation.measures:{address}", partial(drawn, thing), *marks_of(thing)),
        "steering": may_ask_about_trust(request.user, thing),
    }
    return render(request, "evaluation/measures.html", context)


def drawn(thing: Addressed) -> str:
    """What everybody sees of the five, in the reader's language; without a reader."""
    return render_to_string("evaluation/_measures.html", measured(thing))


def marks_of(thing: Addressed) -> list[object]:
    found = [
        marks.mark_of_trust(thing.address),
        marks.mark_of_counts(thing.address),
        marks.mark_of_studies(),
    ]
    return [*found, marks.mark_of_answers(thing)] if isinstance(thing, Process) else found


def measured(thing: Addressed) -> dict[str, Any]:
    address, charter = thing.address, charter_of(thing)
    inclusion, trust = queries.inclusion_of(address), queries.trust_of(address)
    studies = queries.studies_about([thing, *partnerships_from(address)], None)
    return {
        "thing": thing,
        "address": address,
        "headline": headline_of(charter) if charter else None,
        "charter": charter,
        **accountability(thing),
        "inclusion": inclusion,
        "inclusion_sentence": wording.inclusion_sentence(inclusion),
        "trust": trust,
        "trust_sentence": " ".join(wording.trust_sentences(trust)),
        "trust_chart": changes_chart([side for side in sides_of(trust) if side], "trust"),
        "studies": [queries.standing_of_study(study) for study in queries.with_data(studies)],
    }


def accountability(thing: Addressed) -> dict[str, Any]:
    """Answers in a process, commitments in a partnership."""
    if isinstance(thing, Partnership):
        bring_parts([thing])
        keeping = queries.promises_in(thing)
        return {
            "is_process": False,
            "kept_sentence": wording.promises_sentence(keeping),
            "kept_chart": promises_chart(keeping),
        }
    answers = queries.answers_in(thing)
    return {
        "is_process": True,
        "kept_sentence": wording.answers_sentence(answers),
        "kept_chart": answers_chart(answers),
    }


def sides_of(trust: queries.TrustRecord) -> list:
    return [trust.of("trust", side) for side in ("institution", "community")]
