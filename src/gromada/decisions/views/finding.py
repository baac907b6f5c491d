"""What a page may show to whom."""

from django.http import Http404, HttpRequest

from gromada.decisions.models import Decision
from gromada.decisions.permissions import may_see_desk
from gromada.decisions.queries import decision_at
from gromada.processes.models import Process
from gromada.processes.queries import bring_hosts_and_phases, found_at


def visible_process(request: HttpRequest, slug: str) -> Process:
    """A process that exists for this reader, with its hosts and phases."""
    process = found_at(slug, request.user)
    if process is None:
        raise Http404
    return bring_hosts_and_phases(process)


def hosted_process(request: HttpRequest, slug: str) -> Process:
    """A process for a page that its hosts alone see."""
    process = visible_process(request, slug)
    may_see_desk(request.user, process).require()
    return process


def visible_decision(request: HttpRequest, pk: int) -> Decision:
    decision = decision_at(pk, request.user)
    if decision is None:
        raise Http404
    return decision
