"""What can be a case: the processes and partnerships that everybody can see."""

from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from gromada.processes.models import Host, Process
from gromada.processes.queries import processes_visible_to


@dataclass(frozen=True, slots=True)
class Holder:
    """One of them, with what a case says before anything is counted."""

    address: str
    kind: str
    state: str
    origin: str
    territory: str
    started_on: date
    ended_on: date | None
    title: str
    page: str


def holders() -> list[Holder]:
    """All that are public; drafts and what is being prepared are nobody's business yet."""
    processes = processes_visible_to(None).prefetch_related("hosts")
    return [_of_process(process) for process in processes]


def _of_process(process: Process) -> Holder:
    begun = process.published_at or process.created_at
    return Holder(
        address=process.address,
        kind="process",
        state="running" if process.is_running else "over",
        origin=_origin({host.side for host in process.hosts.all()}),
        territory="not_said",
        started_on=timezone.localtime(begun).date(),
        ended_on=timezone.localtime(process.closed_at).date() if process.closed_at else None,
        title=process.question,
        page=process.get_absolute_url(),
    )


def _origin(sides: set[str]) -> str:
    """Two hosts began it together; of one alone we know where it came from."""
    if sides == {Host.Side.INSTITUTION}:
        return "public"
    return "community" if sides == {Host.Side.COMMUNITY} else "mixed"
