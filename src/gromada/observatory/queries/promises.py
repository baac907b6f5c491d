"""What partnerships promised and kept, and what became of them in the eyes of each side."""

from collections.abc import Mapping

from django.db.models import Prefetch, QuerySet
from django.utils import timezone

from gromada.formats.bundle import Count, Outcome
from gromada.formats.bundle.facts import SECTORS
from gromada.methods.accountability import kept_on_time
from gromada.methods.errors import TooFewAnswers
from gromada.partnerships.models import Commitment, OutcomeReport, Partnership
from gromada.partnerships.queries import commitments_of, with_events


def with_promises(partnerships: QuerySet[Partnership]) -> QuerySet[Partnership]:
    """With all that a case says of them, at one price for one and for thirty."""
    return partnerships.prefetch_related(
        Prefetch("commitments", with_events(Commitment.objects.all())),
        Prefetch("outcome_reports", OutcomeReport.objects.order_by("pk")),
    )


def kept_in_time(partnership: Partnership) -> Count:
    """Of commitments whose first day has passed: how many were kept by that day."""
    today = timezone.localdate()
    try:
        found = kept_on_time(commitments_of(partnership, today), today=today)
    except TooFewAnswers:
        return Count(0, 0)
    return Count(round(found.by_first_day.value * found.n), found.n)


def outcomes_of(partnership: Partnership, sectors: Mapping[str, str]) -> tuple[Outcome, ...]:
    """The newest word of each side, under its sector; reasons stay where they were written."""
    newest = {report.side: report for report in partnership.outcome_reports.all()}
    found = [
        Outcome(
            by=_reporter(side, sectors),
            status=report.status,
            on=timezone.localtime(report.reported_at).date(),
            helped=tuple(sorted(report.helped)),
            hindered=tuple(sorted(report.hindered)),
        )
        for side, report in newest.items()
    ]
    return tuple(sorted(found, key=lambda each: (each.on, each.by, each.status)))


def _reporter(side: str, sectors: Mapping[str, str]) -> str:
    if not side:
        return "outside"
    sector = sectors.get(side, "other")
    return sector if sector in SECTORS else "other"
