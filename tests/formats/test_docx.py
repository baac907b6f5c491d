"""Documents for offices: what they read, and what other programs make of them."""

import io
import subprocess
from zipfile import ZipFile

import pytest

docx = pytest.importorskip("docx")

from hypothesis import given, settings  # noqa: E402
from hypothesis import strategies as st  # noqa: E402

from gromada.formats.docx import (  # noqa: E402
    Heading,
    Numbered,
    Paragraph,
    Run,
    Table,
    document,
    labels,
)

CLAUSES = [
    ("§ 1", "Ogród jest otwarty.", 0),
    ("1.", "Od świtu.", 1),
    ("2.", "Do zmierzchu.", 1),
    ("a)", "latem,", 2),
    ("b)", "zimą.", 2),
    ("§ 2", "Drzewa podlewa gmina.", 0),
    ("1.", "Przez trzy lata.", 1),
    ("§ 2a", "Potem sąsiedzi.", 0),
    ("§ 4", "Kto dba, ten decyduje.", 0),
    ("Art. 7.", "Przepisy końcowe.", 0),
    ("lit. c", "Wejście w życie.", 2),
]


def made(*blocks, **facts):
    return document(blocks, **{"title": "Zasady", "language": "pl", **facts})


def opened(data):
    return docx.Document(io.BytesIO(data))


def lists_of(data):
    """The list of each paragraph that has one."""
    return [
        paragraph._p.pPr.numPr.numId.val
        for paragraph in opened(data).paragraphs
        if paragraph._p.pPr is not None and paragraph._p.pPr.numPr is not None
    ]


def test_the_properties_say_title_and_language():
    file = opened(made(Heading("Zasady opieki"), title="Zasady opieki nad zielenią"))

    assert file.core_properties.title == "Zasady opieki nad zielenią"
    assert file.core_properties.language == "pl"
    assert 'w:val="pl-PL"' in file.styles.element.xml
    assert (file.core_properties.author, file.core_properties.comments) == ("", "")


def test_headings_are_headings_and_runs_keep_their_marks():
    runs = [Run("Było", mark="deleted"), Run(" jest", bold=True, mark="inserted")]

    heading, paragraph = opened(made(Heading("Zasady", 2), Paragraph(runs))).paragraphs

    assert heading.style.name == "Heading 2"
    assert [(run.font.strike, run.underline, run.bold) for run in paragraph.runs] == [
        (True, None, None),
        (None, True, True),
    ]


def test_the_headers_of_a_table_are_repeated_on_every_page():
    file = opened(made(Table(["Kto", "Ile"], [["urząd", "8"], ["sąsiedzi", "5"]])))

    (table,) = file.tables
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["Kto", "Ile"],
        ["urząd", "8"],
        ["sąsiedzi", "5"],
    ]
    assert "w:tblHeader" in table.rows[0]._tr.xml
    assert "w:tblHeader" not in table.rows[1]._tr.xml


def test_numbers_that_follow_are_one_list_and_others_begin_a_new_one():
    data = made(*(Numbered(number, "x", 0) for number in ["§ 1", "§ 2", "§ 4", "§ 5", "1."]))

    first, second, third, fourth, fifth = lists_of(data)

    assert first == second
    assert third == fourth
    assert len({first, third, fifth}) == 3


def test_lists_below_begin_again_under_the_next_clause():
    clauses = [("§ 1", 0), ("1.", 1), ("§ 2", 0), ("2.", 1)]

    lists = lists_of(made(*(Numbered(number, "x", level) for number, level in clauses)))

    assert lists[0] == lists[2]
    assert lists[1] != lists[3]


def test_an_i_after_an_h_is_a_letter():
    after_h = lists_of(made(*(Numbered(number, "x") for number in ["h)", "i)", "j)"])))
    roman = lists_of(made(*(Numbered(number, "x") for number in ["i)", "ii)", "iii)"])))

    assert len(set(after_h)) == 1
    assert len(set(roman)) == 1


def test_a_sign_that_lists_cannot_hold_stays_in_the_text():
    data = made(Numbered("10%", "zieleni"))

    assert [paragraph.text for paragraph in opened(data).paragraphs] == ["10%\tzieleni"]


def test_signs_that_no_document_can_hold_are_left_out():
    assert opened(made(Paragraph("a\x00b\x0bc\ufffe"))).paragraphs[0].text == "abc"


@given(st.text(max_size=12))
def test_a_number_read_and_put_together_is_the_number(number):
    for label in labels(number):
        core = number.removeprefix(label.before).removesuffix(label.after)
        assert number == f"{label.before}{core}{label.after}"
        assert label.value >= 1


def test_pages_are_of_the_paper_that_offices_here_have():
    section = opened(made(Paragraph("Wstęp."))).sections[0]

    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    margins = section.left_margin.mm + section.right_margin.mm
    assert round(section.page_width.mm - margins) == 160


@pytest.mark.slow
@settings(deadline=None)
@given(st.lists(st.tuples(st.text(max_size=8), st.text(max_size=30), st.integers(-1, 10))))
def test_any_numbers_and_texts_make_a_document_that_opens(clauses):
    data = made(*(Numbered(number, text, level) for number, text, level in clauses))

    assert ZipFile(io.BytesIO(data)).testzip() is None
    assert len(opened(data).paragraphs) == len(clauses)


@pytest.mark.slow
def test_libreoffice_keeps_the_numbers(tmp_path):
    blocks = [Heading("Zasady opieki nad zielenią"), Paragraph("Wstęp.")]
    blocks += [Numbered(number, text, level) for number, text, level in CLAUSES]
    blocks += [Table(["Kto", "Ile"], [["urząd", "8"]])]
    (tmp_path / "zasady.docx").write_bytes(made(*blocks))

    subprocess.run(
        [
            "soffice",
            f"-env:UserInstallation=file://{tmp_path}/profile",
            *("--headless", "--convert-to", "txt:Text (encoded):UTF8"),
            *("--outdir", str(tmp_path), str(tmp_path / "zasady.docx")),
        ],
        check=True,
        capture_output=True,
        timeout=180,
    )

    lines = (tmp_path / "zasady.txt").read_text("utf-8-sig").splitlines()
    read = [" ".join(line.split()) for line in lines if line.strip()]
    assert read[: len(CLAUSES) + 2] == [
        "Zasady opieki nad zielenią",
        "Wstęp.",
        *(f"{number} {text}" for number, text, _ in CLAUSES),
    ]
