"""The invented places of the demo."""

from datetime import date

import pytest

from gromada.formats.bundle import read_bundle, write_bundle
from gromada.observatory.actions import this_installation
from gromada.observatory.models import ImportedBundle
from gromada.observatory.queries import (
    INDICATORS,
    all_cases,
    compared,
    imported_cases,
    model_changes,
)
from gromada.site.demo.observatory import PLACES, bundle_of, other_places

pytestmark = pytest.mark.django_db


def test_they_are_labelled_as_invented_and_leave_some_models_too_few():
    other_places()

    assert all(ImportedBundle.objects.values_list("invented", flat=True))
    rows = {
        row.model: row for row in compared(all_cases(this_installation()), INDICATORS["yes"]).rows
    }
    assert [model for model, row in rows.items() if not row.is_too_few] == [
        "M01", "M03", "M04", "M10",
    ]  # fmt: skip
    assert [model for model, row in rows.items() if row.is_too_few] == ["M05", "M09"]
    trust = compared(imported_cases(), INDICATORS["trust"])
    assert [row.model for row in trust.rows if not row.is_too_few] == ["M04"]
    assert model_changes(imported_cases()).n >= 3


def test_they_are_the_same_each_time():
    for place, plans in PLACES.items():
        bundle = bundle_of(place, plans, date(2026, 5, 3))
        content = write_bundle(bundle)

        assert content == write_bundle(bundle_of(place, plans, date(2026, 5, 3)))
        assert read_bundle(content).invented
