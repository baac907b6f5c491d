"""Who lives here: a small table of dimensions, categories and how many people."""

import csv
import io
from dataclasses import dataclass, field, replace
from hashlib import sha256

from gromada.formats.errors import N_, FormatError
from gromada.formats.tables import shortened

LARGEST = 200_000
DELIMITERS = (",", ";", "\t")
DIMENSION = {"dimension", "wymiar", "cecha"}
CATEGORY = {"category", "kategoria"}
LANGUAGES = ("pl", "en")
POPULATION = {"population", "people", "ludność", "ludnosc", "liczba", "liczba osób"}
LONGEST_DIMENSION, LONGEST_CATEGORY = 60, 80
MOST_DIMENSIONS, MOST_CATEGORIES = 6, 12
MOST_ROWS = MOST_DIMENSIONS * MOST_CATEGORIES
MOST_DIGITS = 10


@dataclass(frozen=True, slots=True)
class MarginRow:
    """How many people of one category live here."""

    dimension: str
    category: str
    population: int
    # language -> what the dimension and the category are called in it, where the file says so
    dimension_in: dict[str, str] = field(default_factory=dict)
    category_in: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Margins:
    """The rows in the order of the file, and the fingerprint of the file."""

    rows: tuple[MarginRow, ...]
    sha256: str


def read_margins(raw: bytes, *, name: str) -> Margins:
    """Read a CSV file with the columns dimension, category and population.

    The columns dimension_pl, dimension_en, category_pl and category_en may be there too: how
    readers of a language are shown what the first two columns say.

    Parameters
    ----------
    raw : bytes
        UTF-8; commas, semicolons or tabs between the cells; Polish names of columns too.
    name : str
        What refusals call the file.

    Returns
    -------
    Margins

    Raises
    ------
    FormatError
        With the line and the column.

    Examples
    --------
    >>> raw = "wymiar;kategoria;ludność\\nwiek;18–34;1 200\\nwiek;35+;2 300".encode()
    >>> [(row.category, row.population) for row in read_margins(raw, name="gus.csv").rows]
    [('18–34', 1200), ('35+', 2300)]
    """
    lines = list(cells_of(raw, name))
    header = lines[0] if lines else []
    places, words = columns_of(header, name), columns_of_words(header)
    rows: list[MarginRow] = []
    known: set[tuple[str, str]] = set()
    for number, cells in enumerate(lines[1:], start=2):
        if not any(cell.strip() for cell in cells):
            continue
        if len(rows) == MOST_ROWS:
            raise FormatError(
                N_(
                    "There are more than %(most)d rows, and each is an answer that people choose "
                    "from. Keep fewer dimensions or categories."
                ),
                file=name,
                line=number,
                most=MOST_ROWS,
            )
        if len(cells) < len(lines[0]):
            raise FormatError(N_("This line has too few cells."), file=name, line=number)
        row = row_of([cells[place].strip() for place in places], name, number)
        row = replace(
            row,
            dimension_in=words_of("dimension", cells, words, name, number),
            category_in=words_of("category", cells, words, name, number),
        )
        refuse_other_words(row, rows, name, number)
        if (row.dimension, row.category) in known:
            raise FormatError(
                N_("“%(category)s” stands twice under “%(dimension)s”. Remove one of the two."),
                file=name,
                line=number,
                category=row.category,
                dimension=row.dimension,
            )
        rows.append(row)
        known.add((row.dimension, row.category))
    refuse_odd_sizes(rows, name)
    return Margins(tuple(rows), sha256(raw).hexdigest())


def cells_of(raw: bytes, name: str) -> list[list[str]]:
    """The lines of the file, cut into cells."""
    if len(raw) > LARGEST:
        raise FormatError(
            N_("The file is too large for a table of who lives here; a few lines will do."),
            file=name,
        )
    if (zero := raw.find(b"\0")) >= 0:
        raise FormatError(
            N_("There is a zero byte, so this is not a text file. Export it again as CSV."),
            file=name,
            line=1 + raw.count(b"\n", 0, zero),
        )
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise FormatError(N_("The file is not UTF-8. Save it as UTF-8."), file=name) from None
    header = text.partition("\n")[0]
    delimiter = max(DELIMITERS, key=header.count)
    try:
        return list(csv.reader(io.StringIO(text), delimiter=delimiter, strict=True))
    except csv.Error as error:
        raise FormatError(
            N_("This is not CSV: %(reason)s."), file=name, reason=str(error)
        ) from None


def columns_of(header: list[str], name: str) -> list[int]:
    """Where the three columns are."""
    names = [cell.strip().lower() for cell in header]
    places = []
    for wanted, meant in (
        (DIMENSION, "dimension"), (CATEGORY, "category"), (POPULATION, "population"),
    ):  # fmt: skip
        place = next((at for at, cell in enumerate(names) if cell in wanted), None)
        if place is None:
            raise FormatError(
                N_(
                    "The column “%(column_name)s” is missing. The first line names the columns "
                    "dimension, category and population."
                ),
                file=name,
                line=1,
                column_name=meant,
            )
        places.append(place)
    return places


def columns_of_words(header: list[str]) -> dict[tuple[str, str], int]:
    """Where names in a language are, by what they name and the language; as many as there are."""
    names = [cell.strip().lower() for cell in header]
    meant = {"dimension": DIMENSION, "category": CATEGORY}
    return {
        (named, language): place
        for place, cell in enumerate(names)
        for named, words in meant.items()
        for language in LANGUAGES
        if cell in {f"{word}_{language}" for word in words}
    }


def words_of(
    named: str, cells: list[str], places: dict[tuple[str, str], int], name: str, line: int
) -> dict[str, str]:
    """What one line calls its dimension, or its category, in each language."""
    found = {}
    for language in LANGUAGES:
        place = places.get((named, language))
        word = cells[place].strip() if place is not None else ""
        if word:
            refuse_length(word, f"{named}_{language}", name, line)
            found[language] = word
    return found


def refuse_other_words(row: MarginRow, before: list[MarginRow], name: str, line: int) -> None:
    """A dimension is called alike in all its lines, and two categories are not called alike."""
    for old in before:
        if old.dimension == row.dimension and old.dimension_in != row.dimension_in:
            raise FormatError(
                N_(
                    "“%(dimension)s” is called otherwise here than in the lines above. Call it "
                    "alike in all of them."
                ),
                file=name,
                line=line,
                dimension=row.dimension,
            )
        alike = set(old.category_in.items()) & set(row.category_in.items())
        if old.dimension == row.dimension and alike and old.category != row.category:
            raise FormatError(
                N_("Two categories of “%(dimension)s” are called “%(category)s”. Tell them apart."),
                file=name,
                line=line,
                dimension=row.dimension,
                category=next(word for _, word in alike),
            )


def refuse_length(word: str, column: str, name: str, line: int) -> None:
    """Raise ``FormatError`` where a name is missing or longer than the pages can show."""
    longest = LONGEST_DIMENSION if column.startswith("dimension") else LONGEST_CATEGORY
    if not word or len(word) > longest:
        raise FormatError(
            N_("A name has from 1 to %(longest)d characters; found %(found)d."),
            file=name,
            line=line,
            column=column,
            longest=longest,
            found=len(word),
        )


def row_of(cells: list[str], name: str, line: int) -> MarginRow:
    """One line, when its names and its number are sane."""
    dimension, category, population = cells
    refuse_length(dimension, "dimension", name, line)
    refuse_length(category, "category", name, line)
    digits = "".join(population.split())
    is_number = digits.isascii() and digits.isdecimal() and len(digits) <= MOST_DIGITS
    if not (is_number and int(digits) > 0):
        raise FormatError(
            N_("“%(found)s” is not a number of people. Write a whole number above 0."),
            file=name,
            line=line,
            column="population",
            found=shortened(population),
        )
    return MarginRow(dimension, category, int(digits))


def refuse_odd_sizes(rows: list[MarginRow], name: str) -> None:
    """Refuse an empty table, too many questions, and questions with one answer or too many."""
    if not rows:
        raise FormatError(N_("There are no rows under the header."), file=name)
    dimensions = list(dict.fromkeys(row.dimension for row in rows))
    if len(dimensions) > MOST_DIMENSIONS:
        raise FormatError(
            N_(
                "There are %(found)d dimensions, and each is a question that people are asked. "
                "Keep at most %(most)d."
            ),
            file=name,
            found=len(dimensions),
            most=MOST_DIMENSIONS,
        )
    for dimension in dimensions:
        found = sum(row.dimension == dimension for row in rows)
        if not 2 <= found <= MOST_CATEGORIES:
            raise FormatError(
                N_("“%(dimension)s” has %(found)d categories; it needs from 2 to %(most)d."),
                file=name,
                dimension=dimension,
                found=found,
                most=MOST_CATEGORIES,
            )
