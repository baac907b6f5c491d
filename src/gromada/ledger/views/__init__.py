"""The public record, for people and for machines."""

from gromada.ledger.views.files import (
    checkpoint_note,
    consistency_proof,
    entry_proof,
    public_key,
    record_file,
)
from gromada.ledger.views.pages import checkpoint_detail, entry_detail, entry_list

__all__ = [
    "checkpoint_detail",
    "checkpoint_note",
    "consistency_proof",
    "entry_detail",
    "entry_list",
    "entry_proof",
    "public_key",
    "record_file",
]
