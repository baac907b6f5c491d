"""What an address in the URL means to this reader."""

from django.http import Http404, HttpRequest

from gromada.evaluation import queries
from gromada.ledger.models import Addressed


def measured_thing(request: HttpRequest, address: str) -> Addressed:
    """The process or partnership at an address, if it exists for the reader."""
    if address.partition(":")[0] not in queries.HOLDERS:
        raise Http404
    thing = queries.thing_at(address, request.user)
    if thing is None:
        raise Http404
    return thing
