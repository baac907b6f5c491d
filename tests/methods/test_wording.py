"""Differences of wording, and changes that go together or do not."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gromada.methods import wording
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


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (" ".join(f"w{at}" for at in range(600)), "x " * 2000),
        ("x " * 2000, "x y " * 1000),
        ("a.b.c.d." * 500, "n.o.p.q." * 500),
        (" ".join(f"a b{at}" for at in range(500)), " ".join(f"a c{at}" for at in range(500))),
    ],
)
def test_words_that_come_again_and_again_are_compared_at_once(before, after):
    began = time.process_time()

    difference(before, after)

    assert time.process_time() - began < 0.5


def test_texts_too_long_to_compare_give_way_whole_between_their_common_ends(monkeypatch):
    monkeypatch.setattr(wording, "MOST_PAIRS", 8)

    pieces = difference("Rada: a b c koniec.", "Rada: b c d koniec.")

    assert [(piece.kind, piece.text) for piece in pieces] == [
        ("same", "Rada: "),
        ("gone", "a b c"),
        ("new", "b c d"),
        ("same", " koniec."),
    ]


@given(WORDS, WORDS)
def test_as_many_words_stay_as_can(before, after):
    old, new = before.split(), after.split()
    longest = [[0] * (len(new) + 1) for _each in range(len(old) + 1)]
    for i, one in enumerate(old):
        for j, other in enumerate(new):
            longer = longest[i][j] + 1 if one == other else 0
            longest[i + 1][j + 1] = max(longer, longest[i][j + 1], longest[i + 1][j])

    assert len(wording.longest_common(old, new)) == longest[-1][-1]
