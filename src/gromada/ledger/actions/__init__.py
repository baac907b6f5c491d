"""What is done to the public record: write, listen, seal, erase a text."""

from gromada.ledger.actions.entries import NotInTransaction, record
from gromada.ledger.actions.kinds import declare_kind, kind_title, kind_titles
from gromada.ledger.actions.listeners import listens_to

__all__ = [
    "NotInTransaction",
    "declare_kind",
    "kind_title",
    "kind_titles",
    "listens_to",
    "record",
]
