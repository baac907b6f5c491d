import time
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gromada.methods.errors import MethodError
from gromada.methods.provenance import NothingWritten, Span, Version, provenance

CITY, RESIDENTS = ("city",), ("residents",)
NIGHT = "The city may close the garden at night"

WORDS = st.sampled_from(["garden", "gate", "night", "city", "may", "close", "open", "noise"])
PARAGRAPHS = st.lists(WORDS, min_size=1, max_size=14).map(" ".join)
TEXTS = st.lists(PARAGRAPHS, min_size=1, max_size=5).map("\n\n".join)
SIDES = st.lists(st.sampled_from("abc"), min_size=1, max_size=3, unique=True).map(tuple)
HISTORIES = st.lists(st.builds(Version, TEXTS, SIDES), min_size=1, max_size=5)


def shares(*versions, **options):
    return provenance([Version(text, sides) for text, sides in versions], **options).shares


def test_the_worked_case_is_exact():
    found = shares((NIGHT, CITY), (NIGHT + " after consulting the residents committee", RESIDENTS))

    assert found == {"city": Fraction(8, 13), "residents": Fraction(5, 13)}


def test_what_is_added_together_is_shared_equally():
    found = shares((NIGHT, CITY), (NIGHT + " from ten to six", ("residents", "city")))

    assert found == {"city": Fraction(10, 12), "residents": Fraction(2, 12)}


def test_spans_say_which_letters_each_side_wrote():
    found = provenance(
        [Version("Close the gate.\n\nAt night.", CITY),
         Version("Close the old gate.\n\nAt night.", RESIDENTS)]
    )  # fmt: skip

    assert found.spans == (
        Span(0, 9, CITY, 0),
        Span(10, 13, RESIDENTS, 1),
        Span(14, 18, CITY, 0),
        Span(21, 29, CITY, 0),
    )
    assert [span.side for span in found.spans] == ["city", "residents", "city", "city"]


def test_a_moved_paragraph_is_not_new():
    one, two = "The gate closes at ten.", "Benches stay where they are."

    found = shares((f"{one}\n\n{two}", CITY), (f"{two}\n\n{one}", RESIDENTS))

    assert found == {"city": 1, "residents": 0}


def test_a_passage_moved_into_another_paragraph_is_not_new():
    passage = "keys are kept by two people who live close by"
    before = f"Rules for the gate: {passage}.\n\nBenches stay."
    after = f"Rules for the gate.\n\nBenches stay. From now on {passage}."

    found = shares((before, CITY), (after, RESIDENTS))

    assert found["residents"] == Fraction(3, 19)


def test_paragraphs_put_into_one_keep_their_authors():
    found = shares(
        ("The gate closes at ten.\n\nBenches stay where they are.", CITY),
        ("The gate closes at ten, benches stay where they are, and trees.", RESIDENTS),
    )

    assert found == {"city": Fraction(10, 12), "residents": Fraction(2, 12)}


def test_a_paragraph_moved_and_changed_keeps_most_of_its_words():
    rest = "Benches stay where they are.\n\nDogs are welcome."

    found = shares(
        (f"The gate closes at ten.\n\n{rest}", CITY),
        (f"{rest}\n\nThe gate closes at eleven.", RESIDENTS),
    )

    assert found["residents"] == Fraction(1, 13)


def test_another_paragraph_with_a_few_of_the_same_words_is_new():
    found = shares(
        ("The city closes the gate at night for reasons of noise.", CITY),
        ("Residents may sit in the garden as long as it is light, says the plan.", RESIDENTS),
    )

    assert found["residents"] == 1


def test_a_paragraph_taken_out_and_put_back_keeps_its_author():
    kept, gone = "The gate closes at ten.", "Quiet hours."

    found = shares((f"{kept}\n\n{gone}", CITY), (kept, RESIDENTS), (f"{kept}\n\n{gone}", RESIDENTS))

    assert found["city"] == 1


def test_undoing_a_change_wins_no_words():
    found = shares((NIGHT, CITY), ("The city may close it", RESIDENTS), (NIGHT, RESIDENTS))

    assert found == {"city": 1, "residents": 0}


def test_a_few_words_put_back_elsewhere_are_new():
    found = shares(("Benches stay. No dogs.", CITY), ("Benches stay.", CITY),
                   ("Benches stay. Please bring no dogs.", RESIDENTS))  # fmt: skip

    assert found["residents"] == Fraction(4, 6)


@pytest.mark.parametrize("again", [NIGHT.upper(), NIGHT.replace(" ", ",  "), f"«{NIGHT}!»"])
def test_capitals_and_punctuation_are_not_words(again):
    assert shares((NIGHT, CITY), (again, RESIDENTS))["city"] == 1


def test_a_word_is_the_same_however_its_marks_are_encoded():
    composed, decomposed = "ogród zamknięty", "ogro\u0301d zamknie\u0328ty"

    found = provenance([Version(composed, CITY), Version(decomposed, RESIDENTS)])

    assert found.shares["city"] == 1
    assert found.spans == (Span(0, len(decomposed), CITY, 0),)


def test_what_is_left_out_has_a_span_but_no_share():
    title = "Resolution of the council\n\n"

    found = provenance(
        [Version(title + "Close.", CITY), Version(title + "Close. Please.", RESIDENTS)],
        left_out=[(0, len(title))],
    )

    assert found.shares == {"city": Fraction(1, 2), "residents": Fraction(1, 2)}
    assert found.n_words == 2
    assert found.spans[0] == Span(0, 25, CITY, 0)


def test_a_text_without_words_is_refused():
    with pytest.raises(NothingWritten):
        provenance([Version(NIGHT, CITY), Version("…\n\n— !", RESIDENTS)])


@pytest.mark.parametrize(
    ("versions", "shingle"), [([], 8), ([Version(NIGHT, ())], 8), ([Version(NIGHT, CITY)], 0)]
)
def test_what_cannot_be_followed_is_refused(versions, shingle):
    with pytest.raises(MethodError):
        provenance(versions, shingle=shingle)


@given(HISTORIES)
def test_shares_sum_to_one(history):
    assert sum(provenance(history).shares.values()) == 1


@given(HISTORIES, SIDES)
def test_text_that_does_not_change_keeps_its_authors(history, others):
    before = provenance(history)
    after = provenance([*history, Version(history[-1].text, others)])

    assert after.spans == before.spans


@given(HISTORIES, HISTORIES)
def test_going_back_to_an_earlier_version_gives_its_authors_back(history, detour):
    back = Version(history[-1].text, ("x",))

    assert provenance([*history, *detour, back]).spans == provenance(history).spans


@given(HISTORIES)
def test_the_order_of_sides_says_nothing(history):
    turned = [Version(version.text, version.sides[::-1] * 2) for version in history]

    assert provenance(turned) == provenance(history)


@given(HISTORIES)
def test_the_names_of_sides_say_nothing(history):
    names = {"a": "z", "b": "y", "c": "x"}
    renamed = [Version(v.text, tuple(names[side] for side in v.sides)) for v in history]

    found = provenance(history).shares
    assert provenance(renamed).shares == {names[side]: share for side, share in found.items()}


@given(HISTORIES)
def test_the_same_history_gives_the_same_answer(history):
    assert provenance(history) == provenance(list(history))


@given(HISTORIES)
def test_spans_lie_in_the_text_in_order_and_hold_every_word(history):
    text = history[-1].text
    spans = provenance(history).spans

    edges = [edge for span in spans for edge in (span.start, span.end)]
    assert edges == sorted(edges)
    inside = " ".join(text[span.start : span.end] for span in spans)
    assert inside.split() == text.split()


@given(TEXTS, PARAGRAPHS)
def test_adding_a_paragraph_takes_no_words_from_anybody(text, added):
    grown = f"{text}\n\nwholly unheard {added}"

    found = provenance([Version(text, CITY), Version(grown, RESIDENTS)])

    assert found.shares["city"] * found.n_words >= len(text.split())


def test_a_paragraph_of_the_same_words_over_and_over_is_followed_at_once():
    before, after = "a b " * 1000, "b a c " * 660
    began = time.process_time()

    found = provenance([Version(before, ("institution",)), Version(after, ("community",))])

    assert time.process_time() - began < 1
    assert found.shares["community"] == Fraction(1, 3)


def test_a_long_text_costs_what_was_changed_in_it():
    clauses = [" ".join(f"word{n}x{at}" for n in range(60)) for at in range(300)]
    versions = [Version("\n\n".join(clauses), ("institution",))]
    for at in range(100):
        clauses[at] += " and one more word"
        versions.append(Version("\n\n".join(clauses), ("community",)))
    began = time.process_time()

    found = provenance(versions)

    assert time.process_time() - began < 3
    assert found.shares["community"] == Fraction(400, 18_400)
