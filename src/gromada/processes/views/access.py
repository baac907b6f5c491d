"""What a page may show to whom."""

from django.http import Http404

from gromada.processes.models import Process
from gromada.processes.permissions import may_host, may_use_desk
from gromada.processes.queries import bring_hosts_and_phases, found_at


def visible_process(request, slug) -> Process:
    """A process that exists for this reader, with its hosts and phases."""
    process = found_at(slug, request.user)
    if process is None:
        raise Http404
    return bring_hosts_and_phases(process)


def hosted_process(request, slug) -> Process:
    """A process for a page that only its hosts may see."""
    process = visible_process(request, slug)
    may_host(request.user, process).require()
    return process


def own_process(request, slug) -> Process:
    """A process for a page of those who host it or hold a seat in it."""
    process = visible_process(request, slug)
    may_use_desk(request.user, process).require()
    return process
