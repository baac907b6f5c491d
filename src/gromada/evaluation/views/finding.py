"""What an address in the URL means to this reader."""

from django.http import Http404, HttpRequest

from gromada.evaluation import queries
from gromada.ledger.models import Addressed


def measured_thing(request: HttpRequest, address: str) -> Addressed:
    """The process or partnership at an address, if it exists for the reader."""
    if address.partition(":")[0] not in queries.HOLDERS:
        raise Http404
    thing = queries.thing_at(address, request.user)
    # processes.process:01 is the same number, yet another address under which nothing is stored
    if thing is None or thing.address != address:
        raise Http404
    return thing
