"""What is stored about somebody, as a file for themselves."""

import base64
from typing import Any

from django.apps import apps
from django.db.models import Model, Q

from gromada.ledger.actions.entries import pseudonym
from gromada.ledger.models import Entry
from gromada.people.models import Person
from gromada.people.queries.addresses import addresses_of, owner_of
from gromada.work.privacy import PersonalField
from gromada.work.queries import said_by_parts

Rows = dict[str, list[dict[str, Any]]]


def data_of(*, address: str) -> Rows:
    """The rows about the owner of an e-mail address, by model, with or without an account.

    Each part says in its privacy.py what belongs to somebody's data and how a row leads to them.
    """
    person = owner_of(address)
    addresses = addresses_of(person) if person else {address.strip().lower()}
    found: dict[str, dict[object, dict[str, Any]]] = {}
    for _part, fields in said_by_parts():
        for field in fields:
            label, _dot, name = field.field.rpartition(".")
            for row in _rows(field, person, addresses) if field.exported else ():
                known = found.setdefault(label, {}).setdefault(row.pk, _places(row))
                known[name] = _plain(getattr(row, name))
    rows = {label: list(by_key.values()) for label, by_key in found.items()}
    return rows | ({"ledger.Entry": _entries_by(person)} if person else {})


def _rows(field: PersonalField, person: Person | None, addresses: set[str]) -> list[Model]:
    rows = apps.get_model(field.field.rpartition(".")[0])._default_manager.order_by("pk")
    rows = rows.filter(field.only or Q())
    if field.of_person:
        return list(rows.filter(**{field.of_person: person.pk})) if person else []
    if field.of_address:
        return list(rows.filter(**{f"{field.of_address}__in": addresses}))
    return []


def _places(row: Model) -> dict[str, Any]:
    """Which row it is and what it belongs to, by their addresses."""
    places: dict[str, Any] = {"row": f"{row._meta.label_lower}:{row.pk}"}
    for field in row._meta.concrete_fields:
        if field.related_model and (key := getattr(row, field.attname)):
            places[field.name] = f"{field.related_model._meta.label_lower}:{key}"
    return places


def _plain(value: Any) -> Any:
    if isinstance(value, Model):
        return f"{value._meta.label_lower}:{value.pk}"
    if isinstance(value, bytes | memoryview):
        return base64.b64encode(value).decode()
    return value


def _entries_by(person: Person) -> list[dict[str, Any]]:
    """What stands in the public record under the pseudonyms of this person."""
    actors = [(each.address, each.holder) for each in person.participants.all()]
    actors += [
        (person.address, membership.organisation.address)
        for membership in person.memberships.select_related("organisation")
    ]
    known = {pseudonym(address, scope) for address, scope in actors}
    entries = Entry.objects.filter(by__in=known).prefetch_related("kept_texts").order_by("pk")
    return [
        {
            "row": entry.address,
            "kind": entry.kind,
            "subject": entry.subject,
            "by": entry.by,
            "happened_at": entry.happened_at,
            "texts": {text.name: text.text for text in entry.kept_texts.all()},
        }
        for entry in entries
    ]
