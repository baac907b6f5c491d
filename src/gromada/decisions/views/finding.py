"""What a page may show to whom."""

from django.db.models import prefetch_related_objects
from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from gromada.charters.queries import bring_seats
from gromada.decisions.models import Decision
from gromada.decisions.permissions import may_see_desk
from gromada.decisions.queries import decisions_visible_to
from gromada.processes.models import Process
from gromada.processes.queries import processes_visible_to, with_parts


def visible_process(request: HttpRequest, slug: str) -> Process:
    """A process that exists for this reader, with its hosts and phases."""
    process = get_object_or_404(with_parts(processes_visible_to(request.user)), slug=slug)
    if request.method == "GET":
        bring_own_part(request, process)
    return process


def hosted_process(request: HttpRequest, slug: str) -> Process:
    """A process for a page that its hosts alone see."""
    prefetch_related_objects([request.user], "memberships")
    process = visible_process(request, slug)
    may_see_desk(request.user, process).require()
    return process


def visible_decision(request: HttpRequest, pk: int) -> Decision:
    if request.user.is_authenticated:
        prefetch_related_objects([request.user], "memberships")
    decision = get_object_or_404(decisions_visible_to(request.user), pk=pk)
    if request.method == "GET":
        bring_own_part(request, decision.process)
    return decision


def bring_own_part(request: HttpRequest, process: Process) -> None:
    """What says for whom the reader acts here, once for a page that asks often."""
    bring_seats(request.visitor.person, process)
    if request.user.is_authenticated:
        prefetch_related_objects([request.user], "memberships")
