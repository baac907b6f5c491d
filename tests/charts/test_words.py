import pytest
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from gromada.charts import text
from gromada.charts.words import WARNINGS, headline, stability_sentence, warning_sentence
from gromada.methods.opinion.limits import TEXTS
from gromada.methods.opinion.result import MapWarning, Stability

PARAMS = {
    "people": 3,
    "needed": 7,
    "rows": 2,
    "statements": 5,
    "share": 97,
    "p_value": 0.31,
    "ari": 0.5,
}


@pytest.fixture
def polish(tmp_path, monkeypatch):
    """The Polish catalogue as it stands in the repository, compiled for this test."""
    source = text.LOCALE / "pl" / "LC_MESSAGES" / "django.po"
    if not source.exists():
        pytest.skip("There is no Polish catalogue yet.")
    place = tmp_path / "pl" / "LC_MESSAGES"
    place.mkdir(parents=True)
    with source.open("rb") as po, (place / "django.mo").open("wb") as mo:
        catalogue = read_po(po, locale="pl")
        write_mo(mo, catalogue)
    if "Two groups." not in catalogue:
        pytest.skip("The texts of charts are not in the Polish catalogue yet.")
    monkeypatch.setattr(text, "LOCALE", tmp_path)
    text.translator.cache_clear()
    yield
    text.translator.cache_clear()


@pytest.mark.parametrize("code", TEXTS)
def test_every_warning_of_a_map_has_plain_words(code):
    warning = MapWarning(code, TEXTS[code], PARAMS)

    assert code in WARNINGS
    assert "%" not in warning_sentence(warning, "en").replace("97%", "")


def test_a_warning_nobody_knows_speaks_for_itself():
    assert warning_sentence(MapWarning("new", "Only %(n)d.", {"n": 2}), "en") == "Only 2."


@pytest.mark.parametrize(
    ("counts", "sentence"),
    [
        ((0, 0, 0), "There are no groups yet."),
        ((1, 3, 0), "One group. It agrees on 3 statements."),
        ((2, 12, 5), "Two groups. They agree on 12 statements. They differ on 5 others."),
        ((3, 1, 1), "Three groups. They agree on 1 statement. They differ on 1 other."),
        (
            (4, 0, 38),
            (
                "Four groups. There is no statement on which they surely agree. "
                "They differ on 38 statements."
            ),
        ),
        (
            (7, 2, 0),
            "7 groups. They agree on 2 statements. No statement sets them against each other.",
        ),
    ],
)
def test_the_headline(counts, sentence):
    groups, common, dividing = counts

    assert headline("en", groups=groups, common=common, dividing=dividing) == sentence


@pytest.mark.parametrize(
    ("counts", "sentence"),
    [
        ((2, 12, 5), "Dwie grupy. Zgadzają się co do 12 stwierdzeń. Różnią się co do 5 innych."),
        ((3, 1, 1), "Trzy grupy. Zgadzają się co do 1 stwierdzenia. Różnią się co do 1 innego."),
        (
            (7, 22, 0),
            "7 grup. Zgadzają się co do 22 stwierdzeń. Żadne stwierdzenie ich nie przeciwstawia.",
        ),
    ],
)
def test_the_headline_in_polish(polish, counts, sentence):
    groups, common, dividing = counts

    assert headline("pl", groups=groups, common=common, dividing=dividing) == sentence


@pytest.mark.parametrize(
    ("ari", "words"), [(0.95, "very stable"), (0.8, "fairly stable"), (0.3, "not stable")]
)
def test_stability_is_said_in_words(ari, words):
    sentence = stability_sentence(Stability(ari, 20, (ari,) * 20, 300), "en")

    assert f"The groups are {words}: with people drawn anew 20 times" in sentence
