"""What tests of people share."""

import pytest
from django.core.cache import cache


@pytest.fixture(autouse=True)
def nothing_counted_before():
    """Allauth counts its own limits in the cache, which outlives a test's transaction."""
    cache.clear()
