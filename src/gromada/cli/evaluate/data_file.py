"""The data file: one row a unit and period, read into a panel."""

import csv
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

import numpy as np

from gromada.cli.evaluate.study_file import StudyFile, unit_name
from gromada.cli.evaluate.times import (
    finite,
    parsed_time,
    refuse_without_order,
    refuse_written_otherwise,
)
from gromada.formats import FormatError
from gromada.formats.errors import N_
from gromada.formats.tables import Row, Table, shortened
from gromada.methods.impact import Design, Panel, Time

DELIMITERS = (",", ";", "\t", "|")
# what Excel reads, and some programs write, above the header
SEPARATOR_LINE = re.compile(r'"?sep=(.)"?', re.IGNORECASE)
# three figures after the comma could be thousands; so many cannot
DECIMAL_COMMA = re.compile(r"[-+]?\d*,(\d{1,2}|\d{4,})(e[-+]?\d+)?", re.IGNORECASE)
MISSING = {"", "na", "n/a", "nan", "null", "none", ".", "-", "brak"}
NEVER = {"0", "never", "nigdy", "inf", "infinity"} | MISSING
ONE_SERIES = "–"
# what each column of numbers may grow to, and all of them together
MOST_CELLS, MOST_NUMBERS = 1_000_000, 10_000_000
LARGEST_NUMBER = 1e50  # squares of squares of larger ones cannot be held


class DataTable(Table):
    """A CSV file with commas, semicolons, tabs or bars between its cells."""

    def __init__(self, path: Path, *, delimiter: str | None) -> None:
        self.delimiter = delimiter
        super().__init__(path, required=())

    def check_header(self, required: Sequence[str]) -> None:
        """Columns that are not asked for may be called anything."""

    def raw_rows(self) -> Iterator[Row]:
        return (row for row, _ in self.rows_with_lines())

    def line_of(self, row: int) -> int:
        return next(line for _, line in islice(self.rows_with_lines(), row + 1, None))

    def rows_with_lines(self) -> Iterator[tuple[Row, int]]:
        """Rows that hold anything, the header first, each with the line on which it begins."""
        with self.path.open(encoding="utf-8-sig", newline="") as file:
            marked = SEPARATOR_LINE.fullmatch(file.readline().rstrip("\r\n"))
            if marked is None:
                file.seek(0)
            if self.delimiter is None:
                self.delimiter = marked[1] if marked else likely_delimiter(first_line(file))
            file.seek(0)
            reader = csv.reader(file, strict=True, delimiter=self.delimiter, skipinitialspace=True)
            start = 1
            try:
                for row in reader:
                    if any(map(str.strip, row)) and not (marked and start == 1):
                        yield row, start
                    start = reader.line_num + 1
            except csv.Error as error:
                raise self.broken_csv(str(error), start) from None


def first_line(lines: Iterable[str]) -> str:
    """The first line that is not empty."""
    return next((line for line in lines if line.strip()), "")


def likely_delimiter(header: str) -> str:
    """The separator that the first line has most of, outside quotation marks.

    Examples
    --------
    >>> likely_delimiter('State;Year;"Packs, per capita"')
    ';'
    """
    outside = "".join(header.split('"')[::2])
    return max(DELIMITERS, key=outside.count)


def read_panel(path: Path, study: StudyFile) -> tuple[Panel, str]:
    """Read the columns that a study names; the second is the SHA-256 of the file.

    Raises
    ------
    FormatError
        With the file, the line and the column.
    """
    if path.exists() and not (path.is_file() or path.is_dir()):
        raise FormatError(
            N_("This is not a file that can be read twice. Save the data as a file."),
            file=path.name,
        )
    table = DataTable(path, delimiter=study.delimiter)
    return Cells(table, study).panel(), table.digest


@dataclass
class Cells:
    """The cells of a data file that a study needs."""

    table: DataTable
    study: StudyFile
    units: dict[str, int] = field(default_factory=dict)
    times: dict[Time, int] = field(default_factory=dict)
    rows: dict[tuple[int, int], int] = field(default_factory=dict)
    numbers: dict[str, list[float]] = field(default_factory=dict)
    first: dict[int, tuple[Time | None, int]] = field(default_factory=dict)
    comma: bool = False

    def panel(self) -> Panel:
        if not any(self.table.header):
            raise FormatError(N_("The file is empty. Export it again."), file=self.table.name)
        self.require_columns()
        columns = self.study.columns
        wanted = [columns.outcome, *columns.covariates]
        if columns.exposure:
            wanted.append(columns.exposure)
        self.numbers = {name: [] for name in wanted}
        self.comma = (self.study.decimal or self.likely_decimal()) == ","
        for start, block in self.table.blocks():
            for at, cells in enumerate(block, start=start):
                self.take(at, cells)
        if not self.rows:
            raise FormatError(N_("There are no rows under the header."), file=self.table.name)
        self.refuse_times()
        self.refuse_too_many_cells()
        order = sorted(self.times, key=lambda time: (isinstance(time, str), time))
        place = np.empty(len(order), np.int64)
        place[[self.times[time] for time in order]] = np.arange(len(order))
        pairs = np.array(list(self.rows), np.int64)
        shape = (len(self.units), len(order))

        def matrix(name: str) -> np.ndarray[tuple[int, int], np.dtype[np.float64]]:
            filled = np.full(shape, np.nan)
            filled[pairs[:, 0], place[pairs[:, 1]]] = self.numbers[name]
            return filled

        panel = Panel(
            units=tuple(self.units),
            times=tuple(order),
            outcome=matrix(columns.outcome),
            starts=np.full(len(self.units), len(order)),
            covariates={name: matrix(name) for name in columns.covariates},
            exposure=matrix(columns.exposure) if columns.exposure else None,
        )
        panel.starts[:] = self.starts(panel)
        return panel

    def refuse_too_many_cells(self) -> None:
        """Few rows can name many units and many times, and a table holds each with each."""
        cells = len(self.units) * len(self.times)
        if cells <= MOST_CELLS and cells * len(self.numbers) <= MOST_NUMBERS:
            return
        raise FormatError(
            N_(
                "%(units)s units by %(times)s times, with %(columns)s columns of numbers, are more "
                "than can be computed: at most %(most)s cells in a column, and ten times as many "
                "in all. Sum the times, for example to months, or leave out units."
            ),
            file=self.table.name,
            units=len(self.units),
            times=len(self.times),
            columns=len(self.numbers),
            most=MOST_CELLS,
        )

    def require_columns(self) -> None:
        columns = self.study.columns
        roles = [columns.outcome, columns.unit, columns.time, columns.first_treated]
        for column in filter(None, roles):
            if roles.count(column) > 1:
                raise FormatError(
                    N_("The study names the column “%(name)s” for two things. Each has its own."),
                    file=self.study.name,
                    name=column,
                )
        for key, column in self.study.columns.named:
            if column not in self.table:
                raise FormatError(
                    N_(
                        "“%(key)s” names the column “%(name)s”, which the data do not have. "
                        "They have %(found)s."
                    ),
                    file=self.table.name,
                    line=1,
                    column=column,
                    key=key,
                    name=column,
                    found=shortened(", ".join(self.table.header)),
                )
            if self.table.header.count(column) > 1:
                raise FormatError(
                    N_("The header names this column twice. Remove one of the two."),
                    file=self.table.name,
                    line=1,
                    column=column,
                )

    def likely_decimal(self) -> str:
        """A comma where the numbers leave no doubt: 12,5 is not thousands, and none has a point."""
        if self.table.delimiter == ",":
            return "."
        places = [self.table.column(name) for name in self.numbers]
        sure = False
        for _, block in self.table.blocks():
            for cell in (row[place].strip() for row in block for place in places):
                if "." in cell and cell not in MISSING:
                    return "."
                sure = sure or DECIMAL_COMMA.fullmatch(cell) is not None
        return "," if sure else "."

    def take(self, row: int, cells: Row) -> None:
        columns = self.study.columns
        name = (
            self.one_series if columns.unit is None else unit_name(self.cell(cells, columns.unit))
        )
        if not name:
            raise self.table.error(
                N_("The unit is not named. Fill it in, or remove the row."),
                row=row,
                column=columns.unit or "",
            )
        time = self.cell(cells, columns.time)
        if time.lower() in MISSING:
            raise self.table.error(
                N_("The time is missing. Fill it in, or remove the row."),
                row=row,
                column=columns.time,
            )
        unit = self.units.setdefault(name, len(self.units))
        period = self.times.setdefault(parsed_time(time), len(self.times))
        before = self.rows.setdefault((unit, period), row)
        if before != row:
            raise self.table.error(
                N_(
                    "“%(unit)s” in %(time)s is there twice; the first is in line %(line_before)s. "
                    "Remove one of the two, or sum them."
                )
                if columns.unit
                else N_(
                    "%(time)s is there twice; the first is in line %(line_before)s. Where the "
                    "data hold several units, name their column as “unit”."
                ),
                row=row,
                column=columns.time,
                unit=name,
                time=time,
                line_before=self.table.line_of(before),
            )
        for column, numbers in self.numbers.items():
            numbers.append(self.number(row, column, self.cell(cells, column)))
        if columns.first_treated:
            self.take_first(row, unit, name, self.cell(cells, columns.first_treated))

    @property
    def one_series(self) -> str:
        """What the only unit is called where no column names units."""
        return next(iter(self.study.treated), ONE_SERIES)

    def cell(self, cells: Row, column: str) -> str:
        return cells[self.table.column(column)].strip()

    def number(self, row: int, column: str, cell: str) -> float:
        if cell.lower() in MISSING:
            return float("nan")
        value = finite(cell.replace(",", ".") if self.comma else cell)
        if self.comma and "." in cell:
            message = N_(
                "“%(found)s” has a point, and the study says that the decimal sign is a comma. "
                "Write numbers without points, or take “decimal” out of the study."
            )
        elif value is not None and abs(value) <= LARGEST_NUMBER:
            return value
        elif value is not None:
            message = N_("“%(found)s” is too large to reckon with. Count in larger units.")
        elif not self.comma and cell.count(",") == 1 and "." not in cell:
            message = N_(
                "“%(found)s” is not a number. If the comma is a decimal comma, write "
                "decimal = “,” in the study."
            )
        else:
            message = N_("“%(found)s” is not a number. Leave the cell empty where it is missing.")
        raise self.table.error(message, row=row, column=column, found=shortened(cell))

    def take_first(self, row: int, unit: int, name: str, cell: str) -> None:
        column = self.study.columns.first_treated or ""
        time = None if unit_name(cell).lower() in NEVER else parsed_time(cell)
        known, line = self.first.setdefault(unit, (time, row))
        if known != time and {known, time} == {None, 1}:
            raise self.yes_and_no()
        if known != time:
            raise self.table.error(
                N_(
                    "“%(unit)s” begins at “%(found)s” here and at “%(known)s” in line "
                    "%(line_before)s. A unit begins once."
                ),
                row=row,
                column=column,
                unit=name,
                found=cell or "0",
                known="0" if known is None else known,
                line_before=self.table.line_of(line),
            )

    def yes_and_no(self) -> FormatError:
        return FormatError(
            N_(
                "This column says with 0 and 1 whether the change had come. “first_treated” "
                "names a column with the first period under it, such as %(known)s, in each row "
                "of the unit. Or give “treated” and “treated_from”."
            ),
            file=self.table.name,
            column=self.study.columns.first_treated,
            known=next(iter(self.times)),
        )

    def refuse_times(self) -> None:
        """Times have an order, and those of the change are written as those of the data."""
        study, times = self.study, list(self.times)
        refuse_without_order(times, file=self.table.name, column=study.columns.time)
        first = dict.fromkeys(time for time, _ in self.first.values() if time is not None)
        if list(first) == [1] and all(not isinstance(time, str) and time > 1 for time in times):
            raise self.yes_and_no()
        column = study.columns.first_treated
        refuse_written_otherwise(first, known=times[0], file=self.table.name, column=column)
        asked = [study.treated_from, *study.study.placebo_times]
        given = [time for time in asked if time is not None]
        refuse_written_otherwise(given, known=times[0], file=study.name)

    def starts(self, panel: Panel) -> list[int]:
        study = self.study
        if study.columns.first_treated:
            found = [self.first[unit][0] for unit in range(panel.n_units)]
            return [panel.n_periods if time is None else panel.position_of(time) for time in found]
        starts = [panel.n_periods] * panel.n_units
        treated: Sequence[int] = panel.positions_of_units(study.treated, "treated").tolist()
        if not treated and study.study.design is Design.INTERRUPTED:
            if panel.n_units > 1:
                raise FormatError(
                    N_("The data hold %(count)s units. Name the one to look at: treated = [“…”]."),
                    file=study.name,
                    count=panel.n_units,
                )
            treated = [0]
        if study.treated_from is not None:
            for unit in treated:
                starts[unit] = panel.position_of(study.treated_from)
        return starts
