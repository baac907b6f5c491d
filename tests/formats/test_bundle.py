"""What a bundle says comes back as it was; what it must not hold does not get in."""

import json
from dataclasses import replace
from time import process_time

import pytest
from hypothesis import given, settings
from tests.formats.bundle_factories import bundles, make_bundle, make_case, rule, rules

from gromada.formats.bundle import BundleError, read_bundle, sha256_of, write_bundle


def refusal(document):
    """The sentence with which a document is refused, its hash made to fit."""
    document["sha256"] = sha256_of(document)
    with pytest.raises(BundleError) as refused:
        read_bundle(json.dumps(document).encode())
    return str(refused.value)


def document(*cases, **facts):
    return json.loads(write_bundle(make_bundle(*cases))) | facts


@pytest.mark.slow
@given(bundles)
@settings(deadline=None, max_examples=150)
def test_what_is_written_is_read_back(bundle):
    content = write_bundle(bundle)

    assert read_bundle(content) == bundle
    assert write_bundle(read_bundle(content)) == content


def test_the_order_of_cases_makes_no_difference():
    one, two = make_case(1), make_case(2)

    assert write_bundle(make_bundle(one, two)) == write_bundle(make_bundle(two, one))


def test_how_a_file_is_laid_out_makes_no_difference():
    bundle = make_bundle()
    content = json.dumps(json.loads(write_bundle(bundle)), indent=7).encode()

    assert read_bundle(content) == bundle


def test_a_newer_version_is_named_before_anything_else():
    assert refusal(document(version=2, something_new=True)) == (
        "This file is of version 2; this program reads up to version 1. Update Gromada to read it."
    )


def test_another_kind_of_file_is_told():
    assert "not a bundle" in refusal({"format": "polis"})
    assert "a table is expected" in refusal_of(b"[1]")
    assert refusal_of(b"\xff{") == "The file is not JSON."


def refusal_of(content):
    with pytest.raises(BundleError) as refused:
        read_bundle(content)
    return str(refused.value)


def test_a_file_changed_on_its_way_is_told():
    changed = document()
    changed["cases"][0]["model"] = "M05"

    assert "was changed after it was made" in refusal_of(json.dumps(changed).encode())


def test_files_too_large_or_too_deep_are_not_even_parsed():
    assert "at most 5000000" in refusal_of(b" " * 5_000_001)
    assert "nested too deeply" in refusal_of(b"[" * 100_000)
    assert "nested" not in refusal_of(json.dumps({"format": "[" * 99}).encode())


def test_a_text_that_never_ends_is_refused_at_once():
    """A pattern that needs its end looks through the rest anew from every quotation mark."""
    began = process_time()

    assert "not JSON" in refusal_of(b'"' + b'\\"' * 100_000)
    assert process_time() - began < 5


def test_a_name_said_twice_is_refused():
    assert "twice" in refusal_of(b'{"format": 1, "format": 2}')


@pytest.mark.parametrize("word", [b"NaN", b"Infinity", b"1e999"])
def test_what_is_no_number_is_refused(word):
    refusal_of(b'{"format": "gromada-bundle", "version": %b}' % word)


def a_case(change):
    case = document()["cases"][0]
    change(case)
    return refusal(document(cases=[case]))


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (lambda case: case.update(title="Anna Nowak"), "cases[0]: 'title' is not known here"),
        (lambda case: case.pop("model"), "cases[0]: 'model' is missing."),
        (lambda case: case.update(model="M12"), "cases[0].model: one of M00, M01"),
        (lambda case: case.update(key="Anna Nowak"), "cases[0].key: a code without blanks"),
        (lambda case: case.update(key="abc"), "cases[0].key: abc does not have the form"),
        (lambda case: case.update(started_on="3 May"), "cases[0].started_on: a day such as"),
        (lambda case: case.update(ended_on="2020-01-01"), "it ended before it started"),
        (lambda case: case["seats"].update(anna=1), "cases[0].seats: one of public"),
        (lambda case: case["seats"].update(public=-1), "cases[0].seats.public: a whole number"),
        (lambda case: case["seats"].update(public=True), "cases[0].seats.public: a whole number"),
        (
            lambda case: case["indicators"]["inputs_answered"].update(k=3, n=2, reason=None),
            "cases[0].indicators.inputs_answered: 3 of 2 cannot be.",
        ),
        (
            lambda case: case["indicators"]["participants"].update(count=4, reason=None),
            "cases[0].indicators.participants: fewer than five people",
        ),
        (
            lambda case: case["charters"][0]["rules"]["sides"][0].update(key="kowalski"),
            "cases[0].charters[0].rules.sides[0].key: a side is called by its sector",
        ),
        (
            lambda case: case["charters"][0]["rules"]["families"]["text"].update(note="Ala"),
            "cases[0].charters[0].rules.families.text: 'note' is not known here",
        ),
        (
            lambda case: case["charters"].append(case["charters"][0]),
            "cases[0].charters: 1 stands there twice.",
        ),
    ],
)
def test_a_refusal_says_where_and_what_would_be_right(change, sentence):
    assert sentence in a_case(change)


def test_a_cell_with_numbers_has_no_reason_and_an_empty_one_has():
    def both(case):
        case["indicators"]["inputs_answered"] = {"k": 1, "n": 2, "reason": "too_few"}

    def neither(case):
        case["indicators"]["inputs_answered"] = {"k": None, "n": None, "reason": None}

    assert "numbers or a reason, not both" in a_case(both)
    assert "one of not_measured, too_few, not_applicable" in a_case(neither)


def test_details_of_a_requirement_are_read():
    detailed = rule(
        requires={
            "public": {
                "need": "share", "days": 0, "share": "3/4", "quorum": "1/2", "strict": False,
                "base": "words",
            }
        }
    )  # fmt: skip
    version = make_case().versions[0]
    held = replace(version, rules=rules(exceptions={"drafting.accept_amendment": detailed}))
    bundle = make_bundle(make_case(versions=(held,)))

    assert read_bundle(write_bundle(bundle)) == bundle


def with_a_title(words):
    changed = document()
    challenge = {"code": "heat", "titles": {"pl": words}}
    changed["cases"][0]["charters"][0]["challenge"] = challenge
    return changed


@pytest.mark.parametrize("sign", ["\ud800", "\0", "\x1b"])
def test_signs_that_cannot_be_kept_are_refused(sign):
    content = json.dumps(with_a_title(f"Upał{sign}")).encode()

    assert "signs that cannot be shown" in refusal_of(content)
    assert "signs that cannot be shown" in refusal_of(json.dumps({sign: 1}).encode())


@pytest.mark.parametrize("value", [10**400, -(10**400), 10**13, 1e300])
def test_a_number_beyond_measure_is_refused(value):
    def change(case):
        case["indicators"]["trust_change"].update(value=value, n=9, reason=None)

    assert "trust_change.value: a number is expected" in a_case(change)
