"""Reading the public record."""

from gromada.ledger.queries.checkpoints import (
    first_checkpoint,
    latest_checkpoint,
)
from gromada.ledger.queries.entries import (
    A_PAGE,
    entries_matching,
    entry_data,
    how_many_wait,
    last_change,
    last_change_and,
    newest_entries,
    sealed_data,
    waiting,
)
from gromada.ledger.queries.export import export_lines
from gromada.ledger.queries.keeping import kept
from gromada.ledger.queries.subjects import (
    is_declared,
    kept_subjects_at,
    listed_with_names,
    subjects_at,
    texts_shown,
    with_names,
    with_subjects,
)
from gromada.ledger.queries.tree import TILE, consistency, inclusion, node_of_tiles

__all__ = [
    "A_PAGE",
    "TILE",
    "consistency",
    "entries_matching",
    "entry_data",
    "export_lines",
    "first_checkpoint",
    "how_many_wait",
    "inclusion",
    "is_declared",
    "kept",
    "kept_subjects_at",
    "last_change",
    "last_change_and",
    "latest_checkpoint",
    "listed_with_names",
    "newest_entries",
    "node_of_tiles",
    "sealed_data",
    "subjects_at",
    "texts_shown",
    "waiting",
    "with_names",
    "with_subjects",
]
