"""Charts of what was measured."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from gromada import charts
from gromada.evaluation.models.study import language_now
from gromada.evaluation.queries import Answers, DimensionOnPage, ScaleOnSide
from gromada.evaluation.queries.wording import answers_sentence, promises_sentence
from gromada.methods.accountability import Keeping, Waiting


def answers_chart(answers: Answers | None) -> charts.Chart | None:
    if answers is None:
        return None
    return charts.waiting_curve(
        steps_of(answers.waiting),
        longest=answers.waiting.longest,
        due=answers.term,
        title=_("Share of inputs answered, by days since they came, in percent"),
        sentence=answers_sentence(answers),
        language=language_now(),
        key="answers",
    )


def promises_chart(keeping: Keeping | None) -> charts.Chart | None:
    if keeping is None:
        return None
    return charts.waiting_curve(
        steps_of(keeping.delay),
        longest=keeping.delay.longest,
        due=0,
        title=_("Share of commitments kept, by days after the day first promised, in percent"),
        sentence=promises_sentence(keeping),
        language=language_now(),
        key="promises",
    )


def steps_of(waiting: Waiting) -> list[charts.Step]:
    return [
        charts.Step(step.time, 1 - step.still_waiting, 1 - step.high, 1 - step.low)
        for step in waiting.steps
    ]


def gaps_chart(dimension: DimensionOnPage, key: str) -> charts.Chart | None:
    """How many percentage points a group is above or below its share among those who live here."""
    if not dimension.shown:
        return None
    return charts.intervals(
        [
            charts.Estimate(
                group.name,
                100 * group.gap,
                (
                    100 * (group.share.low - group.reference),
                    100 * (group.share.high - group.reference),
                ),
            )
            for group in dimension.shown
        ],
        title=_("%(dimension)s: above or below the share among those who live here")
        % {"dimension": dimension.name},
        sentence=_(
            "In percentage points. Below zero a group is missing; where the bar crosses zero, "
            "that may be chance."
        ),
        header=dimension.name,
        language=language_now(),
        key=key,
        categories=True,
    )


def changes_chart(sides: Sequence[ScaleOnSide], key: str) -> charts.Chart | None:
    """The last change on both sides, next to each other."""
    named = {"institution": _("institution"), "community": _("community")}
    found = [(side, side.latest.change) for side in sides if side.latest.change]
    if not found:
        return None
    language = language_now()
    scale = sides[0].scale
    return charts.intervals(
        [
            charts.Estimate(named[side.side], change.value, (change.low, change.high))
            for side, change in found
        ],
        title=_("%(scale)s: change since the round before") % {"scale": scale.words},
        sentence=_(
            "Change since the wave before, on a scale from %(lowest)d to %(highest)d. Where the "
            "bar crosses zero, the change cannot be told from zero."
        )
        % {"lowest": scale.lowest, "highest": scale.highest},
        header=_("Who was asked"),
        language=language,
        key=key,
        categories=True,
    )
