"""The open export of Polis conversations: read it, and write it.

The format is described in docs/reference/polis-export.md.
"""

from gromada.formats.polis.conversation import Conversation, Statement, Votes
from gromada.formats.polis.groups import read_groups
from gromada.formats.polis.reading import read_export
from gromada.formats.polis.writing import Layout, write_export

__all__ = [
    "Conversation",
    "Layout",
    "Statement",
    "Votes",
    "read_export",
    "read_groups",
    "write_export",
]
