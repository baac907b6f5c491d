"""Charters as documents and as sentences."""

import tomllib
from dataclasses import replace
from fractions import Fraction

import pytest

from gromada.methods.charter import CharterError, Effect, Family, Need, Requirement, Rule, Silence
from gromada.methods.charter.difference import changes, verb_changes
from gromada.methods.charter.probing import four_verbs
from gromada.methods.charter.reading import read_charter, write_charter
from gromada.methods.charter.sentences import (
    LANGUAGES,
    family_act,
    genitive,
    proposers,
    sentences,
)
from gromada.methods.charter.templates import templates

OFFICE, RESIDENTS = "institution", "community"
CODES = [f"M{number:02}" for number in range(11)]


def table():
    return templates()["M04"].charter


def test_there_is_a_template_for_each_model():
    assert list(templates()) == CODES


@pytest.mark.parametrize("code", CODES)
def test_a_charter_written_and_read_again_is_the_same(code):
    charter = templates()[code].charter

    assert read_charter(write_charter(charter)) == charter


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("template = 'M04'", "sides is a list"),
        ("colour = 'red'", "'colour'"),
        ("[[sides]]\nkey = 'a'\nseats = 'two'", "seats of side 'a' is a whole number"),
        ("[[sides]]\nkey = 'a'", "no rule for the family 'people'"),
        ("[[sides]]\nkey = 'a'\n[families.voices]\npropose = ['a']", "families is one of"),
        (
            "[[sides]]\nkey = 'a'\n[families.voice]\npropose = ['a']\nrequires = {a = 'both'}",
            "found 'both'",
        ),
    ],
)
def test_a_document_that_makes_no_sense_is_refused_with_its_place(text, message):
    with pytest.raises(CharterError, match=message):
        read_charter(tomllib.loads(text))


def test_two_keys_in_polish():
    assert sentences(table(), family_act(Family.VOICE), "pl") == (
        "Wypowiedź znika tylko wtedy, gdy zgodzą się osoba z urzędu i osoba ze strony mieszkańców. "
        "Jeśli nie zgodzą się w ciągu 5 dni roboczych, wypowiedź zostaje."
    )


def test_whose_consent_it_is():
    office, residents = (table().side(key) for key in (OFFICE, RESIDENTS))

    assert [genitive(side, "pl") for side in (office, residents)] == [
        "urzędu",
        "strony mieszkańców",
    ]
    assert genitive(residents, "en") == "the residents' side"


def test_two_keys_in_english():
    assert sentences(table(), family_act(Family.VOICE), "en") == (
        "A statement disappears only if a person from the office and a person from the residents' "
        "side consent. If they do not within 5 working days, it stays."
    )


@pytest.mark.parametrize(
    ("seats", "need", "words"),
    [
        (1, Need.ALL, "gdy zgodzi się osoba ze strony mieszkańców."),
        (3, Need.MAJORITY, "gdy zgodzą się co najmniej 2 z 3 osób ze strony mieszkańców."),
        (9, Need.MAJORITY, "gdy zgodzi się co najmniej 5 z 9 osób ze strony mieszkańców."),
        (3, Need.ALL, "gdy zgodzą się wszystkie osoby ze strony mieszkańców (3)."),
    ],
)
def test_polish_counts_people_rightly(seats, need, words):
    charter = table()
    sides = (charter.sides[0], replace(charter.sides[1], seats=seats))
    rule = Rule(propose=(RESIDENTS,), requires={RESIDENTS: Requirement(need)})
    charter = replace(charter, sides=sides, families={**charter.families, Family.VOICE: rule})

    assert words in sentences(charter, family_act(Family.VOICE), "pl")


def test_who_is_asked_first_is_said_first():
    said = sentences(templates()["M02"].charter, family_act(Family.OUTCOME), "en")

    assert said.startswith("First, the advisory board has 10 working days")


def test_silence_is_said_where_it_counts():
    charter = table()
    rule = replace(charter.families[Family.TEXT], silence=Silence.CONSENT)
    charter = replace(charter, families={**charter.families, Family.TEXT: rule})

    assert "milczy, ten się zgadza" in sentences(charter, family_act(Family.TEXT), "pl")
    assert "milczy" not in sentences(table(), family_act(Family.TEXT), "pl")


def test_a_reserved_act_is_called_a_recommendation():
    act = replace(family_act(Family.OUTCOME), effect=Effect.RESERVED)

    assert "zalecenie" in sentences(table(), act, "pl")


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_family_of_every_template_has_its_sentence(code, language):
    charter = templates()[code].charter
    for family in Family:
        said = sentences(charter, family_act(family), language)
        assert said.endswith(".")
        assert "  " not in said
        assert proposers(charter, family_act(family), language).endswith(".")


def test_the_four_verbs_follow_from_the_rule():
    asked = four_verbs(templates()["M02"].charter, family_act(Family.OUTCOME), OFFICE)
    both = four_verbs(table(), family_act(Family.VOICE), OFFICE)

    assert (asked.starts, asked.stops, asked.carries_alone) == (True, True, True)
    assert (both.starts, both.stops, both.carries_alone) == (True, True, False)
    assert four_verbs(
        templates()["M02"].charter, family_act(Family.OUTCOME), RESIDENTS
    ).overridden_by == (OFFICE,)


def test_a_difference_names_the_place_and_for_whom_it_matters():
    old = table()
    rule = replace(old.families[Family.VOICE], requires={OFFICE: Requirement(Need.ONE_SEAT)})
    new = replace(old, families={**old.families, Family.VOICE: rule})

    assert [(c.place, c.before, c.after) for c in changes(old, new)] == [
        ("families.voice.requires.community", "one_seat", None)
    ]
    changed = {(c.side, c.verb): (c.before, c.after) for c in verb_changes(old, new)}
    assert changed[OFFICE, "carries_alone"] == (False, True)
    assert changed[RESIDENTS, "stops"] == (True, False)
    assert changes(old, old) == []


@pytest.mark.parametrize("share", ["1e-9999999", "1/" + "9" * 5000, "1/0", "-1/2", "half", 1e-7])
def test_a_share_that_is_no_plain_fraction_is_named(share):
    document = write_charter(table())
    asked = {"need": "share", "share": share}
    document["families"]["voice"]["requires"] = {RESIDENTS: asked}

    with pytest.raises(CharterError, match="is a fraction such as 2/3; found"):
        read_charter(document)


@pytest.mark.parametrize(
    ("share", "kept"), [("3333/10000", Fraction(3333, 10000)), (0.6, Fraction(3, 5))]
)
def test_a_share_is_read_exactly(share, kept):
    document = write_charter(table())
    asked = {"need": "share", "share": share}
    document["families"]["voice"]["requires"] = {RESIDENTS: asked}

    charter = read_charter(document)

    assert charter.families[Family.VOICE].requirement(RESIDENTS).share == kept
