"""What is proposed, what it would do, and what it runs into."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import Manager, Q, QuerySet

from gromada.charters.models import Motion
from gromada.charters.queries import charter_of, seat_of
from gromada.drafting.models import Amendment, Clause, Policy
from gromada.drafting.queries.texts import policies_visible_to
from gromada.methods.wording import Piece, clash, difference, merged
from gromada.people.models import Person, Visitor
from gromada.people.queries import participant_of
from gromada.prepared import prepared
from gromada.processes.queries import processes_acted_in

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    Rows = Manager[Amendment] | QuerySet[Amendment]
    Someone = Person | AnonymousUser | None


# others that a page compares with one amendment
A_LIST = 30
OF_AMENDMENTS = [f"drafting.{verb}_amendment" for verb in ("accept", "reject", "hide", "restore")]


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
    return with_parts(policy.amendments)


def with_parts(amendments: "Rows") -> QuerySet[Amendment]:
    rows = with_names(amendments)
    return rows.select_related("clause__version", "base_version__amendment", "seat", "made__clause")


def with_names(amendments: "Rows") -> QuerySet[Amendment]:
    """The newest first, with what each is called: enough for a list."""
    return amendments.select_related("clause__version").order_by("-number")


def amendment_in(policy: Policy, number: int) -> Amendment | None:
    """One amendment to a text, which knows its text."""
    for amendment in numbered(policy.pk, number):
        amendment.policy = policy
        if amendment.clause is not None:
            amendment.clause.policy = policy
        return amendment
    return None


@prepared
def numbered(policy: int, number: int) -> QuerySet[Amendment]:
    return with_parts(Amendment.objects.filter(policy=policy, number=number))


def amendments_matching(policy: Policy, wanted: Mapping[str, str]) -> list[int]:
    """The keys of amendments as the filter of a list asks, the newest first."""
    rows = states_and_sides(policy.pk)
    if "state" in wanted:
        rows = [row for row in rows if row[1] == wanted["state"]]
    if "side" in wanted:  # no query within a list in JSON is the same on both databases
        rows = [row for row in rows if wanted["side"] in row[2]]
    return [pk for pk, _state, _sides in rows]


@prepared
def states_and_sides(policy: int) -> QuerySet[Amendment, Any]:
    rows = Amendment.objects.filter(policy=policy).order_by("-number")
    return rows.values_list("pk", "state", "sides")


@prepared
def amendments_at(keys: list[int]) -> QuerySet[Amendment]:
    return with_names(Amendment.objects.filter(pk__in=keys))


@prepared
def being_decided(amendment: str) -> QuerySet[Motion]:
    """The motions on an amendment that are open now, by its address."""
    rows = Motion.objects.filter(subject=amendment, state__in=Motion.LIVE)
    return rows.filter(act_key__in=OF_AMENDMENTS)


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
    others = open_changes_besides(amendment.pk, amendment.clause_id)
    for other in others:
        other.policy = amendment.policy
    found = [Neighbour(other, clashing(amendment, other)) for other in others]
    return sorted(found, key=lambda each: not each.clashes)


@prepared
def open_changes_besides(amendment: int, clause: int) -> QuerySet[Amendment]:
    rows = with_names(Amendment.objects.filter(clause=clause, state=Amendment.State.OPEN))
    return rows.exclude(pk=amendment).exclude(kind=Amendment.Kind.ADD)[:A_LIST]


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
