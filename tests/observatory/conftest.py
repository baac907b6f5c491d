"""Sentences in these tests are English."""

import pytest
from django.utils import translation
from tests.charters import sample_acts

from gromada.charters.models import ACTS


@pytest.fixture
def sample_acts_are_known(monkeypatch):
    for key, act in sample_acts.ACTS.items():
        monkeypatch.setitem(ACTS, key, act)


@pytest.fixture(autouse=True)
def in_english():
    with translation.override("en"):
        yield
