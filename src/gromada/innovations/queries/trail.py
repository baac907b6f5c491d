"""What led to what, read from ``because`` in the record and from nothing else.

The database walks: one query finds every entry within so many steps, a second the
links between them, so that a story costs the same number of queries however long it is.
"""

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.db import connection

from gromada.innovations.queries.main_path import Link, Placed, main_path
from gromada.ledger.models import KINDS, SUBJECTS, Cause, Entry
from gromada.ledger.queries import kept_subjects_at

AT_ONCE, MOST_STEPS = 12, 96
OF_EACH, MOST_OF_EACH = 5, 125
Row = tuple[Any, ...]

_ADDRESS = re.compile(r"[A-Za-z0-9_.:-]{1,120}")
_ENTRY = re.compile(r"ledger\.entry:([1-9][0-9]{0,17})")

# Standard SQL, the same on both databases. A step back counts down, a step forward up; 0 is the
# subject itself. One step more than asked is walked, to know whether the trail goes on.
_WALK = """
WITH RECURSIVE
own(id) AS (SELECT id FROM {entry} WHERE {column} = %(what)s),
back(id, step) AS (
    SELECT id, 0 FROM own
    UNION
    SELECT link.cause_id, walk.step + 1 FROM back walk
    JOIN {cause} link ON link.effect_id = walk.id WHERE walk.step <= %(steps)s
),
forth(id, step) AS (
    SELECT id, 0 FROM own
    UNION
    SELECT link.effect_id, walk.step + 1 FROM forth walk
    JOIN {cause} link ON link.cause_id = walk.id WHERE walk.step <= %(steps)s
),
reached(id, step) AS (
    SELECT id, -MIN(step) FROM back GROUP BY id HAVING MIN(step) > 0
    UNION ALL
    SELECT id, MIN(step) FROM forth GROUP BY id
),
"""
# Entries of a kind at a step are counted and the first are told. Between those told every link is
# wanted; between all, that there is one from a kind at a step to a kind at a later one.
_FOUND = """
kinds(id, step, kind, subject, place, alike) AS (
    SELECT reached.id, reached.step, entry.kind, entry.subject,
        ROW_NUMBER() OVER (
            PARTITION BY reached.step, entry.kind ORDER BY entry.happened_at, entry.id
        ),
        COUNT(*) OVER (PARTITION BY reached.step, entry.kind)
    FROM reached JOIN {entry} entry ON entry.id = reached.id
),
links AS (
    SELECT cause.id AS cause, effect.id AS effect, cause.step AS earlier, effect.step AS later,
        cause.kind AS cause_kind, effect.kind AS effect_kind,
        cause.place <= %(of_each)s AND effect.place <= %(of_each)s AS is_told
    FROM {cause} link
    JOIN kinds cause ON cause.id = link.cause_id
    JOIN kinds effect ON effect.id = link.effect_id
    WHERE cause.step * effect.step >= 0
)
SELECT 'entry', id, step, kind, CAST(alike AS TEXT), subject FROM kinds WHERE place <= %(of_each)s
UNION ALL
SELECT 'link', cause, effect, '', '', '' FROM links WHERE is_told
UNION ALL
SELECT DISTINCT 'kinds', earlier, later, cause_kind, effect_kind, '' FROM links
WHERE earlier < later
ORDER BY 1, 3, 4, 2
"""


@dataclass(frozen=True, slots=True)
class Alike:
    """Entries of one kind at one step: how many there are, and the first, if they are wanted."""

    step: int
    kind: str
    count: int
    entries: tuple[Entry, ...]

    @property
    def title(self) -> object:
        return KINDS.get(self.kind, self.kind)

    @property
    def more(self) -> int:
        return self.count - len(self.entries)


class Told(NamedTuple):
    """An entry as the walk finds it; ``alike``: how many of its kind there are at its step."""

    pk: int
    step: int
    kind: str
    alike: int
    subject: str


class Step(NamedTuple):
    """What lies so many links away from the subject, on one side of it."""

    distance: int
    groups: list[Alike]

    @property
    def number(self) -> int:
        return self.groups[0].step


@dataclass(frozen=True, slots=True)
class Trail:
    """The groups by step, the links between groups, the main path, and whether there is more."""

    groups: tuple[Alike, ...]
    links: tuple[tuple[int, int], ...]
    path: tuple[tuple[Entry, ...], ...]
    goes_back: bool
    goes_on: bool

    def _steps(self, groups: list[Alike]) -> list[Step]:
        """Groups by their step, the nearest first."""
        numbers = sorted({abs(group.step) for group in groups})
        return [Step(n, [group for group in groups if abs(group.step) == n]) for n in numbers]

    @property
    def before(self) -> list[Step]:
        return self._steps([group for group in self.groups if group.step < 0])

    @property
    def own(self) -> list[Alike]:
        return self.at(0)

    @property
    def own_subject(self) -> str:
        return self.own[0].entries[0].subject

    @property
    def itself(self) -> list[Step]:
        return self._steps(self.own)

    @property
    def after(self) -> list[Step]:
        return self._steps([group for group in self.groups if group.step > 0])

    def at(self, step: int) -> list[Alike]:
        return [group for group in self.groups if group.step == step]

    @property
    def led_to_it(self) -> int:
        return sum(group.count for group in self.groups if group.step < 0)

    @property
    def came_of_it(self) -> int:
        return sum(group.count for group in self.groups if group.step > 0)

    @property
    def others(self) -> int:
        """How many events there are around it."""
        return self.led_to_it + self.came_of_it


def trail_of(
    address: str,
    *,
    person: object,
    steps: int = AT_ONCE,
    of_each: int = OF_EACH,
    only: Collection[int] | None = None,
) -> Trail | None:
    """The trail of a subject or of one entry; None when the record knows nothing about it.

    The entries have names that this person may see. With ``only``, there are entries at these
    steps alone, or along the main path when it is empty: a story may touch every kind of thing,
    and the names of each kind cost a query.
    """
    if not _ADDRESS.fullmatch(address):
        return None
    column = "subject"
    asked: dict[str, str | int] = {"what": address, "steps": steps, "of_each": of_each}
    if entry := _ENTRY.fullmatch(address):
        column, asked["what"] = "id", int(entry[1])
    found = _rows(column, asked)
    every = [
        Told(pk, step, kind, int(alike), subject)
        for what, pk, step, kind, alike, subject in found
        if what == "entry"
    ]
    if not every:
        return None
    told = [one for one in every if abs(one.step) <= steps]
    links = [Link(*row[1:3]) for row in found if row[0] == "link"]
    way = main_path({one.pk: Placed(one.subject, one.step) for one in told}, links)
    wanted = {one.pk for one in told if only is None or one.step in only}
    if not only:
        wanted |= {pk for stop in way for pk in stop}
    entries = _named(wanted, person)
    groups = _grouped(told, entries)
    position = {(group.step, group.kind): at for at, group in enumerate(groups)}
    joined = {
        (position[cause_step, cause], position[effect_step, effect])
        for what, cause_step, effect_step, cause, effect, _subject in found
        if what == "kinds" and (cause_step, cause) in position and (effect_step, effect) in position
    }
    return Trail(
        groups=groups,
        links=tuple(sorted(joined)),
        path=tuple(tuple(entries[pk] for pk in stop if pk in entries) for stop in way),
        goes_back=any(one.step < -steps for one in every),
        goes_on=any(one.step > steps for one in every),
    )


def _named(keys: Collection[int], person: object) -> dict[int, Entry]:
    """Entries that call what they are about by its name; what has none, by where it belongs."""
    found = Entry.objects.only("kind", "subject", "holder", "happened_at").in_bulk(keys)
    named = found.values()
    places = {one.holder for one in named if one.subject.partition(":")[0] not in SUBJECTS}
    names = kept_subjects_at({one.subject for one in named} | places, person)
    for one in named:
        one.names = names
    return found


def _rows(column: str, asked: Mapping[str, str | int]) -> list[Row]:
    names = {
        "entry": connection.ops.quote_name(Entry._meta.db_table),
        "cause": connection.ops.quote_name(Cause._meta.db_table),
        "column": connection.ops.quote_name(column),
    }
    with connection.cursor() as cursor:
        cursor.execute((_WALK + _FOUND).format(**names), asked)
        return list(cursor.fetchall())


def _grouped(told: Iterable[Told], entries: Mapping[int, Entry]) -> tuple[Alike, ...]:
    held: dict[tuple[int, str], list[Told]] = {}
    for one in told:
        held.setdefault((one.step, one.kind), []).append(one)
    in_order = sorted(held.items(), key=lambda item: (item[0][0], item[1][0].pk))
    return tuple(
        Alike(
            step, kind, rows[0].alike, tuple(entries[row.pk] for row in rows if row.pk in entries)
        )
        for (step, kind), rows in in_order
    )
