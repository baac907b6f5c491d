"""What can be a case: the processes and partnerships that everybody can see."""

from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from gromada.observatory.queries.promises import with_promises
from gromada.partnerships.models import Partnership
from gromada.partnerships.queries import partnerships_visible_to
from gromada.processes.models import Host, Process
from gromada.processes.queries import processes_visible_to


@dataclass(frozen=True, slots=True)
class Holder:
    """One of them, with what a case says before anything is counted."""

    address: str
    kind: str
    state: str
    origin: str
    started_on: date
    ended_on: date | None
    title: str
    page: str
    partnership: Partnership | None = None
    territory: str = "not_said"


def holders() -> list[Holder]:
    """All that are public; drafts and what is being prepared are nobody's business yet."""
    processes = processes_visible_to(None).prefetch_related("hosts")
    partnerships = with_promises(partnerships_visible_to(None))
    return [
        *(_of_process(process) for process in processes),
        *(_of_partnership(each) for each in partnerships if not each.is_prepared),
    ]


def _of_process(process: Process) -> Holder:
    begun = process.published_at or process.created_at
    return Holder(
        address=process.address,
        kind="process",
        state="running" if process.is_running else "over",
        origin=_origin_of_hosts({host.side for host in process.hosts.all()}),
        started_on=timezone.localtime(begun).date(),
        ended_on=timezone.localtime(process.closed_at).date() if process.closed_at else None,
        title=process.question,
        page=process.get_absolute_url(),
    )


def _origin_of_hosts(sides: set[str]) -> str:
    """Two hosts began it together; of one alone we know where it came from."""
    if sides == {Host.Side.INSTITUTION}:
        return "public"
    return "community" if sides == {Host.Side.COMMUNITY} else "mixed"


def _of_partnership(partnership: Partnership) -> Holder:
    origins = {innovation.origin for innovation in partnership.innovations.all()}
    ended = partnership.ended_at
    signed = timezone.localtime(partnership.signed_at or partnership.prepared_at).date()
    return Holder(
        address=partnership.address,
        kind="partnership",
        state="over" if partnership.is_ended else "running",
        origin=origins.pop() if len(origins) == 1 else "mixed" if origins else "not_said",
        # what starts only later is a case from its signature on
        started_on=min(partnership.starts_on, signed),
        ended_on=timezone.localtime(ended).date() if ended else None,
        title=partnership.title,
        page=partnership.get_absolute_url(),
        partnership=partnership,
    )
