"""Bundles of other places for tests, brought in by the real action."""

from itertools import count

from tests.formats.bundle_factories import make_bundle, make_case, make_version, rule, rules

from gromada.formats.bundle import Count, Indicators, ListedChallenge, write_bundle
from gromada.observatory.actions import import_bundle
from gromada.observatory.models import ImportedBundle

_numbers = count(1)
HEAT = ListedChallenge("upal", {"pl": "Upał", "en": "Heat"})


def counted(number, k, n, **facts):
    """A case in which the residents' yes was needed in k of n decisions."""
    needed = {"residents": Count(k, n), "public": Count(n, n)}
    return make_case(number, indicators=Indicators(yes_needed=needed), **facts)


def changed_case(number, *models, **facts):
    """A case whose charter went from model to model; residents could do less before."""
    asked = {
        "need": "asked", "days": 5, "share": "1/2", "quorum": "0", "strict": True, "base": "seats",
    }  # fmt: skip
    alone = rule(requires={"public": "one_seat", "community": asked})
    models = models or ("M01", "M04")
    versions = [
        make_version(
            at,
            model=model,
            challenge=HEAT if at > 1 else None,
            reason="founding" if at == 1 else "evaluation",
            rules=rules() if at > 1 else rules(families=rules()["families"] | {"text": alone}),
        )
        for at, model in enumerate(models, start=1)
    ]
    return make_case(number, model=models[-1], versions=tuple(versions), **facts)


def bring_in(*cases, label="Modrzewie", **facts) -> ImportedBundle:
    facts.setdefault("installation", f"{next(_numbers):032x}")
    content = write_bundle(make_bundle(*cases, **facts))
    return import_bundle(content=content, label=label, by="system").bundle
