"""Bundles of other places for tests, brought in by the real action."""

from itertools import count

from tests.formats.bundle_factories import make_bundle, make_case

from gromada.formats.bundle import Count, Indicators, write_bundle
from gromada.observatory.actions import import_bundle
from gromada.observatory.models import ImportedBundle

_numbers = count(1)


def counted(number, k, n, **facts):
    """A case in which the residents' yes was needed in k of n decisions."""
    needed = {"residents": Count(k, n), "public": Count(n, n)}
    return make_case(number, indicators=Indicators(yes_needed=needed), **facts)


def bring_in(*cases, label="Modrzewie", **facts) -> ImportedBundle:
    facts.setdefault("installation", f"{next(_numbers):032x}")
    content = write_bundle(make_bundle(*cases, **facts))
    return import_bundle(content=content, label=label, by="system").bundle
