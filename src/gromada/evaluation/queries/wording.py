"""What was measured, each in a sentence."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from gromada.charts.text import decimal, percent
from gromada.evaluation.models import Scale, Side
from gromada.evaluation.models.study import language_now
from gromada.evaluation.queries.accountability import Answers
from gromada.evaluation.queries.inclusion import Inclusion
from gromada.evaluation.queries.trust import ScaleOnSide, TrustRecord, WaveOfScale
from gromada.methods.accountability import Keeping
from gromada.methods.inclusion import Representation
from gromada.methods.trust import Change, Reliability
from gromada.methods.uncertainty import Estimate

# a share that rounds to nothing
LEAST_WORTH_SAYING = 0.005


def answers_sentence(answers: Answers | None) -> str:
    """«Of 212 inputs 180 were answered …»: what still waits is never left out."""
    if answers is None:
        return _("Nothing to show yet: nobody has sent an input that is owed an answer.")
    words = ngettext(
        "Of %(inputs)d input %(answered)d was answered.",
        "Of %(inputs)d inputs %(answered)d were answered.",
        answers.inputs,
    ) % {"inputs": answers.inputs, "answered": answers.answered}
    return " ".join([words, in_time_sentence(answers), median_sentence(answers)]).strip()


def in_time_sentence(answers: Answers) -> str:
    if not answers.due:
        return _("None is due yet.")
    return _("Of %(due)d that were due or answered, %(in_time)d were answered in time.") % {
        "due": answers.due,
        "in_time": answers.in_time,
    }


def median_sentence(answers: Answers) -> str:
    median = answers.waiting.median
    if median is None:
        return _("Fewer than half have an answer, so it cannot be said how long half of them wait.")
    if 2 * answers.answered < answers.inputs:
        # Kaplan–Meier reaches the middle although most have not been answered
        return ngettext(
            "We estimate that half would wait up to %(days)d day; most inputs are still waiting.",
            "We estimate that half would wait up to %(days)d days; most inputs are still waiting.",
            round(median),
        ) % {"days": round(median)}
    return ngettext(
        "Half had an answer within %(days)d day.",
        "Half had an answer within %(days)d days.",
        round(median),
    ) % {"days": round(median)}


def promises_sentence(keeping: Keeping | None) -> str:
    """«2 of 4 were kept by the day first promised»."""
    if keeping is None:
        return _("Nothing to show yet: no commitment was due.")
    kept = round(keeping.by_first_day.value * keeping.n)
    words = ngettext(
        "Of %(n)d commitment that was due, %(kept)d was kept by the day first promised.",
        "Of %(n)d commitments that were due, %(kept)d were kept by the day first promised.",
        keeping.n,
    ) % {"n": keeping.n, "kept": kept}
    moved = ngettext(
        "The day of %(moved)d was moved; the first day counts.",
        "The days of %(moved)d were moved; the first day counts.",
        keeping.n_moved,
    ) % {"moved": keeping.n_moved}
    return f"{words} {moved}" if keeping.n_moved else words


def inclusion_sentence(inclusion: Inclusion) -> str:
    """Who is missing most, or why nothing can be said."""
    if inclusion.table is None:
        return _("Nothing to show yet: it was not written down who lives here.")
    if not inclusion.dimensions:
        return _("Nothing to show yet: fewer than ten people have said anything about themselves.")
    missing, language = inclusion.most_missing, language_now()
    if missing is None:
        return _(
            "No group that can be shown is missing by more than chance, among those who said "
            "something about themselves."
        )
    return _(
        "Missing most: “%(group)s”, %(share)s of those who said something about themselves and "
        "%(reference)s of those who live here."
    ) % {
        "group": missing.name,
        "share": percent(missing.share.value, language),
        "reference": percent(missing.reference, language),
    }


def likeness_sentence(whole: Representation) -> str:
    """How many of those who take part would have to be others, and the least that is possible."""
    language = language_now()
    least = percent(whole.smallest_dissimilarity, language)
    words = (
        _(
            "For those who take part to be like those who live here, %(share)s of them would have "
            "to be of another group."
        )
        if whole.smallest_dissimilarity < LEAST_WORTH_SAYING
        else _(
            "For those who take part to be like those who live here, %(share)s of them would have "
            "to be of another group. With so few people it cannot come below %(least)s."
        )
    )
    return words % {"share": percent(whole.dissimilarity, language), "least": least}


def trust_sentences(trust: TrustRecord) -> list[str]:
    """How trust changed on both sides, in this order; or how high it was in the one wave."""
    sides = [trust.of("trust", side) for side in Side.values]
    shown = [side for side in sides if side is not None]
    if not shown:
        return [_("Nothing to show yet: nobody was asked, or the questions are still open.")]
    return [side_sentence(side) for side in shown]


def side_sentence(side: ScaleOnSide) -> str:
    latest = side.latest
    if latest.change is not None:
        return change_sentence(side.side, side.scale, latest.change)
    if latest.mean is not None:
        return level_sentence(side.side, side.scale, latest.mean)
    if side.side == Side.INSTITUTION:
        return _("What people of the institution answered is not shown: it would tell of too few.")
    return _("What residents and partners answered is not shown: it would tell of too few.")


def change_sentence(side: str, scale: Scale, change: Change) -> str:
    language = language_now()
    told = change.low > 0 or change.high < 0
    if side == Side.INSTITUTION:
        words = {
            (True, True): _(
                "The institution's trust in residents and partners rose by %(by)s on a scale from "
                "%(lowest)d to %(highest)d (95%% interval: %(low)s to %(high)s)."
            ),
            (True, False): _(
                "The institution's trust in residents and partners fell by %(by)s on a scale from "
                "%(lowest)d to %(highest)d (95%% interval: %(low)s to %(high)s)."
            ),
        }.get((told, change.value > 0)) or _(
            "The change in the institution's trust cannot be told from zero: %(change)s on a scale "
            "from %(lowest)d to %(highest)d (95%% interval: %(low)s to %(high)s)."
        )
    else:
        words = {
            (True, True): _(
                "Trust of residents and partners in the institution rose by %(by)s on a scale from "
                "%(lowest)d to %(highest)d (95%% interval: %(low)s to %(high)s)."
            ),
            (True, False): _(
                "Trust of residents and partners in the institution fell by %(by)s on a scale from "
                "%(lowest)d to %(highest)d (95%% interval: %(low)s to %(high)s)."
            ),
        }.get((told, change.value > 0)) or _(
            "The change in the trust of residents and partners cannot be told from zero: "
            "%(change)s on a scale from %(lowest)d to %(highest)d (95%% interval: %(low)s to "
            "%(high)s)."
        )
    said = words % {
        "by": decimal(abs(change.value), 2, language),
        "change": signed(change.value),
        "lowest": scale.lowest,
        "highest": scale.highest,
        "low": signed(change.low),
        "high": signed(change.high),
    }
    return f"{said} {basis_sentence(change)}"


def basis_sentence(change: Change) -> str:
    """On whom a change rests."""
    if change.is_linked:
        return ngettext(
            "%(n)d person answered both times.", "%(n)d people answered both times.", change.n
        ) % {"n": change.n}
    return _(
        "Two groups are compared (%(before)d and %(after)d people), who may be others: too few "
        "could be linked."
    ) % {"before": change.n_before, "after": change.n_after}


@dataclass(frozen=True, slots=True)
class WaveInWords:
    """One row of the table of a scale; "" where nothing may be shown."""

    side: str
    number: int
    asked: int
    answered: int | None
    is_hidden: bool
    mean: str
    change: str
    basis: str
    alpha: str


def wave_in_words(side: ScaleOnSide, wave: WaveOfScale) -> WaveInWords:
    change = wave.change
    linked, compared = "", ""
    if change and change.is_linked:
        linked = ngettext("%(n)d person twice", "%(n)d people twice", change.n) % {"n": change.n}
    elif change:
        compared = _("two groups compared")
    return WaveInWords(
        side=side.side,
        number=wave.number,
        asked=wave.asked,
        answered=wave.answered,
        is_hidden=wave.is_hidden,
        mean=with_interval(wave.mean, decimal_words) if wave.mean else "",
        change=with_interval(change, signed) if change else "",
        basis=linked or compared,
        alpha=with_interval(wave.alpha, decimal_words) if wave.alpha else "",
    )


def with_interval(found: Estimate | Change | Reliability, written: Callable[[float], str]) -> str:
    """«3,23 (2,88 – 3,57)»."""
    return f"{written(found.value)} ({written(found.low)} – {written(found.high)})"


def decimal_words(value: float) -> str:
    return decimal(value, 2, language_now())


def level_sentence(side: str, scale: Scale, mean: Estimate) -> str:
    language = language_now()
    words = (
        _(
            "The institution trusts residents and partners at %(mean)s of %(highest)d "
            "(%(n)d people)."
        )
        if side == Side.INSTITUTION
        else _(
            "Residents and partners trust the institution at %(mean)s of %(highest)d "
            "(%(n)d people)."
        )
    )
    return words % {
        "mean": decimal(mean.value, 1, language),
        "highest": scale.highest,
        "n": mean.n,
    }


def signed(value: float) -> str:
    words = decimal(value, 2, language_now())
    return f"+{words}" if value > 0 else words
