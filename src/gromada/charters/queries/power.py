"""The expert drawer: power indices of a charter, for boards of three blocs or weighted seats.

For two sides with one key each the indices are one half whatever the charter says, so they are
not shown; and never are they called a transfer of power.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from gromada.charters.models import Seat
from gromada.charters.queries.glance import language_now
from gromada.charts import SHARES, Chart, Range, ranges
from gromada.charts.text import listed, percent
from gromada.methods.charter import Act, Family
from gromada.methods.charter import Charter as Rules
from gromada.methods.charter.probing import carries, seats_needed
from gromada.methods.charter.sentences import FAMILY_NAMES, family_act
from gromada.methods.charter.yes import yes_of_side
from gromada.methods.power import (
    Power,
    Rule,
    TooManyCoalitions,
    all_of,
    any_of,
    power,
    veto,
)

FEWEST_BLOCS, MOST_BLOCS = 3, 8


@dataclass(frozen=True, slots=True)
class SidePower:
    """The indices of one side, in words; at seat level the sum over its seats."""

    name: str
    banzhaf: str
    absolute: str
    shapley_shubik: str
    prevent: str
    initiate: str


@dataclass(frozen=True, slots=True)
class PowerAtLevel:
    """One level: blocs that vote as one, or seats that vote freely."""

    title: str
    assumption: str
    rows: Sequence[SidePower]
    chart: Chart
    act: str
    remark: str


@dataclass(frozen=True, slots=True)
class FamilyPower:
    """The families of acts that share a rule, and the power under it."""

    title: str
    levels: Sequence[PowerAtLevel]


def expert_power(text: Rules, weights: dict[str, dict[str, int]]) -> list[FamilyPower]:
    """The indices for each family that three blocs, or weighted seats, decide; else nothing."""
    is_weighted = any(weight != 1 for own in weights.values() for weight in own.values())
    found: dict[object, tuple[list[Family], Act]] = {}
    for family in Family:
        coalitions = smallest_coalitions(text, family_act(family))
        blocs = frozenset().union(*coalitions)
        if not blocs or (len(blocs) < FEWEST_BLOCS and not is_weighted):
            continue
        rule = text.families[family]
        asked = frozenset((side, seats_needed(text, rule, side)) for side in blocs)
        found.setdefault((coalitions, asked), ([], family_act(family)))[0].append(family)
    names = FAMILY_NAMES[language_now()]
    return [
        FamilyPower(
            listed([names[family] for family in families], language_now()),
            levels_of(text, act, weights, key=families[0].value),
        )
        for families, act in found.values()
    ]


def weights_of(text: Rules, seats: Sequence[Seat]) -> dict[str, dict[str, int]]:
    """The weight of each seat, by side; a seat that the charter only foresees counts one."""
    given = {(seat.side, seat.number): seat.weight for seat in seats}
    return {
        side.key: {
            f"{side.key} {number}": given.get((side.key, number), 1)
            for number in range(1, side.seats + 1)
        }
        for side in text.sides
    }


def smallest_coalitions(text: Rules, act: Act) -> frozenset[frozenset[str]]:
    """The least sets of sides that carry together; asked of ``settle``."""
    keys = [side.key for side in text.sides]
    if len(keys) > MOST_BLOCS or carries(text, act, []):
        return frozenset()
    least: set[frozenset[str]] = set()
    for size in range(1, len(keys) + 1):
        for some in combinations(keys, size):
            if not any(one <= set(some) for one in least) and carries(text, act, some):
                least.add(frozenset(some))
    return frozenset(least)


def levels_of(
    text: Rules, act: Act, weights: dict[str, dict[str, int]], *, key: str
) -> list[PowerAtLevel]:
    coalitions = [sorted(each) for each in smallest_coalitions(text, act)]
    sides = [side.key for side in text.sides]
    blocs = any_of(*(veto(*each) for each in coalitions))
    needs = {side: yes_of_side(text, text.rule(act), side, weights[side]) for side in sides}
    single = any_of(*(all_of(*(needs[side] for side in each)) for each in coalitions))
    every = {side: list(weights[side]) for side in sides}
    found = [
        at_level(
            text, blocs, {side: [side] for side in sides}, key=f"power-bloc-{key}",
            title=_("Level of blocs"),
            assumption=_("Each side votes as one."),
        ),
        at_level(
            text, single, every, key=f"power-seat-{key}",
            title=_("Level of seats"),
            assumption=_("Each seat votes freely; what stands here is the sum over a side."),
        ),
    ]  # fmt: skip
    return [level for level in found if level is not None]


def at_level(
    text: Rules,
    rule: Rule,
    players: dict[str, list[str]],
    *,
    key: str,
    title: str,
    assumption: str,
) -> PowerAtLevel | None:
    language = language_now()
    everyone = [player for own in players.values() for player in own]
    try:
        result = power(rule, everyone)
    except TooManyCoalitions:
        return None
    shares = {side: summed(result, own) for side, own in players.items()}
    names = {side.key: side.name(language) for side in text.sides}
    rows = [
        SidePower(names[side], *(percent(float(value), language) for value in values))
        for side, values in shares.items()
    ]
    sentence = _("Share of the situations in which a side is decisive: %(sides)s.") % {
        "sides": listed([f"{row.name} {row.banzhaf}" for row in rows], language)
    }
    chart = ranges(
        [
            Range(row.name, row.banzhaf, float(shares[side][0]))
            for side, row in zip(shares, rows, strict=True)
        ],
        scale=SHARES, title=title, sentence=sentence, header=_("Side"),
        note_header=_("Banzhaf index"), language=language, key=key,
    )  # fmt: skip
    return PowerAtLevel(
        title,
        assumption,
        rows,
        chart,
        percent(float(result.coleman_act), language),
        vetoes_words(len(result.vetoes)),
    )


def summed(result: Power, own: list[str]) -> list[float]:
    """The indices of the seats of a side together; to prevent and initiate, of the strongest."""
    at = [result.players.index(player) for player in own]
    return [
        float(sum(result.banzhaf[place] for place in at)),
        float(max(result.banzhaf_absolute[place] for place in at)),
        float(sum(result.shapley_shubik[place] for place in at)),
        float(max(result.coleman_prevent[place] for place in at)),
        float(max(result.coleman_initiate[place] for place in at)),
    ]


def vetoes_words(vetoes: int) -> str:
    if not vetoes:
        return _("Nobody alone can stop everything.")
    return ngettext(
        "%(count)d of them can stop everything alone.",
        "%(count)d of them can each stop everything alone.",
        vetoes,
    ) % {"count": vetoes}
