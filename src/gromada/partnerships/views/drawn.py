"""What a partnership says of itself: drawn once for everybody when it is signed."""

from functools import partial

from django.db.models import Prefetch, prefetch_related_objects
from django.template.loader import render_to_string

from gromada.charters.queries import live_motions
from gromada.ledger.queries import kept
from gromada.partnerships.models import OutcomeReport
from gromada.partnerships.queries import (
    all_parts,
    divergence_of,
    how_it_ended,
    how_it_stands,
    outcome_of,
    raters_of,
    ratings_by_rater,
    sides_of,
    standings_of,
    who_promised,
    with_texts,
)


def in_parts(request, partnership, how, may_edit):
    """The parts of its page by name; while it is prepared, with what its parties can take out."""
    sides = [row.side for row in how.sides] if how else sides_of(partnership)
    if partnership.is_prepared:
        return drawn(partnership, sides, request, may_edit=may_edit)
    return kept(f"partnerships.page:{partnership.address}", partial(drawn, partnership, sides))


def drawn(partnership, sides, request=None, *, may_edit=False):
    """In the reader's language; without a request there is no reader."""
    reports = with_texts(OutcomeReport.objects.all(), "reason")
    prefetch_related_objects([partnership], *all_parts(), Prefetch("outcome_reports", reports))
    standings, raters = standings_of(partnership), raters_of(partnership, sides)
    outcome = outcome_of(partnership)
    said = {side for side, _report in outcome.reports}
    context = {
        "partnership": partnership,
        "may_edit": may_edit,
        "parties": with_sides(partnership, sides),
        "rows": [rated(standing, raters) for standing in standings],
        "late": [standing for standing in standings if standing.is_late],
        "outcome": outcome,
        "silent": [side.title for side in sides if side.key not in said],
        "side_names": {side.key: side for side in sides},
        "reports": with_sides_of_reports(outcome, sides),
        "live_motions": live_motions(partnership),
    }
    parts = ("late", "proposed", "parties", "commitments", "outcome")
    return {
        "sentence": who_promised(partnership, standings),
        "stands": how_it_stands(partnership, standings),
        "ended": how_it_ended(partnership),
        **{
            part: render_to_string(f"partnerships/_{part}.html", context, request) for part in parts
        },
    }


def with_sides(partnership, sides):
    """Each party with the mark of its side, in the order of the charter."""
    by_key = {side.key: side for side in sides}
    order = {side.key: place for place, side in enumerate(sides)}
    rows = sorted(partnership.parties.all(), key=lambda party: order.get(party.side, len(order)))
    return [{"party": party, "side": by_key.get(party.side)} for party in rows]


def with_sides_of_reports(outcome, sides):
    by_key = {side.key: side for side in sides}
    return [{"report": report, "side": by_key.get(side)} for side, report in outcome.reports]


def rated(standing, raters):
    """A commitment with the ratings it has, kept apart."""
    ratings = ratings_by_rater(standing.commitment)
    return {
        "standing": standing,
        "commitment": standing.commitment,
        "ratings": [(rater, ratings.get(rater.key)) for rater in raters] if ratings else [],
        "divergence": divergence_of(ratings, raters),
    }
