"""What tests of people share."""

import pytest
from django.core.cache import cache
from django.utils import translation


@pytest.fixture(autouse=True)
def nothing_counted_before():
    """Allauth counts its own limits in the cache, which outlives a test's transaction."""
    cache.clear()


@pytest.fixture(autouse=True)
def in_english():
    with translation.override("en"):
        yield
