"""What studies and measures are about: processes, partnerships, innovations."""

import re
from typing import TYPE_CHECKING

from django.db.models import Q

from gromada.charters.queries import holds_seat
from gromada.innovations.queries import address_written, entry_at
from gromada.ledger.models import SUBJECTS, Addressed
from gromada.ledger.queries.pages import path_here
from gromada.people.queries import organisation_ids_of

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from gromada.people.models import Person

    Someone = Person | AnonymousUser | None

# what a study can be about, by the label of its model
THINGS = ("processes.process", "partnerships.partnership", "innovations.innovation")
# what trust, inclusion, power and accountability are measured in
HOLDERS = ("processes.process", "partnerships.partnership")
MOST_OFFERED = 50
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


def things_to_study(person: "Person") -> list[Addressed]:
    """What everybody may see and this person may register a study about, the newest first.

    None where they are more than somebody would look through: then they paste a link.
    """
    own = organisation_ids_of(person)
    acted_for = {
        "processes.process": Q(hosts__organisation__in=own),
        "partnerships.partnership": Q(parties__organisation__in=own) | Q(reviewer__in=own),
        "innovations.innovation": Q(organisations__in=own) | Q(author=person),
    }
    found: list[Addressed] = []
    for label in THINGS:
        things = SUBJECTS[label](None)
        if not person.is_operator:
            # by number, so that a row with two parties of theirs is there once
            theirs = things.filter(acted_for[label] | holds_seat(person, label)).values("pk")
            things = things.filter(pk__in=theirs.order_by())
        found += things.order_by("-pk")[: MOST_OFFERED + 1]
    return found if len(found) <= MOST_OFFERED else []


def is_public(thing: Addressed) -> bool:
    """Whether everybody may see it."""
    visible = SUBJECTS.get(thing._meta.label_lower)
    return visible is not None and visible(None).filter(pk=thing.pk).exists()


def _visible(label: str, person: "Someone", **wanted: str) -> Addressed | None:
    if label not in THINGS or label not in SUBJECTS:
        return None
    row: Addressed | None = SUBJECTS[label](person).filter(**wanted).first()
    return row
