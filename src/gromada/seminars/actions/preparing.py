"""Preparing a seminar and changing it; people who signed up are told of another time or place."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from gromada.ledger.actions import declare_kind, record
from gromada.people.models import Organisation, Person
from gromada.seminars.actions.places import fill_places, locked
from gromada.seminars.models import Seminar
from gromada.seminars.permissions import may_create, may_create_for, may_edit

CHANGED = declare_kind("seminars.seminar_changed", _("The time or place of a seminar was changed"))

TIME = ("day", "starts", "ends", "zone")
PLACE = ("place_pl", "place_en", "online_url")


@transaction.atomic
def create_seminar(*, organiser: Organisation, by: Person, **facts: Any) -> Seminar:
    """Begin a draft that only its organiser sees."""
    may_create(by).require()
    may_create_for(by, organiser).require()
    return Seminar.objects.create(organiser=organiser, **facts)


@transaction.atomic
def edit_seminar(*, seminar: Seminar, by: Person, **facts: Any) -> Seminar:
    """Change what is announced; places that were given stay given."""
    seminar = locked(seminar)
    may_edit(by, seminar).require()
    before = {name: getattr(seminar, name) for name in (*TIME, *PLACE)}
    for name, value in facts.items():
        setattr(seminar, name, value)
    after = {name: getattr(seminar, name) for name in (*TIME, *PLACE)}
    if seminar.is_published and before != after:
        seminar.sequence += 1
    seminar.save()
    if not seminar.is_published:
        return seminar
    if any(before[name] != after[name] for name in TIME):
        seminar.sign_ups.update(reminded_at=None)
    if before != after:
        _entered(seminar, before, after, by=by)
    fill_places(seminar)
    return seminar


def _entered(
    seminar: Seminar, before: Mapping[str, Any], after: Mapping[str, Any], *, by: Person
) -> None:
    record(
        CHANGED,
        subject=seminar,
        holder=seminar,
        by=by,
        facts={
            "sequence": seminar.sequence,
            "before": _time_codes(before),
            "after": _time_codes(after),
            "place_changed": any(before[name] != after[name] for name in PLACE),
        },
    )


def _time_codes(values: Mapping[str, Any]) -> dict[str, str | None]:
    """Day and hours as codes; they may have come as text from a form or a script."""
    return {name: None if values[name] is None else str(values[name]) for name in TIME}
