"""Who takes part beside who lives here, and how equally they are heard."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from django.db.models import Count, Q

from gromada.deliberation.models import Statement
from gromada.drafting.models import Amendment
from gromada.evaluation.models import AboutMe, Margin, MarginTable, WhoTakesPart
from gromada.methods.errors import MethodError
from gromada.methods.inclusion import GroupShare, Representation, representation, suppress, voice
from gromada.methods.trust.scales import FEWEST
from gromada.people.models import Participant
from gromada.processes.models import IntakeItem

# a first count is of so many people, and a new one of so many more
FIRST, STEP = 10, 5


def margin_table(holder: str) -> MarginTable | None:
    return MarginTable.objects.filter(holder=holder).order_by("-pk").first()


def margins_of(holder: str) -> dict[str, list[Margin]]:
    """Who lives here: the categories of each dimension, in the order of the file."""
    return margins_in(margin_table(holder))


def margins_in(table: MarginTable | None) -> dict[str, list[Margin]]:
    found: dict[str, list[Margin]] = {}
    for margin in table.margins.order_by("order") if table else ():
        found.setdefault(margin.dimension, []).append(margin)
    return found


def asks_about_people(holder: str) -> bool:
    """Whether it is known who lives here, so that people can say where they belong."""
    return Margin.objects.filter(table__holder=holder).exists()


def holders_with_margins() -> list[str]:
    """Where who takes part is counted."""
    return list(MarginTable.objects.order_by("holder").values_list("holder", flat=True).distinct())


def about_me_of(participant: Participant | None) -> AboutMe | None:
    return AboutMe.objects.filter(participant=participant).first() if participant else None


def contributions_of(holder: str) -> dict[int, int]:
    """How often each participant put something in: statements, inputs, amendments. Never votes."""
    found = dict.fromkeys(Participant.objects.filter(holder=holder).values_list("pk", flat=True), 0)
    shown = Statement.Status.VISIBLE
    for rows, who in (
        (Statement.objects.filter(Q(status=shown), author__holder=holder), "author"),
        (IntakeItem.objects.filter(participant__holder=holder), "participant"),
        (Amendment.objects.filter(proposer__holder=holder), "proposer"),
    ):
        counted = rows.order_by().values(who).annotate(n=Count("pk"))
        for participant, n in counted.values_list(who, "n"):
            found[participant] = found.get(participant, 0) + n
    return found


def counts_of(
    rows: Sequence[AboutMe], margins: Mapping[str, Sequence[Margin]]
) -> dict[str, dict[str, int]]:
    """How many of each category, in whole fives, so that one person rarely moves a number."""
    return {
        dimension: {
            margin.category: in_fives(
                sum(row.said.get(dimension) == margin.category for row in rows)
            )
            for margin in categories
        }
        for dimension, categories in margins.items()
    }


def in_fives(people: int) -> int:
    return people - people % STEP


def worth_publishing(before: WhoTakesPart | None, people: int, participants: int) -> bool:
    """Whether so many people are new that what changes tells of none of them alone."""
    if before is None:
        return max(people, participants) >= FIRST
    return abs(people - before.people) >= STEP or (
        abs(participants - before.participants) >= STEP and people == before.people
    )


def voice_numbers(contributions: Mapping[int, int], rows: Sequence[AboutMe]) -> dict[str, Any]:
    """Inequality of voice, and how much of it lies between groups, each in whole fives."""
    if len(contributions) < FIRST or not any(contributions.values()):
        return {}
    # always the same draws, so that the same people give the same interval
    found = voice(list(contributions.values()), rng=np.random.default_rng(1))
    between = {}
    for dimension in {name for row in rows for name in row.said}:
        group = {row.participant_id: row.said.get(dimension) for row in rows}
        stated = {who: name for who, name in group.items() if name and who in contributions}
        sizes = [sum(name == one for name in stated.values()) for one in set(stated.values())]
        if len(sizes) < 2 or min(sizes) < FEWEST:
            continue
        stated = in_whole_fives(stated)
        try:
            parted = voice([contributions[who] for who in stated], list(stated.values()))
        except MethodError:
            continue
        between[dimension] = {
            "between": parted.between,
            "theil": parted.theil,
            "n": parted.n,
            "groups": [[group.name, group.n, group.parity] for group in parted.groups],
        }
    return {
        "gini": [found.gini.value, found.gini.low, found.gini.high],
        "top_tenth": found.top_tenth,
        "n": found.n,
        "silent": found.n_silent,
        "between": between,
    }


def in_whole_fives(stated: Mapping[int, str]) -> dict[int, str]:
    """Of each group those who came first; the last few wait until they are five."""
    groups: dict[str, list[int]] = {}
    for who in sorted(stated):
        groups.setdefault(stated[who], []).append(who)
    return {who: name for name, people in groups.items() for who in people[: in_fives(len(people))]}


@dataclass(frozen=True, slots=True)
class CategoryOnPage:
    """A category with its numbers, or without where they would tell of a few people."""

    name: str
    found: GroupShare | None


@dataclass(frozen=True, slots=True)
class DimensionOnPage:
    """One dimension; ``whole`` is None where something of it is hidden."""

    name: str
    categories: tuple[CategoryOnPage, ...]
    whole: Representation | None
    n: int
    n_hidden: int

    @property
    def shown(self) -> list[GroupShare]:
        return [each.found for each in self.categories if each.found]

    @property
    def most_missing(self) -> GroupShare | None:
        """The group that is missing most, where that is more than chance."""
        missing = [each for each in self.shown if each.gap < 0 and each.p_adjusted < 0.05]
        return min(missing, key=lambda each: each.ratio) if missing else None


@dataclass(frozen=True, slots=True)
class Inclusion:
    """Everything that may be shown about who takes part."""

    table: MarginTable | None
    published: WhoTakesPart | None
    dimensions: tuple[DimensionOnPage, ...]
    # what dimensions and their categories are called in the reader's language
    names: Mapping[str, str] = field(default_factory=dict)
    category_names: Mapping[tuple[str, str], str] = field(default_factory=dict)

    @property
    def said_at_least(self) -> int:
        """In whole fives too: the exact number less the groups would tell of who is in none."""
        return in_fives(self.published.people) if self.published else 0

    @property
    def most_missing(self) -> GroupShare | None:
        found = [each.most_missing for each in self.dimensions if each.most_missing]
        return min(found, key=lambda each: each.ratio) if found else None


def inclusion_of(holder: str) -> Inclusion:
    table = margin_table(holder)
    published = WhoTakesPart.objects.filter(holder=holder).first()
    margins = margins_in(table) if published else {}
    dimensions = tuple(
        found
        for name, categories in margins.items()
        if (found := dimension_on_page(categories, published.counts.get(name, {})))
    ) if published else ()  # fmt: skip
    everything = [margin for categories in margins.values() for margin in categories]
    return Inclusion(
        table,
        published,
        dimensions,
        {each.dimension: each.dimension_name for each in everything},
        {(each.dimension, each.category): each.category_name for each in everything},
    )


def dimension_on_page(
    categories: Sequence[Margin], counts: Mapping[str, int]
) -> DimensionOnPage | None:
    """One dimension with small numbers hidden, and enough others that none can be worked out."""
    numbers = [counts.get(margin.category, 0) for margin in categories]
    n = sum(numbers)
    if n < FIRST:
        return None
    cells = suppress(numbers, fewest=FEWEST).cells[0]
    found = representation(
        numbers,
        [margin.population for margin in categories],
        names=[margin.category_name for margin in categories],
    )
    return DimensionOnPage(
        name=categories[0].dimension_name,
        categories=tuple(
            CategoryOnPage(group.name, None if cell is None else group)
            for group, cell in zip(found.groups, cells, strict=True)
        ),
        whole=found if None not in cells else None,
        n=n,
        n_hidden=cells.count(None),
    )
