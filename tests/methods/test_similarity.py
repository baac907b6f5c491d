import pytest
from hypothesis import given
from hypothesis import strategies as st

from gromada.methods.similarity import likeness, similar_texts, trigrams


@pytest.mark.parametrize(
    ("said", "known"),
    [
        ("Powinno być więcej ławek w parku", "W parku powinno być więcej ławek dla starszych."),
        ("wiecej lawek w parku", "Więcej ławek w parku!"),
        ("The city should plant more trees", "City should plant more trees along streets"),
    ],
)
def test_nearly_the_same_words_are_found(said, known):
    found = similar_texts(said, ["Zamknąć rynek dla samochodów.", known, "Buses at night"])

    assert [match.position for match in found] == [1]


def test_other_words_about_the_same_are_not():
    assert similar_texts("Więcej ławek", ["Park potrzebuje siedzisk"]) == []


def test_the_most_alike_come_first_and_not_too_many():
    known = ["More buses at night", "More buses", "More buses at night please", "More night buses"]

    found = similar_texts("More buses at night", known, limit=2)

    assert [match.position for match in found] == [0, 3]


@pytest.mark.parametrize("text", ["", "…", "  ", "!!!"])
def test_a_text_without_words_is_like_nothing(text):
    assert similar_texts(text, ["", "…", "Buses"], at_least=0.01) == []


@given(st.text(), st.text())
def test_likeness_is_a_share_and_the_same_both_ways(one, other):
    there, back = likeness(trigrams(one), trigrams(other)), likeness(trigrams(other), trigrams(one))

    assert there == back
    assert 0 <= there <= 1


@given(st.text(alphabet="abcdefgh ", min_size=3).filter(str.strip))
def test_a_text_is_most_like_itself(text):
    assert likeness(trigrams(text), trigrams(text.upper())) == 1
