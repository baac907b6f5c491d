"""A table of who lives here, with the names of its groups in two languages."""

import pytest

from gromada.formats import FormatError
from gromada.formats.margins import read_margins

TABLE = """wymiar;kategoria;ludność;dimension_en;kategoria_en
wiek;18–34;1 820;age;18–34
wiek;35 i więcej;4 630;age;35 and over
"""


def test_names_in_a_language_are_read_beside_those_of_the_file():
    first, second = read_margins(TABLE.encode(), name="gus.csv").rows

    assert (second.dimension, second.category, second.population) == ("wiek", "35 i więcej", 4630)
    assert second.dimension_in == first.dimension_in == {"en": "age"}
    assert second.category_in == {"en": "35 and over"}


def test_three_columns_are_enough():
    text = "dimension,category,population\nage,young,10\nage,old,20\n"

    row = read_margins(text.encode(), name="x.csv").rows[0]

    assert (row.dimension_in, row.category_in) == ({}, {})


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("4 630;age", "4 630;ages", "“wiek” is called otherwise here than in the lines above"),
        ("4 630;age", "4 630;", "line 3: “wiek” is called otherwise"),
        ("35 and over", "18–34", "Two categories of “wiek” are called “18–34”"),
        ("35 and over", "x" * 81, "line 3, column category_en: A name has from 1 to 80"),
    ],
)
def test_names_that_mislead_are_refused(old, new, words):
    with pytest.raises(FormatError, match=words):
        read_margins(TABLE.replace(old, new).encode(), name="gus.csv")


def table_of(*lines):
    return "\n".join(["dimension,category,population", *lines]).encode()


def test_a_table_too_long_to_ask_about_is_refused_before_it_is_read_through():
    lines = [f"a,{number},1" for number in range(18_000)]

    with pytest.raises(FormatError, match="line 74: There are more than 72 rows"):
        read_margins(table_of(*lines), name="gus.csv")


def test_as_many_rows_as_questions_can_have_are_read():
    lines = [f"d{dimension},c{category},1" for dimension in range(6) for category in range(12)]

    assert len(read_margins(table_of(*lines), name="gus.csv").rows) == 72


@pytest.mark.parametrize("population", ["9" * 5_000, "0" * 5_000 + "1", "١٢"])
def test_a_number_that_nobody_counts_is_refused(population):
    with pytest.raises(FormatError, match=r"column population: .* is not a number of people"):
        read_margins(table_of(f"age,young,{population}"), name="gus.csv")


def test_a_zero_byte_is_refused_with_its_line():
    with pytest.raises(FormatError, match="line 3: There is a zero byte"):
        read_margins(table_of("age,young,10", "age,ol\0d,20"), name="gus.csv")
