"""What is done to the public record: write, listen, seal, erase a text."""

from gromada.ledger.actions.checkpoints import seal
from gromada.ledger.actions.entries import NotInTransaction, record
from gromada.ledger.actions.kinds import declare_kind, kind_title, kind_titles
from gromada.ledger.actions.listeners import listens_to
from gromada.ledger.actions.pages import declare_page
from gromada.ledger.actions.subjects import declare_subject
from gromada.ledger.actions.texts import erase_text

__all__ = [
    "NotInTransaction",
    "declare_kind",
    "declare_page",
    "declare_subject",
    "erase_text",
    "kind_title",
    "kind_titles",
    "listens_to",
    "record",
    "seal",
]
