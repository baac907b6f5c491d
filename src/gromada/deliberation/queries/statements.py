"""Which statements there are, for whom, and in what order."""

from typing import TYPE_CHECKING, Any

from django.db.models import Exists, F, FloatField, OuterRef, Q, QuerySet
from django.db.models.functions import Cast, Least

from gromada.deliberation.models import Statement, Vote
from gromada.methods.similarity import similar_texts
from gromada.people.models import Participant, Person
from gromada.prepared import prepared
from gromada.processes.models import Process
from gromada.processes.queries import processes_acted_in

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

COMPARED_AT_MOST = 2000
# What is read when somebody votes: reading whole rows costs a fifth of the vote.
WHEN_ANSWERING = [
    "number",
    "text",
    "language",
    "status",
    "process__slug",
    "process__state",
    "process__participation",
    "process__closed_at",
]


def statements_of(process: Process) -> QuerySet[Statement]:
    """What everyone sees and votes on."""
    return Statement.objects.filter(process=process, status=Statement.Status.VISIBLE)


def published_statement(slug: str, number: int) -> Statement | None:
    """What anybody can be answering: everything but drafts and what still arrives."""
    return next(iter(_published(slug, number)), None)


@prepared
def _published(slug: str, number: int) -> QuerySet[Statement]:
    return (
        Statement.objects.filter(process__slug=slug, number=number)
        .exclude(status=Statement.Status.ARRIVING)
        .exclude(process__state=Process.State.DRAFT)
        .select_related("process")
        .only(*WHEN_ANSWERING)
        .order_by()
    )


def statements_visible_to(
    person: "Person | AnonymousUser | None", participant: Participant | None = None
) -> QuerySet[Statement]:
    """Visible statements of visible processes; hidden ones only to their author and the hosts."""
    shown = Q(status=Statement.Status.VISIBLE)
    hidden = Q(status__in=[Statement.Status.HIDDEN, Statement.Status.ASIDE])
    own = hidden & Q(author=participant) if participant else Q()
    seen = ~Q(process__state=Process.State.DRAFT) & (shown | own)
    if person is not None:
        seen |= (shown | hidden) & Q(process__in=processes_acted_in(person))
    return Statement.objects.filter(seen).select_related("process")


def statements_shown(
    process: Process, show: str, *, participant: Participant | None
) -> QuerySet[Statement]:
    """Visible statements: all, or only ``unanswered``, ``mine`` or from the ``hosts``."""
    everything = statements_of(process)
    if show == "unanswered" and participant is not None:
        return everything.exclude(
            Exists(Vote.objects.filter(statement=OuterRef("pk"), participant=participant))
        )
    if show == "mine":
        return own_statements(process, participant).filter(status=Statement.Status.VISIBLE)
    if show == "hosts":
        return everything.filter(is_seed=True)
    return everything


def own_statements(process: Process, participant: Participant | None) -> QuerySet[Statement]:
    """What the participant added, hidden ones too, the last first."""
    if participant is None:
        return Statement.objects.none()
    return Statement.objects.filter(process=process, author=participant).order_by("-number")


def hidden_statements(process: Process) -> QuerySet[Statement]:
    """What the hosts hid, the last first; their number and the reasons are public."""
    return Statement.objects.filter(process=process, status=Statement.Status.HIDDEN).order_by(
        "-hidden_at", "number"
    )


def sorted_statements(statements: QuerySet[Statement], order: str) -> QuerySet[Statement]:
    """By what the last map counted: ``newest``, ``agreed``, ``divided`` or ``waiting``."""
    counted = Cast(F("agrees") + F("disagrees") + F("passes"), FloatField())
    ways: dict[str, list[Any]] = {
        "newest": ["-number"],
        "agreed": [-(F("agrees") + 1.0) / (counted + 2.0), "number"],
        "divided": [-(Least("agrees", "disagrees") + 0.0) / (counted + 4.0), "number"],
        "waiting": [counted, "number"],
    }
    return statements.order_by(*ways.get(order, ways["newest"]))


def similar_statements(process: Process, text: str, *, limit: int = 3) -> list[Statement]:
    """What was said already in nearly the same words, the nearest first."""
    known = dict(
        statements_of(process).order_by("-number").values_list("pk", "text")[:COMPARED_AT_MOST]
    )
    nearest = similar_texts(text, known.values(), limit=limit)
    keys = list(known)
    found = Statement.objects.in_bulk([keys[match.position] for match in nearest])
    return [found[keys[match.position]] for match in nearest]
