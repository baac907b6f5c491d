"""Differences of wording, and changes that go together or do not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gromada.methods.wording import clash, difference, merged

WORDS = st.lists(st.sampled_from(["a", "b", "ć", "d-e", "§", ",", "1"]), max_size=12).map(" ".join)


@given(st.text(max_size=60), st.text(max_size=60))
def test_the_pieces_make_up_both_texts(before, after):
    pieces = difference(before, after)

    assert "".join(piece.text for piece in pieces if piece.kind != "new") == before
    assert "".join(piece.text for piece in pieces if piece.kind != "gone") == after


@given(WORDS)
def test_a_text_does_not_differ_from_itself(text):
    assert all(piece.kind == "same" for piece in difference(text, text))


@given(WORDS, WORDS)
def test_a_change_goes_together_with_none_and_with_itself(base, changed):
    assert merged(base, changed, base) == changed
    assert merged(base, base, changed) == changed
    assert merged(base, changed, changed) == changed


@given(WORDS, WORDS, WORDS)
def test_the_order_of_two_changes_does_not_matter(base, one, other):
    assert merged(base, one, other) == merged(base, other, one)
    assert clash(base, one, other) == clash(base, other, one)


def test_changes_of_other_words_are_both_made():
    base = "Gmina podlewa drzewa przez rok."
    longer = "Gmina podlewa drzewa przez trzy lata."
    others_too = "Gmina i sąsiedzi podlewa drzewa przez rok."

    assert merged(base, longer, others_too) == "Gmina i sąsiedzi podlewa drzewa przez trzy lata."


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Gmina sadzi drzewa.", "Gmina tnie drzewa."),
        ("Gmina bardzo podlewa drzewa.", "Gmina codziennie podlewa drzewa."),
        ("", "Gmina podlewa stare drzewa."),
    ],
)
def test_changes_of_the_same_words_clash(one, other):
    assert clash("Gmina podlewa drzewa.", one, other)


def test_a_word_that_stayed_by_chance_does_not_cut_a_passage_written_anew():
    before = "Drzewa podlewa się do czasu, aż się przyjmą."
    after = "Przez trzy lata drzewa sadzą i pielęgnują sąsiedzi, a podlewa gmina za darmo."

    assert [piece.kind for piece in difference(before, after)] == ["gone", "new", "same"]


def test_a_word_between_two_small_changes_stays():
    pieces = difference("Gmina podlewa drzewa przez rok.", "Gmina sadzi drzewa od rok.")

    assert " drzewa " in [piece.text for piece in pieces if piece.kind == "same"]


def test_a_passage_that_was_rewritten_reads_as_one():
    pieces = difference("Ogród jest otwarty od rana.", "Ogród bywa zamknięty od rana.")

    assert [(piece.kind, piece.text) for piece in pieces] == [
        ("same", "Ogród "),
        ("gone", "jest otwarty"),
        ("new", "bywa zamknięty"),
        ("same", " od rana."),
    ]
