"""Reading texts of clauses, and writing them so that they can be read back."""

import re
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gromada.formats.clauses import (
    LONGEST_CLAUSE,
    MOST_CLAUSES,
    Clause,
    read_markdown,
    read_numbered,
    write_markdown,
)
from gromada.formats.errors import FormatError

ACT = """\
Rozdział 1
Przepisy ogólne

§ 1. Zasady dotyczą podwórek
w Lipowej Dolinie.

§ 2. 1. O drzewa dbają:
1) gmina;
2) sąsiedzi:
   a) latem,
   b) zimą.
2. Szkoła pomaga.

Rozdział 2
Woda
§ 3
Drzewa podlewa gmina.
§ 3a. Wodę zbiera się z dachów.
§ 4. Przez trzy lata:
- co tydzień,
- w upał codziennie.

Uchwalono na zebraniu.
"""


def read(clauses):
    return [(clause.level, clause.number, clause.text) for clause in clauses]


def test_an_act_is_read_with_its_chapters_points_and_letters():
    assert read(read_numbered(ACT)) == [
        (0, "Rozdział 1", "Przepisy ogólne"),
        (1, "§ 1.", "Zasady dotyczą podwórek w Lipowej Dolinie."),
        (1, "§ 2.", ""),
        (2, "1.", "O drzewa dbają:"),
        (3, "1)", "gmina;"),
        (3, "2)", "sąsiedzi:"),
        (4, "a)", "latem,"),
        (4, "b)", "zimą."),
        (2, "2.", "Szkoła pomaga."),
        (0, "Rozdział 2", "Woda"),
        (1, "§ 3", "Drzewa podlewa gmina."),
        (1, "§ 3a.", "Wodę zbiera się z dachów."),
        (1, "§ 4.", "Przez trzy lata:"),
        (2, "-", "co tydzień,"),
        (2, "-", "w upał codziennie."),
        (0, "", "Uchwalono na zebraniu."),
    ]


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ("", None, "There is no text."),
        ("   \n\n", None, "There is no text."),
        ("§ 1. Raz.\n§ 3. Trzy.", 2, "“§ 3.” comes after “§ 1.”."),
        ("§ 1. Raz.\n\n§ 1. Dwa.", 3, "“§ 1.” stands there twice."),
        ("Rozdział 1\nA\n§ 1. Raz.\nRozdział 2\nB\n§ 3. Trzy.", 6, "“§ 3.” comes after “§ 1.”."),
        ("§ 1. Raz:\na) jeden,\nc) trzy.", 3, "“c)” comes after “a)”."),
        ("§ 1. Raz.\n§ 2.\n§ 3. Trzy.", 2, "“§ 2.” has no words."),
        ("§ 1. Raz.\n§ 2.", 2, "“§ 2.” has no words."),
        ("§ 1. " + "słowo " * 1000, 1, f"longer than {LONGEST_CLAUSE} characters"),
        ("\n\n".join("Raz." for _ in range(MOST_CLAUSES + 1)), 1001, "more than 500 clauses"),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_line(text, line, says):
    with pytest.raises(FormatError) as refused:
        read_numbered(text)

    assert refused.value.line == line
    assert says in str(refused.value)


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ("Raz.\n\n| a | b |", 3, "This is a table."),
        ("```\ncode\n```", 1, "This is a block of code."),
        ("Raz.\n![mapa](m.png)", 2, "This is a picture."),
        ("<div>Raz.</div>", 1, "This is HTML."),
        ("Raz.\n\n---\n\nDwa.", 3, "This is a line across the page."),
    ],
)
def test_what_is_not_words_is_refused_with_what_to_do(text, line, says):
    with pytest.raises(FormatError) as refused:
        read_markdown(text)

    assert refused.value.line == line
    assert says in str(refused.value)


def test_markdown_is_read_with_headings_and_lists_in_lists():
    text = """\
# Zasady

Wstęp, który
ma dwa wiersze.

**§ 4.** Drzewa podlewa:

1. gmina;
1. szkoła:
    - a) latem,
    - b) zimą;
7. sąsiedzi.

## Rozdział 2 Woda
Z dachów.
"""

    assert read(read_markdown(text)) == [
        (0, "", "Zasady"),
        (0, "", "Wstęp, który ma dwa wiersze."),
        (0, "§ 4.", "Drzewa podlewa:"),
        (1, "1.", "gmina;"),
        (1, "2.", "szkoła:"),
        (2, "a)", "latem,"),
        (2, "b)", "zimą;"),
        (1, "3.", "sąsiedzi."),
        (0, "Rozdział 2", "Woda"),
        (0, "", "Z dachów."),
    ]


def test_a_number_missing_in_between_is_kept_when_written():
    clauses = [Clause("§ 1", "Raz:"), Clause("1.", "jeden,", 1), Clause("3.", "trzy.", 1)]

    assert read(read_markdown(write_markdown(clauses))) == read(clauses)


LABELS = st.sampled_from(["", "§ 1", "§ 4a.", "Art. 7.", "1.", "12.", "3)", "a)", "lit. c", "-"])
SIGNS = st.characters(codec="utf-8", exclude_categories=["C", "Z"]) | st.just(" ")
TEXTS = st.text(SIGNS, min_size=1, max_size=40).map(lambda text: " ".join(text.split()))


@st.composite
def outlines(draw):
    """Clauses of which each stands at most one level deeper than the one above."""
    clauses, level = [], 0
    for _ in range(draw(st.integers(1, 8))):
        level = draw(st.integers(0, min(level + 1, 4))) if clauses else 0
        number = draw(LABELS)
        text = draw(TEXTS.filter(lambda words: words and not words.startswith(("|", "<", "!"))))
        clauses.append(Clause(number if level or number != "-" else "", f"Słowo {text}", level))
    return clauses


@given(outlines())
def test_what_is_written_is_read_back(clauses):
    assert read(read_markdown(write_markdown(clauses))) == read(clauses)


@given(st.text(st.sampled_from("ab §1.)-\n\tArt.lit. #*|żĄ"), max_size=120))
def test_no_word_is_lost_and_nothing_but_a_refusal_is_raised(text):
    for reader in (read_numbered, read_markdown):
        try:
            clauses = reader(text)
        except FormatError:
            continue
        said = "".join(f"{clause.number}{clause.text}" for clause in clauses)
        if reader is read_numbered:
            assert re.sub(r"\s", "", said) == re.sub(r"\s", "", text)
        assert all(0 <= clause.level <= 20 for clause in clauses)


@given(st.text(max_size=200))
def test_any_text_is_read_or_refused(text):
    for reader in (read_numbered, read_markdown):
        try:
            assert reader(text)
        except FormatError:
            continue


@pytest.mark.parametrize("read", [read_numbered, read_markdown])
@pytest.mark.parametrize(
    "number", ["§ " + "9" * 5_000, "§ 1" + "a" * 100, "Rozdział " + "I" * 100, "§ " + "9" * 100]
)
def test_no_number_is_longer_than_people_write_them(read, number):
    try:
        clauses = read(f"§ 1. Raz.\n\n{number} Dwa.")
    except FormatError:
        return

    assert all(len(clause.number) <= 20 for clause in clauses)


@pytest.mark.parametrize("read", [read_numbered, read_markdown])
def test_signs_that_cannot_be_kept_are_refused_with_their_line(read):
    with pytest.raises(FormatError, match="signs that cannot be shown") as refused:
        read("Raz.\n\nDw\0a.")

    assert refused.value.line == 3


@pytest.mark.parametrize("line", ["**a " * 50_000, "__a " * 50_000, "# " + "#" * 190_000 + "x"])
def test_a_long_line_of_marks_is_read_at_once(line):
    """A pattern that looks through the rest of the line from every mark takes minutes."""
    began = process_time()

    with pytest.raises(FormatError):
        read_markdown(line)

    assert process_time() - began < 2


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("**a** b **c**", "a b c"),
        ("__a __b__", "a __b"),
        ("** a** b", "** a** b"),
        ("***a** b", "*a b"),
        ("**a __b** c__", "a __b c__"),
        ("## C# ##", "C#"),
    ],
)
def test_marks_of_bold_type_and_headings_are_left_out(line, words):
    assert [clause.text for clause in read_markdown(line)] == [words]
