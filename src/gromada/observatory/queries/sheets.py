"""One case as rows of a sheet, and changes of models as rows of a table."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from gromada.charts.effect_words import grade_name
from gromada.charts.text import decimal, percent
from gromada.formats.bundle import Count, Measured, StudyResult
from gromada.innovations.models import Factor
from gromada.methods.comparison import Transitions
from gromada.methods.impact import Grade
from gromada.observatory.queries.cases import CaseOnPage
from gromada.observatory.queries.comparison import INDICATORS
from gromada.observatory.queries.words import (
    MISSING,
    ORIGINS,
    REPORTERS,
    SIDE_NAMES,
    STATES,
    STATUSES,
    TERRITORIES,
    model_title,
)


@dataclass(frozen=True, slots=True)
class Said:
    """What one sector says became of it."""

    by: str | Promise
    status: str | Promise
    on: object
    helped: str
    hindered: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """A case in words: its facts, its counts, what became of it."""

    facts: list[tuple[str, str]]
    counts: list[tuple[str | Promise, str]]
    outcomes: list[Said]
    studies: list[str]


def sheet(shown: CaseOnPage) -> Sheet:
    case = shown.case
    language = (get_language() or "pl")[:2]
    seats = ", ".join(
        f"{SIDE_NAMES[sector][language]} {number}" for sector, number in sorted(case.seats.items())
    )
    facts = [
        (_("Model"), f"{model_title(case.model)} ({case.model})"),
        (_("Where it began"), str(ORIGINS[case.origin])),
        (_("State"), str(STATES[case.state])),
        (_("Territory"), str(TERRITORIES[case.territory])),
        (_("Seats"), seats or "–"),
        (_("People who took part"), _people(shown)),
    ]
    return Sheet(
        facts=facts,
        counts=[
            (
                indicator.title,
                count_words(indicator.count(case))
                if indicator.count
                else measured_words(case.indicators.trust_change),
            )
            for indicator in INDICATORS.values()
        ],
        outcomes=[
            Said(
                REPORTERS[each.by],
                STATUSES[each.status],
                each.on,
                ", ".join(str(Factor(code).label) for code in each.helped),
                ", ".join(str(Factor(code).label) for code in each.hindered),
            )
            for each in case.outcomes
        ],
        studies=[study_words(each, language) for each in case.studies],
    )


def count_words(count: Count) -> str:
    """«4 of 6», or why there is no number."""
    if count.k is None:
        return str(MISSING[count.reason])
    if not count.n:
        return _("nothing to count yet")
    return _("%(k)d of %(n)d") % {"k": count.k, "n": count.n}


def measured_words(found: Measured) -> str:
    if found.value is None:
        return str(MISSING[found.reason])
    language = (get_language() or "pl")[:2]
    if found.low is None or found.high is None:
        return decimal(found.value, 2, language)
    return ngettext(
        "%(value)s (from %(low)s to %(high)s; %(n)d person)",
        "%(value)s (from %(low)s to %(high)s; %(n)d people)",
        found.n or 0,
    ) % {
        "value": decimal(found.value, 2, language),
        "low": decimal(found.low, 2, language),
        "high": decimal(found.high, 2, language),
        "n": found.n or 0,
    }


def study_words(study: StudyResult, language: str) -> str:
    """What a study could tell, with the strength of its design; never a number without a unit."""
    grade = grade_name(Grade[study.grade.upper()], language)
    answer = {
        True: _("the difference can be told from zero"),
        False: _("the difference cannot be told from zero"),
        None: _("the design does not say how sure it is"),
    }[study.told_from_zero]
    return f"{grade}: {answer}"


def transition_rows(found: Transitions | None) -> list[dict[str, str]]:
    """From which model to which, with the count and its base."""
    if found is None:
        return []
    language = (get_language() or "pl")[:2]
    return [
        {
            "before": model_title(str(move.before)),
            "after": model_title(str(move.after)),
            "count": _("%(k)d of %(n)d") % {"k": move.count, "n": move.of},
            "low": percent(move.estimate.low, language),
            "high": percent(move.estimate.high, language),
        }
        for move in found.moves
    ]


def _people(shown: CaseOnPage) -> str:
    people = shown.case.indicators.participants
    return str(MISSING[people.reason]) if people.count is None else str(people.count)
