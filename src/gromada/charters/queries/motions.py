"""Motions, what was said to them, and where they stand."""

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from django.db.models import Count, Prefetch, QuerySet
from django.utils import timezone

from gromada.charters.models import Motion, Seat, Word
from gromada.charters.queries.rules import delay_of
from gromada.ledger.models import Addressed
from gromada.methods.charter import Clock, Settlement, Stance, settle
from gromada.methods.charter import Word as WordFacts
from gromada.prepared import prepared, totals

if TYPE_CHECKING:
    from collections.abc import Iterable

# A window that is paused does not close; the clock has to hold some instant all the same.
NEVER = datetime.max.replace(tzinfo=UTC)


def motions_of(holder: Addressed | str) -> QuerySet[Motion]:
    """All motions under the charter of a holder, the newest first."""
    address = holder if isinstance(holder, str) else holder.address
    return Motion.objects.filter(version__charter__holder=address).select_related(
        "version__charter", "mover__person", "mover__organisation"
    )


def live_motions(holder: Addressed | str) -> QuerySet[Motion]:
    return motions_of(holder).filter(state__in=Motion.LIVE)


def how_many_live(holder: Addressed | str) -> int:
    address = holder if isinstance(holder, str) else holder.address
    (counted,) = _how_many_live(address)
    return int(counted["motions"])


@prepared
def _how_many_live(holder: str) -> QuerySet[Motion, dict[str, Any]]:
    rows = Motion.objects.filter(version__charter__holder=holder, state__in=Motion.LIVE)
    return totals(rows, motions=Count("pk"))


def live_motion_on(act_key: str, subject: Addressed) -> Motion | None:
    """The motion on this act and subject that is open now, if there is one."""
    live = Motion.objects.filter(state__in=Motion.LIVE, act_key=act_key, subject=subject.address)
    return live.select_related("version__charter", "mover").first()


def motions_about(subject: Addressed | str) -> QuerySet[Motion]:
    address = subject if isinstance(subject, str) else subject.address
    return Motion.objects.filter(subject=address).select_related("version__charter", "mover")


def with_parts(motions: QuerySet[Motion]) -> QuerySet[Motion]:
    """With words and seats at hand, at a cost that does not grow with the list."""
    return motions.select_related(
        "version__charter", "mover__person", "mover__organisation"
    ).prefetch_related(
        Prefetch("words", Word.objects.select_related("seat__person")), "version__charter__seats"
    )


def due_motions(now: datetime | None = None) -> QuerySet[Motion]:
    """Motions that may change now though nobody says a word."""
    return Motion.objects.filter(
        state__in=Motion.LIVE, next_at__lte=now or timezone.now()
    ).order_by("next_at", "pk")


def words_of(motion: Motion) -> QuerySet[Word]:
    """What was said, in order, with who said it."""
    return motion.words.select_related("seat__person", "seat__organisation").order_by(
        "said_at", "pk"
    )


def counts_now(word: Word, motion: Motion, seat: Seat) -> bool:
    """A word to an earlier payload, or of an earlier mandate, is kept and no longer counts."""
    return word.payload_version == motion.payload_version and word.term == seat.term


def settlement_of(
    motion: Motion, *, seats: "Iterable[Seat] | None" = None, now: datetime | None = None
) -> Settlement:
    """Where a motion stands. Decides nothing itself: everything is asked of ``settle``.

    ``seats``: all of the charter, from who has them at hand.
    """
    every = motion.version.charter.seats.all() if seats is None else seats
    by_key = {seat.pk: seat for seat in every}
    asked = {side: datetime.fromisoformat(at) for side, at in motion.asked_until.items()}
    return settle(
        motion.rule,
        [seat.facts for seat in by_key.values()],
        {
            str(word.seat_id): WordFacts(Stance(word.stance), answered=bool(word.answer))
            for word in motion.words.all()
            if counts_now(word, motion, by_key[word.seat_id])
        },
        Clock(
            now=now or timezone.now(),
            closes_at=NEVER if motion.is_paused else motion.closes_at,
            asked_until=dict.fromkeys(asked, NEVER) if motion.is_paused else asked,
            carried_at=motion.carried_at,
            delay=delay_of(motion.act),
        ),
        silence_may_count=motion.act.silence_may_count,
    )
