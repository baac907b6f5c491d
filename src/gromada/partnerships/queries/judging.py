"""How each side and the outside reviewer judge: kept apart, never averaged."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from gromada.charters.queries.glance import SideOnPage
from gromada.innovations.models import Factor
from gromada.partnerships.models import Commitment, OutcomeReport, Partnership, Rating

LEAST_SIDES = 2


@dataclass(frozen=True, slots=True)
class RaterOnPage:
    """Somebody who rates: a side with its mark, or the outside reviewer."""

    key: str
    title: str
    name: str
    shape: str = ""
    colour: str = ""


@dataclass(frozen=True, slots=True)
class Divergence:
    """How far apart the ratings of one commitment are, in levels, and the sentence about it."""

    levels: int
    sentence: str


def raters_of(partnership: Partnership, sides: Sequence[SideOnPage]) -> list[RaterOnPage]:
    """Sides that have a party, in the order of the charter; then the outside reviewer."""
    with_party = {party.side for party in partnership.parties.all()}
    raters = [
        RaterOnPage(side.key, side.title, side.name, side.shape, side.colour)
        for side in sides
        if side.key in with_party
    ]
    if partnership.reviewer_id:
        raters.append(
            RaterOnPage("", _("Outside reviewer"), _("the outside reviewer"), "pentagon", "e")
        )
    return raters


def ratings_by_rater(commitment: Commitment) -> dict[str, Rating]:
    """The newest rating of each side; the outside reviewer's under an empty key."""
    newest: dict[str, Rating] = {}
    for rating in commitment.ratings.all():
        newest[rating.side] = rating
    return newest


def divergence_of(ratings: dict[str, Rating], raters: Sequence[RaterOnPage]) -> Divergence | None:
    """What the ratings say together; None before there are two."""
    said = [(rater, ratings[rater.key]) for rater in raters if rater.key in ratings]
    if len(said) < LEAST_SIDES:
        return None
    levels = [rating.level for _rater, rating in said]
    apart = max(levels) - min(levels)
    if apart == 0:
        return Divergence(
            0,
            _("All who rated it say the same: %(level)s.")
            % {"level": said[0][1].get_level_display()},
        )
    words = "; ".join(f"{rater.name}: {rating.get_level_display()}" for rater, rating in said)
    sentence = (
        _("They see it a little differently. %(who)s.")
        if apart == 1
        else _("They see it very differently. %(who)s.")
    )
    return Divergence(apart, sentence % {"who": words[:1].upper() + words[1:]})


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the sides say of the outcome, side by side; agreed only where two say the same.

    ``status`` is empty while fewer than two sides have spoken or they disagree. Factors are those
    that at least two sides name with the same direction; the others are kept with their sides.
    """

    reports: tuple[tuple[str, OutcomeReport], ...]
    status: str
    helped: tuple[str, ...]
    hindered: tuple[str, ...]
    disputed: tuple[str, ...]

    @property
    def is_spoken(self) -> bool:
        """Whether at least two sides have said theirs: before that nothing is an outcome."""
        return len(self.reports) >= LEAST_SIDES

    @property
    def is_agreed(self) -> bool:
        return bool(self.status)

    @property
    def words(self) -> str:
        return str(OutcomeReport.Status(self.status).label) if self.status else ""

    def in_words(self, codes: tuple[str, ...]) -> list[object]:
        return [Factor(code).label for code in codes]

    @property
    def helped_words(self) -> list[object]:
        return self.in_words(self.helped)

    @property
    def hindered_words(self) -> list[object]:
        return self.in_words(self.hindered)

    @property
    def disputed_words(self) -> list[object]:
        return self.in_words(self.disputed)


def outcome_of(partnership: Partnership) -> Outcome:
    """The newest word of each side, and what they have in common."""
    newest: dict[str, OutcomeReport] = {}
    for report in partnership.outcome_reports.all():
        newest[report.side] = report
    reports = tuple(sorted(newest.items()))
    said = [report for _side, report in reports]
    statuses = {report.status for report in said}
    enough = len(said) >= LEAST_SIDES
    helped = _named_twice([report.helped for report in said])
    hindered = _named_twice([report.hindered for report in said])
    both_ways = {code for report in said for code in report.helped} & {
        code for report in said for code in report.hindered
    }
    return Outcome(
        reports=reports,
        status=said[0].status if enough and len(statuses) == 1 else "",
        helped=tuple(code for code in helped if code not in both_ways) if enough else (),
        hindered=tuple(code for code in hindered if code not in both_ways) if enough else (),
        disputed=tuple(sorted(both_ways)) if enough else (),
    )


def _named_twice(lists: Sequence[Sequence[str]]) -> list[str]:
    counts: dict[str, int] = {}
    for codes in lists:
        for code in codes:
            counts[code] = counts.get(code, 0) + 1
    return sorted(code for code, count in counts.items() if count >= LEAST_SIDES)
