"""``comments.csv``: the statements."""

from gromada.formats.errors import N_, Note
from gromada.formats.polis.cells import milliseconds, true_or_false
from gromada.formats.polis.conversation import LONGEST_STATEMENT, Statement
from gromada.formats.tables import Row, Table, shortened

MODERATED = {"-1": -1, "0": 0, "1": 1, "": 0}


def read_comments(table: Table) -> tuple[tuple[Statement, ...], list[Note]]:
    """The statements in the order of the file, and notes on empty ones.

    Raises
    ------
    FormatError
        At a repeated id, a text of more than 2,000 characters, or a value that is not of its kind.
    """
    statements: list[Statement] = []
    seen: set[str] = set()
    for first, block in table.blocks():
        for number, row in enumerate(block, first):
            statement = statement_of(table, number, row)
            if statement.id in seen:
                raise table.error(
                    N_("Statement %(id)s is there twice. Remove one of the two rows."),
                    row=number,
                    column="comment-id",
                    id=shortened(statement.id),
                )
            seen.add(statement.id)
            statements.append(statement)
    empty = [statement.id for statement in statements if not statement.text.strip()]
    notes = [
        Note("empty_statement", N_("Statement %(id)s has no text."), {"id": name}) for name in empty
    ]
    return tuple(statements), notes


def statement_of(table: Table, number: int, row: Row) -> Statement:
    def cell(name: str) -> str:
        return row[table.column(name)].strip() if name in table else ""

    identity, text = cell("comment-id"), row[table.column("comment-body")]
    if not identity:
        raise table.error(
            N_("The statement has no id. Export the file again."), row=number, column="comment-id"
        )
    if len(text) > LONGEST_STATEMENT:
        raise table.error(
            N_("Statement %(id)s has %(length)d characters. Shorten it to %(longest)d."),
            row=number,
            column="comment-body",
            id=shortened(identity),
            length=len(text),
            longest=LONGEST_STATEMENT,
        )
    if (moderated := MODERATED.get(cell("moderated"))) is None:
        raise table.error(
            N_(
                "The value is “%(found)s”; a statement is taken out (-1), not looked at (0) "
                "or let in (1)."
            ),
            row=number,
            column="moderated",
            found=shortened(cell("moderated")),
        )
    return Statement(
        id=identity,
        text=text,
        created=milliseconds(table, number, "timestamp", cell("timestamp"))
        if cell("timestamp")
        else None,
        author=cell("author-id") or None,
        moderated=moderated,
        is_meta=true_or_false(table, number, "is-meta", cell("is-meta")),
        is_seed=true_or_false(table, number, "is-seed", cell("is-seed")),
        published_consensus=share(table, number, cell("group-informed-consensus")),
    )


def share(table: Table, number: int, cell: str) -> float | None:
    if not cell:
        return None
    try:
        value = float(cell)
    except ValueError:
        value = -1.0
    if not 0 <= value <= 1:
        raise table.error(
            N_("The value is “%(found)s”; it is a number from 0 to 1."),
            row=number,
            column="group-informed-consensus",
            found=shortened(cell),
        )
    return value
