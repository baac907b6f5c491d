"""A list of participants with their groups, such as participants-votes.csv."""

from collections.abc import Container
from pathlib import Path

from gromada.formats.errors import N_, FormatError
from gromada.formats.tables import Row, Table, shortened


def read_groups(path: Path | str, *, participants: Container[str] | None = None) -> dict[str, str]:
    """The group id of each participant; those with an empty group are left out.

    Parameters
    ----------
    path : Path or str
        CSV with the columns ``participant`` and ``group-id``; others are not looked at.
    participants : container of str or None
        Ids that may occur.

    Raises
    ------
    FormatError
        At an id that is unknown or there twice, with file, line and column.
    """
    table = Table(Path(path), required=("participant", "group-id"))
    participant_at, group_at = table.column("participant"), table.column("group-id")
    groups: dict[str, str] = {}
    seen: set[str] = set()
    for number, row in enumerate(rows_of(table, participant_at, participants)):
        name, group = row[participant_at].strip(), row[group_at].strip()
        if name in seen:
            raise table.error(
                N_("Participant %(id)s is there twice. Remove one of the two rows."),
                row=number,
                column="participant",
                id=shortened(name),
            )
        seen.add(name)
        if not group:
            continue
        if participants is not None and name not in participants:
            raise table.error(
                N_("Participant %(id)s did not vote in this conversation. Remove the row."),
                row=number,
                column="participant",
                id=shortened(name),
            )
        groups[name] = group
    return groups


def rows_of(table: Table, participant_at: int, participants: Container[str] | None) -> list[Row]:
    """All rows; without a last one that is cut off, if reading the export left it out as well."""
    try:
        return [row for _first, block in table.blocks() for row in block]
    except FormatError:
        rows, cut = table.rows_before_cut() or ([], [])
        if participants is None or len(cut) <= participant_at:
            raise
        if cut[participant_at].strip() in participants:
            raise
        return rows
