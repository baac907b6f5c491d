"""CSV files from strangers: checked before they are read, and every error has a place."""

import codecs
import csv
import hashlib
import os
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import BinaryIO

from gromada.formats.errors import N_, FormatError

LONGEST_LINE = 1 << 20  # bytes; also how much is looked at in one go
ROWS_AT_ONCE = 20_000
BYTE_ORDER_MARKS = {
    codecs.BOM_UTF16_LE: "UTF-16",
    codecs.BOM_UTF16_BE: "UTF-16",
}

NOT_OPENED = {
    FileNotFoundError: N_("The file cannot be opened: there is none at this place."),
    IsADirectoryError: N_("The file cannot be opened: this is a folder."),
    PermissionError: N_("The file cannot be opened: you may not read it."),
}

Row = list[str]


def checked_digest(path: Path) -> str:
    """The SHA-256 of a file that proved to be UTF-8 text with lines of sane length.

    One pass with constant memory, so that a file that is one endless line is
    refused without being held.
    """
    digest = hashlib.sha256()
    decoder = codecs.getincrementaldecoder("utf-8")()
    line, at_line_start, seen = 1, 0, 0
    with open_or_refuse(path) as file:
        while block := file.read(LONGEST_LINE):
            if seen == 0:
                refuse_other_encodings(path, block)
            undecoded = len(decoder.getstate()[0])
            try:
                decoder.decode(block, final=len(block) < LONGEST_LINE)
            except UnicodeDecodeError as error:
                raise wrong_byte(
                    path, block, error, line=line, column_from=seen - undecoded - at_line_start
                ) from None
            if (zero := block.find(b"\0")) >= 0:
                raise FormatError(
                    N_("There is a zero byte, so this is not a text file. Export it again as CSV."),
                    file=path.name,
                    line=line + block.count(b"\n", 0, zero),
                )
            if b"\n" not in block and len(block) == LONGEST_LINE:
                raise FormatError(
                    N_(
                        "The line is longer than %(limit)d bytes, so this is not an export "
                        "of a conversation. Export it again as CSV."
                    ),
                    file=path.name,
                    line=line,
                    limit=LONGEST_LINE,
                )
            digest.update(block)
            line += block.count(b"\n")
            if (last := block.rfind(b"\n")) >= 0:
                at_line_start = seen + last + 1
            seen += len(block)
    if seen == 0:
        raise FormatError(N_("The file is empty. Export it again."), file=path.name)
    return digest.hexdigest()


def open_or_refuse(path: Path) -> BinaryIO:
    """Open a file to read its bytes; raise ``FormatError`` with the reason where it cannot be."""
    try:
        return path.open("rb")
    except OSError as error:
        raise FormatError(
            NOT_OPENED.get(type(error), N_("The file cannot be opened: %(reason)s.")),
            file=path.name or str(path),
            reason=os.strerror(error.errno or 0),
        ) from None


def refuse_other_encodings(path: Path, block: bytes) -> None:
    """Raise ``FormatError`` when the first bytes are the mark of an encoding other than UTF-8."""
    for mark, encoding in BYTE_ORDER_MARKS.items():
        if block.startswith(mark):
            raise FormatError(
                N_("The file is in %(encoding)s. Save it as UTF-8."),
                file=path.name,
                line=1,
                encoding=encoding,
            )


def wrong_byte(
    path: Path, block: bytes, error: UnicodeDecodeError, *, line: int, column_from: int
) -> FormatError:
    """The error for a byte that is not UTF-8, with its place in the file."""
    before = error.object[: error.start]
    breaks = before.count(b"\n")
    position = error.start - before.rfind(b"\n") if breaks else column_from + error.start + 1
    return FormatError(
        N_("Byte %(position)d of the line is 0x%(byte)02X, which is not UTF-8. Save it as UTF-8."),
        file=path.name,
        line=line + breaks,
        position=position,
        byte=error.object[error.start],
    )


class Table:
    """A CSV file with a header, read in blocks of rows.

    Line numbers are worked out only when an error needs one, by reading again:
    texts contain line breaks, and counting for every row would double the cost.
    """

    def __init__(self, path: Path, *, required: Sequence[str]) -> None:
        self.path = path
        self.name = path.name
        self.digest = checked_digest(path)
        self.header = [name.strip() for name in next(self.raw_rows(), [])]
        self.width = len(self.header)
        self.check_header(required)

    def check_header(self, required: Sequence[str]) -> None:
        for name in self.header:
            if self.header.count(name) > 1:
                raise FormatError(
                    N_("The header names this column twice. Remove one of the two."),
                    file=self.name,
                    line=1,
                    column=name,
                )
        for name in required:
            if name not in self.header:
                raise FormatError(
                    N_("This column is missing; the header has %(found)s. Export the file again."),
                    file=self.name,
                    line=1,
                    column=name,
                    found=shortened(", ".join(self.header)),
                )

    def __contains__(self, name: str) -> bool:
        return name in self.header

    def column(self, name: str) -> int:
        return self.header.index(name)

    def raw_rows(self) -> Iterator[Row]:
        """All rows with the header; errors of the CSV itself get their place."""
        with self.path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.reader(file, strict=True)
            start = 1
            try:
                for row in reader:
                    yield row
                    start = reader.line_num + 1
            except csv.Error as error:
                raise self.broken_csv(str(error), start) from None

    def broken_csv(self, reason: str, line: int) -> FormatError:
        if "unexpected end" in reason or "field limit" in reason:
            message = N_(
                "A text in quotation marks begins here and never ends. The file is cut off, "
                "or a quotation mark is missing; export it again."
            )
        else:
            message = N_(
                "The quotation marks are not closed as CSV asks (“%(reason)s”). Export it again."
            )
        return FormatError(message, file=self.name, line=line, reason=reason)

    def blocks(self) -> Iterator[tuple[int, list[Row]]]:
        """Blocks of data rows, each with the number of its first row from 0.

        A row with too few or too many fields is refused; empty lines at the very end are not
        rows.
        """
        rows = self.raw_rows()
        next(rows)
        first = 0
        while block := list(islice(rows, ROWS_AT_ONCE)):
            if set(map(len, block)) != {self.width}:
                block = self.without_end_lines(block, rows, first)
            yield first, block
            first += len(block)

    def without_end_lines(self, block: list[Row], rest: Iterator[Row], first: int) -> list[Row]:
        full = [len(row) == self.width for row in block]
        ragged = full.index(False)
        after = [row for row in block[ragged:] if row]
        if after or any(rest):
            raise self.ragged_row(first + ragged, len(block[ragged]))
        return block[:ragged]

    def ragged_row(self, row: int, fields: int) -> FormatError:
        return FormatError(
            N_(
                "The row has %(fields)d fields where the header has %(width)d. The file is cut "
                "off or damaged; export it again."
            ),
            file=self.name,
            line=self.line_of(row),
            fields=fields,
            width=self.width,
        )

    def rows_before_cut(self) -> tuple[list[Row], Row] | None:
        """The data rows but the last, and that one, where it alone is too short to be whole."""
        rows = list(self.raw_rows())[1:]
        if not rows or any(len(row) != self.width for row in rows[:-1]):
            return None
        return (rows[:-1], rows[-1]) if 0 < len(rows[-1]) < self.width else None

    def line_of(self, row: int) -> int:
        """The line on which a data row begins."""
        with self.path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.reader(file)
            for _ in islice(reader, row + 1):
                pass
            return reader.line_num + 1

    def error(self, message: str, *, row: int, column: str, **values: object) -> FormatError:
        return FormatError(message, file=self.name, line=self.line_of(row), column=column, **values)


def shortened(text: str, longest: int = 80) -> str:
    """A value as it is quoted in an error."""
    return text if len(text) <= longest else text[: longest - 1] + "…"
