"""The open list of challenges."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from gromada.innovations.actions.slugs import free_slug
from gromada.innovations.models import Challenge
from gromada.innovations.permissions import may_add_challenge, may_change_challenge
from gromada.innovations.queries import last_entry_about
from gromada.ledger.actions import declare_kind, record
from gromada.people.actions import spend
from gromada.people.models import Person

ADDED = declare_kind("innovations.challenge_added", _("A challenge was put on the list"))
CHANGED = declare_kind("innovations.challenge_changed", _("A challenge was described anew"))


@transaction.atomic
def add_challenge(*, by: Person, happened_at: datetime | None = None, **facts: Any) -> Challenge:
    """Put a problem on the open list, with what shows that it is one."""
    may_add_challenge(by).require()
    spend(limit="innovations.challenges", key=by.address).require()
    slug = free_slug(Challenge, facts.get("title_pl") or facts.get("title_en") or "")
    challenge = Challenge.objects.create(slug=slug, author=by, **facts)
    record(ADDED, subject=challenge, by=by, happened_at=happened_at)
    return challenge


@transaction.atomic
def change_challenge(*, challenge: Challenge, by: Person, **facts: Any) -> Challenge:
    """Describe it anew; its address on the site stays."""
    challenge = Challenge.objects.select_for_update().get(pk=challenge.pk)
    may_change_challenge(by, challenge).require()
    for name, value in facts.items():
        setattr(challenge, name, value)
    challenge.save(update_fields=list(facts))
    record(CHANGED, subject=challenge, by=by, because=last_entry_about(challenge))
    return challenge
