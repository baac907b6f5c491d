"""The comparison as a chart, and the sentences that say the same."""

from django.utils.functional import Promise
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from gromada.charts import SHARES, Chart, Range, changes, ranges, ranges_legend
from gromada.charts.axes import round_ticks
from gromada.charts.text import decimal, percent
from gromada.observatory.queries.comparison import Comparison, Row


def comparison_chart(comparison: Comparison, language: str) -> Chart | None:
    """All models that have something to say; None while none has."""
    rows = [row for row in comparison.rows if row.told]
    if not rows:
        return None
    title: str | Promise = comparison.indicator.title
    return ranges(
        [_range(row, comparison, language) for row in rows],
        scale=SHARES if comparison.indicator.is_share else changes(_ticks(rows)),
        title=str(title),
        sentence=comparison_sentence(comparison),
        header=_("Model"),
        note_header=_("Counts"),
        language=language,
        key="comparison",
    )


def legend(language: str) -> SafeString:
    return mark_safe(ranges_legend(language))  # noqa: S308


def comparison_sentence(comparison: Comparison) -> str:
    """How many models can be compared at all; said before any number."""
    models, comparable = len(comparison.rows), comparison.comparable
    if not models:
        return _("There is no case yet.")
    if not comparable:
        return ngettext(
            "There is %(models)d model with cases, and too little is known to compare.",
            "There are %(models)d models with cases, and too little is known to compare any.",
            models,
        ) % {"models": models}
    return ngettext(
        "%(comparable)d of %(models)d models has enough cases to be compared.",
        "%(comparable)d of %(models)d models have enough cases to be compared.",
        comparable,
    ) % {"models": models, "comparable": comparable}


def row_sentence(row: Row, comparison: Comparison, language: str) -> str:
    """One model in a sentence, its counts first."""
    told = len(row.told)
    if not told:
        return _("None of its cases says anything about this.")
    words = {"cases": told, "k": row.k, "n": row.n}
    if comparison.indicator.is_share:
        if row.estimate is None:
            return (
                ngettext(
                    "%(k)d of %(n)d in %(cases)d case.",
                    "%(k)d of %(n)d in %(cases)d cases.",
                    told,
                )
                % words
            )
        return ngettext(
            "%(k)d of %(n)d in %(cases)d case. The share of the model lies between %(low)s and "
            "%(high)s.",
            "%(k)d of %(n)d in %(cases)d cases. The share of the model lies between %(low)s and "
            "%(high)s.",
            told,
        ) % {
            **words,
            "low": percent(row.estimate.low, language),
            "high": percent(row.estimate.high, language),
        }
    if row.estimate is None:
        return (
            ngettext(
                "Measured in %(cases)d case.",
                "Measured in %(cases)d cases.",
                told,
            )
            % words
        )
    together = ngettext(
        "Measured in %(cases)d case: between %(low)s and %(high)s together.",
        "Measured in %(cases)d cases: between %(low)s and %(high)s together.",
        told,
    ) % {
        **words,
        "low": decimal(row.estimate.low, 2, language),
        "high": decimal(row.estimate.high, 2, language),
    }
    if row.expected is None:
        return together
    low, high = (decimal(end, 2, language) for end in row.expected)
    further = _("One more such case may lie between %(low)s and %(high)s.")
    return f"{together} {further % {'low': low, 'high': high}}"


def _range(row: Row, comparison: Comparison, language: str) -> Range:
    estimate = row.estimate
    if estimate is None:
        note = _("too few to compare")
    elif comparison.indicator.is_share:
        note = _("%(k)d of %(n)d") % {"k": row.k, "n": row.n}
    else:
        note = ngettext("%(cases)d case", "%(cases)d cases", row.n) % {"cases": row.n}
    return Range(
        label=row.title,
        note=note,
        value=estimate.value if estimate else None,
        low=estimate.low if estimate else None,
        high=estimate.high if estimate else None,
        others=[each.value for each in row.told if not each.shown.is_own],
        own=[each.value for each in row.own],
    )


def _ticks(rows: list[Row]) -> list[float]:
    ends = [each.value for row in rows for each in row.told]
    ends += [end for row in rows if row.estimate for end in (row.estimate.low, row.estimate.high)]
    return round_ticks(min(0.0, *ends), max(0.0, *ends), most=5)
