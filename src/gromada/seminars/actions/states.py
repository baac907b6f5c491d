"""The states of a seminar: a draft is published, and then held or cancelled."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gromada.ledger.actions import declare_kind, record
from gromada.ledger.models import Entry
from gromada.ledger.queries import entries_matching
from gromada.people.models import Person
from gromada.seminars.actions.places import locked
from gromada.seminars.models import Seminar
from gromada.seminars.permissions import may_cancel, may_publish, may_tell_outcome
from gromada.seminars.queries import places_of

PUBLISHED = declare_kind("seminars.seminar_published", _("A seminar was published"))
CANCELLED = declare_kind("seminars.seminar_cancelled", _("A seminar was cancelled"))
ENDED = declare_kind("seminars.seminar_ended", _("A seminar took place"))
OUTCOME = declare_kind("seminars.outcome_told", _("The organiser told what came of a seminar"))


@transaction.atomic
def publish_seminar(*, seminar: Seminar, by: Person, because: Iterable[Entry] = ()) -> Seminar:
    """Show it to everybody and open the sign-up; ``because`` is what it answers."""
    seminar = locked(seminar)
    may_publish(by, seminar).require()
    seminar.state, seminar.published_at = Seminar.State.PUBLISHED, timezone.now()
    seminar.save(update_fields=["state", "published_at"])
    record(
        PUBLISHED,
        subject=seminar,
        holder=seminar,
        by=by,
        facts={
            "organiser": seminar.organiser.address,
            "day": seminar.day.isoformat(),
            "capacity": seminar.capacity,
        },
        texts={"title": seminar.title},
        because=because,
    )
    return seminar


@transaction.atomic
def cancel_seminar(*, seminar: Seminar, reason: str, by: Person) -> Seminar:
    """Call it off. Everybody who signed up is told why; the page stays."""
    seminar = locked(seminar)
    may_cancel(by, seminar).require()
    seminar.state, seminar.cancelled_reason = Seminar.State.CANCELLED, reason.strip()
    seminar.sequence += 1
    seminar.save(update_fields=["state", "cancelled_reason", "sequence"])
    places = places_of(seminar)
    record(
        CANCELLED,
        subject=seminar,
        holder=seminar,
        by=by,
        facts={"confirmed": places.confirmed, "waiting": places.waiting},
        texts={"reason": reason},
        because=first_entry_of(seminar),
    )
    return seminar


@transaction.atomic
def end_seminar(*, seminar: Seminar, now: datetime) -> Seminar:
    """Note that it is over, with how many had a place; done by the site itself."""
    seminar = locked(seminar)
    if not seminar.is_published or seminar.over_at > now:
        return seminar
    seminar.state = Seminar.State.OVER
    seminar.save(update_fields=["state"])
    places = places_of(seminar)
    record(
        ENDED,
        subject=seminar,
        holder=seminar,
        by="system",
        facts={"confirmed": places.confirmed, "waiting": places.waiting},
        because=first_entry_of(seminar),
        happened_at=seminar.over_at,
    )
    return seminar


@transaction.atomic
def tell_outcome(*, seminar: Seminar, outcome_pl: str, outcome_en: str, by: Person) -> Seminar:
    """Say what came of it, where everybody looks first."""
    seminar = locked(seminar)
    may_tell_outcome(by, seminar).require()
    seminar.outcome_pl, seminar.outcome_en = outcome_pl.strip(), outcome_en.strip()
    seminar.save(update_fields=["outcome_pl", "outcome_en"])
    record(
        OUTCOME,
        subject=seminar,
        holder=seminar,
        by=by,
        texts={"outcome": seminar.outcome},
        because=first_entry_of(seminar),
    )
    return seminar


def first_entry_of(seminar: Seminar) -> list[Entry]:
    """What everything about a seminar goes back to: that it was announced."""
    return list(entries_matching(kind=PUBLISHED, subject=seminar.address)[:1])
