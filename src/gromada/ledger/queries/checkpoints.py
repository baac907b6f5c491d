"""What was signed, and when."""

from gromada.ledger.models import Checkpoint


def latest_checkpoint() -> Checkpoint | None:
    return Checkpoint.objects.order_by("-size").first()


def first_checkpoint() -> Checkpoint | None:
    """The first that signs an entry: since then the record has not changed."""
    return Checkpoint.objects.filter(size__gt=0).order_by("size").first()
