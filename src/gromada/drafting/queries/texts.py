"""Which texts there are, and what they say now."""

from typing import TYPE_CHECKING, Any

from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from gromada.drafting.models import Amendment, Clause, ClauseVersion, Policy
from gromada.formats.clauses import Clause as ClauseText
from gromada.innovations.queries import first_entries_about
from gromada.ledger.models import Entry
from gromada.people.models import Person
from gromada.prepared import prepared
from gromada.processes.queries import processes_visible_to

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    Someone = Person | AnonymousUser | None

ACCEPTED_KIND = "drafting.amendment_accepted"


def policies_visible_to(person: "Someone") -> QuerySet[Policy]:
    """Those of processes that exist for a person; one that was withdrawn stays readable."""
    visible = processes_visible_to(person)
    return Policy.objects.filter(process__in=visible).select_related("process")


def policy_at(slug: str, policy: str, person: "Someone") -> Policy | None:
    """The text at an address, with its counts, if it exists for this person.

    Nearly every one exists for everybody, and that is the shorter question.
    """
    if found := public_policy(slug, policy):
        return found[0]
    if not isinstance(person, Person):
        return None
    visible = with_counts(policies_visible_to(person))
    return visible.filter(process__slug=slug, slug=policy).first()


@prepared
def public_policy(slug: str, policy: str) -> QuerySet[Policy]:
    return with_counts(policies_visible_to(None)).filter(process__slug=slug, slug=policy)


def clauses_visible_to(person: "Someone") -> QuerySet[Clause]:
    rows = Clause.objects.filter(policy__in=policies_visible_to(person))
    return rows.select_related("policy__process", "version")


def with_counts(policies: QuerySet[Policy]) -> QuerySet[Policy]:
    """With how many clauses stand, and how many amendments are open and were taken in."""
    clauses = Clause.objects.filter(policy=OuterRef("pk"), version__is_removal=False)
    amendments = Amendment.objects.filter(policy=OuterRef("pk"))
    state = Amendment.State
    return policies.annotate(
        clause_count=how_many(clauses),
        open_count=how_many(amendments.filter(state=state.OPEN)),
        accepted_count=how_many(amendments.filter(state=state.ACCEPTED)),
    )


def how_many(rows: QuerySet[Any]) -> Coalesce:
    """The number of rows for each policy, counted apart from everything else."""
    counted = rows.order_by().values("policy").annotate(n=Count("pk")).values("n")
    return Coalesce(Subquery(counted), 0)


def standing_clauses(policy: Policy) -> QuerySet[Clause]:
    """What the text is made of now, in the order of reading."""
    standing = policy.clauses.filter(version__is_removal=False)
    return standing.select_related("version").order_by("order", "pk")


def as_text(clauses: "QuerySet[Clause] | list[Clause]") -> list[ClauseText]:
    """The clauses as a file holds them."""
    return [
        ClauseText(clause.number, clause.text, clause.level, is_heading=clause.is_heading)
        for clause in clauses
    ]


def versions_of(policy: Policy) -> list[ClauseVersion]:
    """Every wording that every clause has had, from the first to the last."""
    return all_wordings(policy.pk)


@prepared
def all_wordings(policy: int) -> QuerySet[ClauseVersion]:
    rows = ClauseVersion.objects.filter(clause__policy=policy)
    return rows.select_related("clause", "amendment").order_by("edition", "clause__order")


def entries_behind(policy: Policy) -> list[Entry]:
    """That the text was opened, and each amendment it took in: what a decision on it rests on."""
    accepted = policy.amendments.filter(state=Amendment.State.ACCEPTED)
    addresses = [amendment.address for amendment in accepted]
    taken_in = Entry.objects.filter(kind=ACCEPTED_KIND, subject__in=addresses)
    return [*first_entries_about(policy), *taken_in.order_by("pk")]
