"""From one installation to another: the same comparison, and nobody's name on the way."""

from dataclasses import replace

import pytest
from django.apps import apps
from django.db import models
from tests.observatory.factories import bring_in, changed_case, counted

from gromada.formats.bundle import write_bundle
from gromada.innovations.models import Challenge
from gromada.ledger.models import Text
from gromada.observatory.actions import import_bundle, this_installation
from gromada.observatory.models import ImportedBundle, Installation
from gromada.observatory.queries import (
    INDICATORS,
    compared,
    imported_cases,
    model_changes,
    own_bundle,
    own_cases,
    turns,
)
from gromada.people.models import Person
from gromada.site.demo import innovations, people, processes, seminars
from gromada.site.demo.story import CHAPTERS

SHORTEST = 4  # letters: shorter words stand in codes by chance


@pytest.fixture
def told(db, settings):
    """The whole demo: people, the story, processes, innovations, seminars."""
    settings.DEMO = True
    people.move_in()
    for _title, chapter in CHAPTERS:
        chapter()
    for stage in (
        processes.finished, processes.upcoming, processes.running,
        innovations.innovations, seminars.seminars,
    ):  # fmt: skip
        stage()


def seen(cases):
    """All that a comparison says, without the names of cases."""
    return {
        code: [
            (row.model, row.cases, len(row.told), row.k, row.n, row.estimate)
            for row in compared(cases, indicator).rows
        ]
        for code, indicator in INDICATORS.items()
    }


def elsewhere(bundle):
    """This database as the one of another installation."""
    ImportedBundle.objects.all().delete()
    Installation.objects.all().delete()
    import_bundle(content=write_bundle(bundle), label="Lipowa Dolina", by="system")
    return imported_cases()


@pytest.mark.django_db
def test_what_was_brought_in_can_be_sent_on_and_compares_the_same():
    cases = [counted(number, number, 9) for number in range(1, 5)]
    bring_in(*cases, changed_case(5), changed_case(6), changed_case(7, "M01", "M03"))
    before = imported_cases()
    bundle = replace(own_bundle(this_installation()), cases=tuple(each.case for each in before))

    after = elsewhere(bundle)

    assert seen(after) == seen(before)
    assert model_changes(after).moves == model_changes(before).moves
    assert [turn.version for turn in turns(after)] == [turn.version for turn in turns(before)]


@pytest.mark.slow
def test_the_demo_compares_the_same_elsewhere_and_its_bundle_holds_nothing_of_its_people(told):
    """One test: telling all of it takes seconds."""
    the_bundle_holds_nothing_of_people()
    another_installation_compares_the_same()


def another_installation_compares_the_same():
    own = own_cases(this_installation())
    bundle = own_bundle(this_installation())

    after = elsewhere(bundle)

    assert len(after) == len(own) >= 4
    assert {each.case.model for each in after} >= {"M04", "M10"}
    assert seen(after) == seen(own)


def the_bundle_holds_nothing_of_people():
    content = write_bundle(own_bundle(this_installation())).decode().casefold()

    written = written_by_people()

    assert len(written) > 500
    assert [text for text in written if text.casefold() in content] == []


def written_by_people():
    """Names, addresses, and every text in the database of more than one word.

    Titles of the open list of challenges may go out.
    """
    listed = {title for row in Challenge.objects.all() for title in (row.title_pl, row.title_en)}
    texts = {person.name for person in Person.objects.all()}
    texts |= {person.email for person in Person.objects.all()}
    texts |= {word for name in set(texts) for word in name.split()}
    texts |= set(Text.objects.values_list("text", flat=True))
    for model in apps.get_models():
        if model.__module__.startswith("gromada."):
            texts |= texts_of(model)
    return {text for text in texts if len(text) >= SHORTEST and text not in listed}


def texts_of(model):
    """All free texts of a model: what is chosen from a list is none, and one word is a code."""
    names = [
        field.name
        for field in model._meta.fields
        if isinstance(field, models.TextField | models.CharField) and not field.choices
    ]
    rows = model.objects.values_list(*names).iterator() if names else ()
    return {text for row in rows for text in row if text and " " in text}
