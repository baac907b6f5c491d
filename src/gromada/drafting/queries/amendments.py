"""What is proposed, what it would do, and what it runs into."""

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Manager, Q, QuerySet

from gromada.charters.queries import charter_of, seat_of
from gromada.drafting.models import Amendment, Clause, Policy
from gromada.drafting.queries.texts import policies_visible_to
from gromada.methods.wording import Piece, clash, difference, merged
from gromada.people.models import Person, Visitor
from gromada.people.queries import participant_of
from gromada.processes.queries import processes_acted_in

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    Someone = Person | AnonymousUser | None


# others that a page compares with one amendment
A_LIST = 30


@dataclass(frozen=True, slots=True)
class Neighbour:
    """Another open amendment to the same clause; do both change the same words?"""

    amendment: Amendment
    clashes: bool


def amendments_visible_to(person: "Someone") -> QuerySet[Amendment]:
    """Those whose words are out of sight exist only for those who may act in the process."""
    rows = Amendment.objects.filter(policy__in=policies_visible_to(person))
    shown = Q(shown=Amendment.Shown.VISIBLE)
    if person is not None:
        shown |= Q(policy__process__in=processes_acted_in(person))
    rows = rows.filter(shown)
    return rows.select_related("policy__process", "clause__version", "clause__policy")


def amendments_of(policy: Policy) -> QuerySet[Amendment]:
    """All of them, the newest first, with what an act on one asks for."""
    rows = with_names(policy.amendments)
    return rows.select_related("clause__version", "base_version__amendment", "seat", "made__clause")


def with_names(amendments: "Manager[Amendment]") -> QuerySet[Amendment]:
    """The newest first, with what each is called: enough for a list."""
    return amendments.select_related("clause__version").order_by("-number")


def open_counts(policy: Policy) -> dict[int, int]:
    """By clause: how many amendments to it are open."""
    open_now = policy.amendments.filter(state=Amendment.State.OPEN, clause__isnull=False)
    return dict(Counter(open_now.values_list("clause_id", flat=True)))


def difference_of(amendment: Amendment) -> tuple[Piece, ...]:
    """What it takes from the wording it was written against, and what it puts there."""
    before = amendment.base_version.text if amendment.base_version else ""
    withheld = amendment.base_version and amendment.base_version.amendment
    if amendment.is_addition:
        before = ""
    after = amendment.text
    # what was agreed at last, when that is not what was proposed
    if amendment.is_accepted and hasattr(amendment, "made"):
        after = amendment.made.text
    # words that were hidden since are not shown as taken out
    return difference(after if withheld and withheld.is_withheld else before, after)


def neighbours_of(amendment: Amendment) -> list[Neighbour]:
    """The newest other open amendments to the same clause, those that clash first."""
    if amendment.clause_id is None or amendment.is_addition:
        return []
    others = with_names(amendment.policy.amendments).filter(
        clause=amendment.clause_id, state=Amendment.State.OPEN
    )
    found = [
        Neighbour(other, clashing(amendment, other))
        for other in others.exclude(pk=amendment.pk).exclude(kind=Amendment.Kind.ADD)[:A_LIST]
    ]
    return sorted(found, key=lambda each: not each.clashes)


def clashing(one: Amendment, other: Amendment) -> bool:
    """Could not both be accepted as they stand?"""
    if one.is_removal or other.is_removal:
        return one.kind != other.kind
    if one.base_version is None or one.base_version_id != other.base_version_id:
        return True
    return clash(one.base_version.text, one.text, other.text)


def brought_up_to_date(amendment: Amendment) -> str | None:
    """Its words on top of what the clause says now, or None when that cannot be done."""
    clause = amendment.clause
    if clause is None or clause.version is None or amendment.base_version is None:
        return None
    if not amendment.is_change or clause.version.is_removal:
        return None
    made = merged(amendment.base_version.text, clause.version.text, amendment.text)
    return None if made == clause.version.text else made


def touching(clause: Clause) -> QuerySet[Amendment]:
    """Open amendments that were written against the wording of a clause."""
    rows = clause.amendments.filter(state=Amendment.State.OPEN)
    return rows.exclude(kind=Amendment.Kind.ADD).select_related(
        "policy__process", "clause__version", "clause__policy", "base_version", "proposer__person"
    )


def is_own(visitor: Visitor, amendment: Amendment) -> bool:
    """Did this visitor propose it, or does it come from the seat that they hold?"""
    if amendment.seat_id is not None:
        charter = charter_of(amendment.policy.process)
        seat = seat_of(visitor.person, charter) if charter else None
        return seat is not None and seat.pk == amendment.seat_id
    participant = participant_of(visitor, amendment.policy.process.address)
    return participant is not None and participant.pk == amendment.proposer_id
