"""Single cells of an export."""

from gromada.formats.errors import N_
from gromada.formats.tables import Table, shortened

# Smaller numbers are seconds: as milliseconds they would lie before March 1973.
SMALLEST_MILLISECONDS = 100_000_000_000
LARGEST_MILLISECONDS = 10**15

# Spreadsheets and data frames write 1.0 for 1.
VOTE_VALUES = {
    "1": 1,
    "0": 0,
    "-1": -1,
    "1.0": 1,
    "0.0": 0,
    "-1.0": -1,
}

TRUE_OR_FALSE = {"": False, "false": False, "0": False, "true": True, "1": True}

WRONG_VOTE = N_("The vote is “%(found)s”; it can be 1 (agree), 0 (pass) or -1 (disagree).")
UNKNOWN_STATEMENT = N_(
    "Statement %(found)s is not in comments.csv. Export both files again, at one time."
)


def milliseconds(table: Table, row: int, column: str, cell: str) -> int:
    """A time in milliseconds since 1970, given in seconds or milliseconds."""
    try:
        value = int(cell)
    except ValueError:
        value = -1
    if not 0 <= value <= LARGEST_MILLISECONDS:
        raise table.error(
            N_(
                "The time is “%(found)s”; it is a whole number of seconds or milliseconds "
                "since 1970."
            ),
            row=row,
            column=column,
            found=shortened(cell),
        )
    return value if value >= SMALLEST_MILLISECONDS else value * 1_000


def true_or_false(table: Table, row: int, column: str, cell: str) -> bool:
    if (value := TRUE_OR_FALSE.get(cell.lower())) is None:
        raise table.error(
            N_("The value is “%(found)s”; it is true or false."),
            row=row,
            column=column,
            found=shortened(cell),
        )
    return value
