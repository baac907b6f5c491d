"""Sealing: entries get their places in the tree, and the root over them is signed."""

from django.db import connection, transaction
from django.utils import timezone

from gromada.formats.checkpoint import Checkpoint as SignedCheckpoint
from gromada.ledger.actions.keys import signing_key
from gromada.ledger.actions.tiles import GrowingTree
from gromada.ledger.models import Checkpoint, Log
from gromada.ledger.queries import latest_checkpoint, sealed_data, waiting
from gromada.methods.merkle import leaf_hash

# so many in one transaction, that nobody who writes has to wait long
AT_ONCE = 2000

# One statement, so that no entry can arrive between being counted and being placed.
PLACE = """
    UPDATE ledger_entry SET position = placed.place FROM (
        SELECT id, %s + ROW_NUMBER() OVER (ORDER BY id) - 1 AS place
        FROM ledger_entry WHERE position IS NULL ORDER BY id LIMIT %s
    ) AS placed WHERE ledger_entry.id = placed.id
"""


def seal() -> Checkpoint:
    """Seal what waits and return the latest checkpoint; with nothing new, the one there is.

    Several processes may do it at once: they take turns.
    """
    latest = latest_checkpoint()
    while latest is None or waiting().exists():
        latest = _seal_some()
    return latest


@transaction.atomic
def _seal_some() -> Checkpoint:
    Log.objects.get_or_create(pk=1)
    log = Log.objects.select_for_update().get(pk=1)
    with connection.cursor() as cursor:
        cursor.execute(PLACE, [log.size, AT_ONCE])
        placed = cursor.rowcount
    latest = latest_checkpoint()
    if latest is not None and not placed:
        return latest
    tree = GrowingTree(log.size)
    for data in sealed_data(log.size, log.size + placed):
        tree.append(leaf_hash(data))
    tree.save()
    log.size = tree.size
    log.save()
    return _signed(tree.size, tree.root())


def _signed(size: int, root: bytes) -> Checkpoint:
    key = signing_key()
    return Checkpoint.objects.create(
        size=size,
        root=root,
        note=SignedCheckpoint(key.name, size, root).signed_by(key),
        key=str(key.verifier),
        sealed_at=timezone.now(),
    )
