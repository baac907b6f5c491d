"""Entries, and the bytes of them that are hashed."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.db import connection
from django.db.models import Count, QuerySet

from gromada.formats.ledger import entry_bytes
from gromada.ledger.models import Cause, Entry
from gromada.prepared import prepared, totals

AT_ONCE = 2000
A_PAGE = 30
ON_A_LIST = ("kind", "subject", "by", "happened_at")


def entries_matching(*, kind: str = "", subject: str = "", holder: str = "") -> QuerySet[Entry]:
    """The newest first; an empty filter lets everything through.

    A kind without its second half stands for all of that part: ``decisions``.
    """
    part = {"kind": kind} if "." in kind else {"kind__startswith": kind and f"{kind}."}
    wanted = {**part, "subject": subject, "holder": holder}
    return Entry.objects.filter(
        **{name: value for name, value in wanted.items() if value}
    ).order_by("-pk")


@prepared
def newest_entries() -> QuerySet[Entry]:
    """A page of the whole record, and one more if there is one."""
    return entries_matching().only(*ON_A_LIST)[: A_PAGE + 1]


# in the words of both databases, since every page that keeps something asks this: putting them
# together anew each time costs ten times as much as asking
LAST_CHANGE = """
SELECT id, recorded_at,
       COALESCE((SELECT MAX(position) FROM ledger_entry), -1)
       + (SELECT COUNT(*) FROM ledger_entry WHERE position IS NULL)
FROM ledger_entry ORDER BY id DESC LIMIT 1
"""


def last_change() -> str:
    """A mark that stays the same until something else enters the record.

    How many entries there are belongs to it: on PostgreSQL an earlier number can arrive after a
    later one. Places have no gaps, so the last one counts all that are sealed.
    """
    with connection.cursor() as cursor:
        cursor.execute(LAST_CHANGE)
        return _mark(cursor.fetchone() or ())


def last_change_and(question: str, *parameters: str | int) -> tuple[str, Any]:
    """The same mark, and the number that another question gives: for what every page asks."""
    always = f"(SELECT 1 AS one) AS always LEFT JOIN ({LAST_CHANGE}) AS change ON 1 = 1"
    both = f"SELECT ({question}), change.* FROM {always}"  # noqa: S608  # ours, both of them
    with connection.cursor() as cursor:
        cursor.execute(both, parameters)
        answer, *newest = cursor.fetchone()
    return _mark(newest if newest[0] else ()), answer


def _mark(newest: Sequence[object]) -> str:
    return ":".join(map(str, newest))


def waiting() -> QuerySet[Entry]:
    """Recorded, and not yet sealed."""
    return Entry.objects.filter(position=None)


def how_many_wait() -> int:
    (counted,) = _how_many_wait()
    return int(counted["entries"])


@prepared
def _how_many_wait() -> QuerySet[Entry, dict[str, Any]]:
    return totals(waiting(), entries=Count("pk"))


def sealed_data(first: int, beyond: int) -> Iterator[bytes]:
    """The bytes of entries from place ``first`` up to before ``beyond``, in order."""
    for start in range(first, beyond, AT_ONCE):
        places = range(start, min(start + AT_ONCE, beyond))
        causes = _causes(places)
        entries = Entry.objects.filter(position__gte=places.start, position__lt=places.stop)
        for entry in entries.order_by("position"):
            yield _bytes(entry, causes.get(entry.pk, ()))


def entry_data(entry: Entry) -> bytes:
    """The bytes of one entry."""
    causes = entry.causes.order_by("cause_id").values_list("cause_id", flat=True)
    return _bytes(entry, list(causes))


def _causes(places: range) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    pairs = (
        Cause.objects.filter(effect__position__gte=places.start, effect__position__lt=places.stop)
        .order_by("cause_id")
        .values_list("effect_id", "cause_id")
    )
    for effect, cause in pairs:
        found.setdefault(effect, []).append(cause)
    return found


def _bytes(entry: Entry, causes: Sequence[int]) -> bytes:
    return entry_bytes(
        address=entry.address,
        kind=entry.kind,
        subject=entry.subject,
        holder=entry.holder,
        by=entry.by,
        facts=entry.facts,
        texts=entry.texts,
        because=[f"ledger.entry:{cause}" for cause in causes],
        happened_at=entry.happened_at,
        recorded_at=entry.recorded_at,
    )
