"""What studies and measures are about: processes, partnerships, innovations."""

import re
from typing import TYPE_CHECKING

from gromada.innovations.queries import address_written, entry_at
from gromada.ledger.models import SUBJECTS, Addressed
from gromada.ledger.queries.pages import path_here

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from gromada.people.models import Person

    Someone = Person | AnonymousUser | None

# what a study can be about, by the label of its model
THINGS = ("processes.process", "partnerships.partnership", "innovations.innovation")
# what trust, inclusion, power and accountability are measured in
HOLDERS = ("processes.process", "partnerships.partnership")
_SLUG = re.compile(r"/?(?:[a-z]{2}/)?(processes|partnerships|innovations)/([-\w]+)/?.*")
_MODELS = {
    "processes": "processes.process",
    "partnerships": "partnerships.partnership",
    "innovations": "innovations.innovation",
}


def thing_at(said: str, person: "Someone" = None) -> Addressed | None:
    """What an address or a link on this site means, if it exists for the person."""
    said = said.strip()
    if address := address_written(said):
        label, _colon, key = address.partition(":")
        return _visible(label, person, pk=key)
    if found := _SLUG.fullmatch(path_here(said)):
        return _visible(_MODELS[found[1]], person, slug=found[2])
    entry = entry_at(said)
    return thing_at(entry.subject, person) if entry and address_written(entry.subject) else None


def things_at(addresses: set[str], person: "Someone" = None) -> dict[str, Addressed]:
    """The rows at some addresses that exist for a person, at one query a model."""
    keys: dict[str, set[str]] = {}
    for address in addresses:
        label, _colon, key = address.partition(":")
        keys.setdefault(label, set()).add(key)
    return {
        row.address: row
        for label, wanted in keys.items()
        if label in SUBJECTS
        for row in SUBJECTS[label](person).filter(pk__in=wanted)
    }


def is_public(thing: Addressed) -> bool:
    """Whether everybody may see it."""
    visible = SUBJECTS.get(thing._meta.label_lower)
    return visible is not None and visible(None).filter(pk=thing.pk).exists()


def _visible(label: str, person: "Someone", **wanted: str) -> Addressed | None:
    if label not in THINGS or label not in SUBJECTS:
        return None
    row: Addressed | None = SUBJECTS[label](person).filter(**wanted).first()
    return row
