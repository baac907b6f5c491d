"""What runs by itself: windows that close, versions whose day has come, who is told."""

from gromada.charters import actions
from gromada.charters.actions.afterwards import DEPARTED
from gromada.charters.actions.moving import MOVED
from gromada.charters.actions.settling import ENDED, EXECUTED
from gromada.charters.actions.speaking import ACCEPTED, SAID
from gromada.charters.models import Motion, Word
from gromada.ledger.actions import listens_to
from gromada.ledger.models import Entry
from gromada.people.actions.organisations import ENDED as MEMBERSHIP_ENDED
from gromada.people.models import Membership
from gromada.work.jobs import every, job


@every(minutes=1)
@job
def settle_due() -> None:
    actions.note_deliveries()
    actions.settle_due()


@every(minutes=1)
@job
def begin_versions() -> None:
    actions.begin_versions()


@every(minutes=10)
@job
def end_mandates() -> None:
    actions.end_mandates()


@every(minutes=10)
@job
def write_to_people() -> None:
    actions.remind()
    actions.send_digests()


@listens_to(MEMBERSHIP_ENDED)
@job
def leave_with_membership(*, entry_id: int) -> None:
    entry = Entry.objects.get(pk=entry_id)
    membership = Membership.objects.filter(pk=entry.subject.rpartition(":")[2]).first()
    if membership is not None and membership.until is not None:
        actions.leave_with_membership(membership=membership, because=[entry])


@listens_to(MOVED)
@listens_to(ACCEPTED)
@job
def tell_seats(*, entry_id: int) -> None:
    motion = motion_of(entry_id)
    if motion.state == Motion.State.OPEN:
        actions.tell_seats(motion)


@listens_to(SAID)
@job
def tell_mover_of_word(*, entry_id: int) -> None:
    """A consent is told with the outcome; a condition or an objection wants an answer."""
    word = Word.objects.select_related("seat").filter(entry_id=entry_id).first()
    motion = motion_of(entry_id)
    if word is not None and word.needs_reason and word.seat_id != motion.mover_id:
        actions.tell_mover(motion, template="charters/word_said", word=word)


@listens_to(EXECUTED)
@listens_to(ENDED)
@job
def tell_outcome(*, entry_id: int) -> None:
    motion = motion_of(entry_id)
    if motion.next_at is None and motion.ended_at != motion.opened_at:
        actions.tell_mover(motion, template="charters/motion_ended")


@listens_to(DEPARTED)
@job
def tell_of_departure(*, entry_id: int) -> None:
    actions.tell_everybody(motion_of(entry_id), template="charters/motion_departed")


def motion_of(entry_id: int) -> Motion:
    address = Entry.objects.get(pk=entry_id).subject
    rows = Motion.objects.select_related("version__charter", "mover__person", "mover__delegate")
    return rows.get(pk=address.rpartition(":")[2])
