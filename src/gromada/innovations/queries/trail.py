"""What led to what, read from ``because`` in the record and from nothing else.

The database walks: one query finds every entry within so many steps, a second the
links between them, so that a story costs the same number of queries however long it is.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db import connection

from gromada.ledger.models import Cause, Entry
from gromada.ledger.queries import with_names

AT_ONCE, MOST_STEPS = 12, 96
OF_EACH, MOST_OF_EACH = 5, 125
Row = tuple[Any, ...]

_ADDRESS = re.compile(r"[A-Za-z0-9_.:-]{1,120}")
_ENTRY = re.compile(r"ledger\.entry:([0-9]{1,18})")

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
_ENTRIES = """
placed(id, step, kind, place, alike) AS (
    SELECT reached.id, reached.step, entry.kind,
        ROW_NUMBER() OVER (
            PARTITION BY reached.step, entry.kind ORDER BY entry.happened_at, entry.id
        ),
        COUNT(*) OVER (PARTITION BY reached.step, entry.kind)
    FROM reached JOIN {entry} entry ON entry.id = reached.id
)
SELECT id, step, kind, alike FROM placed WHERE place <= %(of_each)s ORDER BY step, kind, place
"""
_LINKS = """
kinds(id, step, kind) AS (
    SELECT reached.id, reached.step, entry.kind
    FROM reached JOIN {entry} entry ON entry.id = reached.id
)
SELECT DISTINCT cause.step, cause.kind, effect.step, effect.kind
FROM {cause} link
JOIN kinds cause ON cause.id = link.cause_id
JOIN kinds effect ON effect.id = link.effect_id
WHERE cause.step < effect.step AND cause.step * effect.step >= 0
"""


@dataclass(frozen=True, slots=True)
class Alike:
    """Entries of one kind at one step: how many there are, and the first of them."""

    step: int
    kind: str
    count: int
    entries: tuple[Entry, ...]

    @property
    def title(self) -> object:
        return self.entries[0].title

    @property
    def more(self) -> int:
        return self.count - len(self.entries)


@dataclass(frozen=True, slots=True)
class Trail:
    """The groups by step, the links between groups, and whether there is more beyond."""

    groups: tuple[Alike, ...]
    links: tuple[tuple[int, int], ...]
    goes_back: bool
    goes_on: bool

    def _steps(self, groups: list[Alike]) -> list[tuple[int, list[Alike]]]:
        """Groups under the number of their step, the nearest first."""
        numbers = sorted({abs(group.step) for group in groups})
        return [(n, [group for group in groups if abs(group.step) == n]) for n in numbers]

    @property
    def before(self) -> list[tuple[int, list[Alike]]]:
        return self._steps([group for group in self.groups if group.step < 0])

    @property
    def own(self) -> list[Alike]:
        return [group for group in self.groups if group.step == 0]

    @property
    def after(self) -> list[tuple[int, list[Alike]]]:
        return self._steps([group for group in self.groups if group.step > 0])

    @property
    def led_to_it(self) -> int:
        return sum(group.count for group in self.groups if group.step < 0)

    @property
    def came_of_it(self) -> int:
        return sum(group.count for group in self.groups if group.step > 0)

    @property
    def hides_some(self) -> bool:
        return any(group.more for group in self.groups)


def trail_of(
    address: str, *, person: object, steps: int = AT_ONCE, of_each: int = OF_EACH
) -> Trail | None:
    """The trail of a subject or of one entry, with names that this person may see.

    None when the record knows nothing about the address.
    """
    if not _ADDRESS.fullmatch(address):
        return None
    column = "subject"
    asked: dict[str, str | int] = {"what": address, "steps": steps, "of_each": of_each}
    if entry := _ENTRY.fullmatch(address):
        column, asked["what"] = "id", int(entry[1])
    found = _rows(_WALK + _ENTRIES, column, asked)
    if not found:
        return None
    wanted = [row for row in found if abs(row[1]) <= steps]
    entries = with_names(Entry.objects.filter(pk__in={row[0] for row in wanted}), person)
    groups = _grouped(wanted, {entry.pk: entry for entry in entries})
    position = {(group.step, group.kind): at for at, group in enumerate(groups)}
    links = {
        (position[cause_step, cause], position[effect_step, effect])
        for cause_step, cause, effect_step, effect in _rows(_WALK + _LINKS, column, asked)
        if (cause_step, cause) in position and (effect_step, effect) in position
    }
    return Trail(
        groups=groups,
        links=tuple(sorted(links)),
        goes_back=any(row[1] < -steps for row in found),
        goes_on=any(row[1] > steps for row in found),
    )


def _rows(text: str, column: str, asked: Mapping[str, str | int]) -> list[Row]:
    names = {
        "entry": connection.ops.quote_name(Entry._meta.db_table),
        "cause": connection.ops.quote_name(Cause._meta.db_table),
        "column": connection.ops.quote_name(column),
    }
    with connection.cursor() as cursor:
        cursor.execute(text.format(**names), asked)
        return list(cursor.fetchall())


def _grouped(rows: Iterable[Row], entries: dict[int, Entry]) -> tuple[Alike, ...]:
    held: dict[tuple[int, str], list[Entry]] = {}
    counts: dict[tuple[int, str], int] = {}
    for pk, step, kind, alike in rows:
        held.setdefault((step, kind), []).append(entries[pk])
        counts[step, kind] = alike
    groups = [Alike(*place, counts[place], tuple(found)) for place, found in held.items()]
    return tuple(sorted(groups, key=lambda g: (g.step, g.entries[0].happened_at, g.kind)))
