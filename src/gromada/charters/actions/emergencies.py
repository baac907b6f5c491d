"""Setting something aside at once: what is the same for everything that can be."""

from contextlib import suppress
from datetime import datetime, timedelta
from typing import Any, TypeVar

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gromada.charters.actions.moving import move
from gromada.charters.models import Emergency, Seat
from gromada.charters.queries import charter_of, seat_of
from gromada.ledger.actions import record
from gromada.ledger.models import Addressed
from gromada.people.models import Person
from gromada.verdict import Refused

LASTS = timedelta(hours=72)
Kept = TypeVar("Kept", bound=Emergency)


def begin_emergency(
    *,
    model: type[Kept],
    subject: Any,
    holder: Addressed,
    ground: str,
    kind: str,
    act: str,
    by: Person,
) -> Kept:
    """Note who set it aside and why, and ask the keys whether to hide it.

    The part that calls it holds the charter and the row, has asked its permission and has taken
    the words out of sight.
    """
    why, seat, now = Emergency.Ground(ground), _seat(by, holder), timezone.now()
    emergency = model._default_manager.create(
        **{model.about: subject}, seat=seat, person=by, ground=why, began_at=now,
        ends_at=now + LASTS,
    )  # fmt: skip
    entry = record(
        kind,
        subject=subject,
        holder=holder,
        by=seat,
        facts={
            "number": subject.number,
            "side": seat.side,
            "ground": why.value,
            "until": emergency.ends_at.isoformat(),
        },
    )
    # Where the charter does not let this seat propose it, somebody else has to.
    with suppress(Refused), transaction.atomic():
        move(act=act, subject=subject, reason=str(why.label), by=by, because=[entry])
    emergency.refresh_from_db()
    return emergency


def end_emergency(
    *, model: type[Emergency], subject: Any, outcome: Emergency.Outcome, at: datetime
) -> bool:
    """Note how it ended, if it was set aside."""
    running = model._default_manager.filter(
        **{model.about: subject}, outcome=Emergency.Outcome.OPEN
    )
    return bool(running.update(outcome=outcome, ended_at=at))


def _seat(person: Person, holder: Addressed) -> Seat:
    charter = charter_of(holder)
    seat = seat_of(person, charter) if charter else None
    if seat is None:
        raise Refused(_("Only people who hold a seat under the charter may propose this."))
    return seat
