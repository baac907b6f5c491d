"""Registering an innovation, and describing it anew."""

from collections.abc import Collection, Iterable
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from gromada.innovations.actions.slugs import free_slug
from gromada.innovations.actions.stages import reach_stage
from gromada.innovations.models import Challenge, Innovation
from gromada.innovations.permissions import (
    may_change_innovation,
    may_name_author,
    may_name_organisations,
    may_register,
)
from gromada.innovations.queries import first_entries_about, last_entry_about
from gromada.ledger.actions import declare_kind, record
from gromada.ledger.models import Entry
from gromada.people.actions import spend
from gromada.people.models import Organisation, Person

REGISTERED = declare_kind("innovations.innovation_registered", _("An innovation was registered"))
CHANGED = declare_kind("innovations.innovation_changed", _("An innovation was described anew"))


@transaction.atomic
def register_innovation(
    *,
    stage: str,
    happened_on: date,
    reason: str,
    challenges: Collection[Challenge] = (),
    organisations: Collection[Organisation] = (),
    because: Iterable[Entry] = (),
    by: Person,
    happened_at: datetime | None = None,
    **facts: Any,
) -> Innovation:
    """Begin the thread, with its first stage; ``because`` is where it came from."""
    may_register(by).require()
    may_name_organisations(by, organisations).require()
    spend(limit="innovations.registered", key=by.address).require()
    slug = free_slug(Innovation, facts.get("title_pl") or facts.get("title_en") or "")
    innovation = Innovation.objects.create(slug=slug, author=by, **facts)
    innovation.challenges.set(challenges)
    innovation.organisations.set(organisations)
    answered = [entry for one in challenges for entry in first_entries_about(one)]
    record(
        REGISTERED,
        subject=innovation,
        holder=innovation,
        by=by,
        facts=_facts(innovation),
        because=[*answered, *because],
        happened_at=happened_at,
    )
    reach_stage(
        innovation=innovation,
        stage=stage,
        happened_on=happened_on,
        reason=reason,
        organisation=next(iter(organisations), None),
        by=by,
    )
    return innovation


@transaction.atomic
def change_innovation(
    *,
    innovation: Innovation,
    challenges: Collection[Challenge],
    organisations: Collection[Organisation],
    by: Person,
    **facts: Any,
) -> Innovation:
    """Describe it anew; its stages and where it came from stay as they were recorded."""
    innovation = Innovation.objects.select_for_update().get(pk=innovation.pk)
    may_change_innovation(by, innovation).require()
    may_name_organisations(by, organisations, list(innovation.organisations.all())).require()
    if facts.get("names_author", innovation.names_author) != innovation.names_author:
        may_name_author(by, innovation).require()
    known = {challenge.pk for challenge in innovation.challenges.all()}
    for name, value in facts.items():
        setattr(innovation, name, value)
    innovation.save(update_fields=list(facts))
    innovation.challenges.set(challenges)
    innovation.organisations.set(organisations)
    new = [one for one in challenges if one.pk not in known]
    record(
        CHANGED,
        subject=innovation,
        holder=innovation,
        by=by,
        facts=_facts(innovation),
        because=[
            *last_entry_about(innovation),
            *(entry for one in new for entry in first_entries_about(one)),
        ],
    )
    return innovation


def _facts(innovation: Innovation) -> dict[str, object]:
    return {
        "origin": innovation.origin,
        "challenges": [one.address for one in innovation.challenges.order_by("pk")],
        "organisations": [one.address for one in innovation.organisations.order_by("pk")],
    }
