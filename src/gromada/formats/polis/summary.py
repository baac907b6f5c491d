"""``summary.csv``: topic, description and published numbers, one a row, without a header."""

from dataclasses import dataclass
from pathlib import Path

from gromada.formats.errors import N_, FormatError
from gromada.formats.tables import Table

TOPIC, DESCRIPTION, VOTERS = "topic", "conversation-description", "voters"


@dataclass(frozen=True)
class Summary:
    topic: str = ""
    description: str = ""
    voters: int | None = None


def read_summary(path: Path) -> tuple[Summary, str]:
    """What the summary says, and the digest of the file."""
    table = Table(path, required=())
    values: dict[str, str] = {}
    for number, row in enumerate(table.raw_rows()):
        if not row:
            continue
        if len(row) != 2:
            raise FormatError(
                N_("The row has %(fields)d fields; it is a name and a value. Export it again."),
                file=table.name,
                line=table.line_of(number - 1),
                fields=len(row),
            )
        values.setdefault(row[0].strip(), row[1])
    voters = values.get(VOTERS, "").strip()
    summary = Summary(
        topic=values.get(TOPIC, ""),
        description=values.get(DESCRIPTION, ""),
        voters=int(voters) if voters.isdecimal() and len(voters) < 10 else None,
    )
    return summary, table.digest
