"""What every page here begins with: the process, and who is looking."""

from django.http import Http404, HttpRequest
from django.middleware.csrf import get_token

from gromada.people.models import Participant
from gromada.people.queries import participant_of
from gromada.processes.models import Process
from gromada.processes.queries import bring_phases, found_at


def found_process(request: HttpRequest, slug: str) -> Process:
    process = found_at(slug, request.visitor.person)
    if process is None:
        raise Http404
    return bring_phases(process)


def here(request: HttpRequest, process: Process) -> Participant | None:
    """The visitor as participant of this process, if they said anything yet."""
    return participant_of(request.visitor, process.address)


def seed_of(request: HttpRequest, participant: Participant | None) -> object:
    """What the draw of the next statement starts from; it stays while the visitor does."""
    if participant is not None:
        return participant.pk
    # A newcomer is nobody yet, but their browser has a secret against forged forms.
    get_token(request)
    return request.META["CSRF_COOKIE"]
