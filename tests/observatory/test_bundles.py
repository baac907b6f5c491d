"""Bringing in what other installations say."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from tests.formats.bundle_factories import make_bundle, make_case, make_version, rule, rules
from tests.observatory.factories import bring_in, counted
from tests.people.factories import make_operator, make_person
from tests.processes.factories import make_process

from gromada.formats.bundle import read_bundle, write_bundle
from gromada.ledger.models import Entry
from gromada.observatory.actions import import_bundle, remove_bundle, this_installation
from gromada.observatory.models import ImportedBundle, ImportedCase
from gromada.observatory.queries import own_bundle
from gromada.verdict import Refused

pytestmark = pytest.mark.django_db


def bring(bundle, *, label="Modrzewie", by="system"):
    return import_bundle(content=write_bundle(bundle), label=label, by=by)


def test_cases_of_another_place_are_brought_in_and_entered_in_the_record():
    arrival = bring(make_bundle(make_case(1), make_case(2)))

    assert (arrival.cases, arrival.changed) == (2, True)
    assert [row.case for row in ImportedCase.objects.all()] == [make_case(1), make_case(2)]
    entry = Entry.objects.get(kind="observatory.bundle_imported")
    assert entry.subject == arrival.bundle.address
    assert entry.facts["cases"] == 2


def test_the_same_bundle_twice_changes_nothing():
    bring(make_bundle())

    arrival = bring(make_bundle())

    assert not arrival.changed
    assert Entry.objects.filter(kind__startswith="observatory.").count() == 1


def test_a_newer_bundle_of_the_same_installation_takes_the_place_of_the_older():
    older = make_bundle(make_case(1), make_case(2))
    first = bring(older)
    newer = replace(older, cases=(make_case(3),), made_at=older.made_at + timedelta(days=9))

    arrival = bring(newer, label="")

    assert arrival.bundle == first.bundle
    assert arrival.bundle.label == "Modrzewie"
    assert [row.key for row in ImportedCase.objects.all()] == [make_case(3).key]
    entry = Entry.objects.get(kind="observatory.bundle_replaced")
    assert [cause.kind for cause in entry.because.all()] == ["observatory.bundle_imported"]


def test_an_older_bundle_does_not_come_back():
    newer = make_bundle()
    bring(newer)

    with pytest.raises(Refused, match="A newer bundle of this installation is here already"):
        bring(replace(newer, made_at=datetime(2020, 1, 1, tzinfo=UTC)))


def test_our_own_bundle_is_not_compared_twice():
    with pytest.raises(Refused, match="made here"):
        bring(own_bundle(this_installation()))


def test_a_first_bundle_says_where_it_comes_from():
    with pytest.raises(Refused, match="Say where these cases come from"):
        bring(make_bundle(), label="")


def test_only_operators_bring_in_bundles():
    with pytest.raises(Refused, match="Only operators"):
        bring(make_bundle(), by=make_person())

    assert bring(make_bundle(), by=make_operator()).changed


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"families": {}}, "'charter' is missing"),
        (
            {"families": {name: rule(window_days=1) for name in rules()["families"]}},
            "version 1 of its charter: The window",
        ),
    ],
)
def test_rules_that_nobody_could_follow_are_refused(change, sentence):
    version = make_version(rules=rules(**change))

    with pytest.raises(Refused, match=sentence):
        bring(make_bundle(make_case(versions=(version,))))
    assert not ImportedBundle.objects.exists()


def test_a_bundle_is_removed_with_a_public_reason():
    bundle = bring_in(counted(1, 1, 2))

    remove_bundle(bundle=bundle, reason="They asked for it.", by=make_operator())

    assert not ImportedCase.objects.exists()
    assert Entry.objects.get(kind="observatory.bundle_removed").kept_texts.get().text == (
        "They asked for it."
    )


def test_our_own_bundle_is_read_back_as_it_was():
    make_process()
    make_process()
    bundle = own_bundle(this_installation())

    assert len(bundle.cases) == 2
    assert sorted(read_bundle(write_bundle(bundle)).cases, key=lambda each: each.key) == sorted(
        bundle.cases, key=lambda each: each.key
    )


def test_the_name_of_an_installation_and_of_its_cases_stays():
    process = make_process()

    first, second = own_bundle(this_installation()), own_bundle(this_installation())

    assert first.installation == second.installation
    assert [case.key for case in first.cases] == [case.key for case in second.cases]
    assert str(process.pk) not in {case.key for case in first.cases}
