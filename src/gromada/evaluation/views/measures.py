"""The five measures of one process or partnership."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from gromada.charters.queries import charter_of
from gromada.charters.queries.headline import headline_of
from gromada.evaluation import queries
from gromada.evaluation.permissions import may_ask_about_trust
from gromada.evaluation.queries import wording
from gromada.evaluation.views.drawing import answers_chart, changes_chart, promises_chart
from gromada.evaluation.views.finding import measured_thing
from gromada.ledger.models import Addressed
from gromada.partnerships.models import Partnership
from gromada.partnerships.queries import bring_parts, partnerships_from
from gromada.processes.models import Process


@require_GET
def measures(request: HttpRequest, address: str) -> HttpResponse:
    thing = measured_thing(request, address)
    if isinstance(thing, Partnership):
        bring_parts([thing])
    charter = charter_of(thing)
    inclusion, trust = queries.inclusion_of(address), queries.trust_of(address)
    things = [thing, *partnerships_from(address, request.user)]
    studies = queries.with_data(queries.studies_about(things, request.user))
    context = {
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
        "studies": [queries.standing_of_study(study) for study in studies],
        "steering": may_ask_about_trust(request.user, thing),
    }
    return render(request, "evaluation/measures.html", context)


def accountability(thing: Addressed) -> dict:
    """Answers in a process, commitments in a partnership."""
    if isinstance(thing, Process):
        answers = queries.answers_in(thing)
        return {
            "is_process": True,
            "kept_sentence": wording.answers_sentence(answers),
            "kept_chart": answers_chart(answers),
        }
    keeping = queries.promises_in(thing)
    return {
        "is_process": False,
        "kept_sentence": wording.promises_sentence(keeping),
        "kept_chart": promises_chart(keeping),
    }


def sides_of(trust: queries.TrustRecord) -> list:
    return [trust.of("trust", side) for side in ("institution", "community")]
