"""What was signed, and when."""

from django.db.models import QuerySet

from gromada.ledger.models import Checkpoint
from gromada.prepared import prepared


def latest_checkpoint() -> Checkpoint | None:
    return next(iter(_last()), None)


def first_checkpoint() -> Checkpoint | None:
    """The first that signs an entry: since then the record has not changed."""
    return next(iter(_first()), None)


@prepared
def _last() -> QuerySet[Checkpoint]:
    return Checkpoint.objects.order_by("-size")[:1]


@prepared
def _first() -> QuerySet[Checkpoint]:
    return Checkpoint.objects.filter(size__gt=0).order_by("size")[:1]
