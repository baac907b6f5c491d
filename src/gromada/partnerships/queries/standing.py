"""Where each commitment stands on a day, always measured from the day first promised."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from gromada.methods.accountability import Commitment as Promise
from gromada.partnerships.models import Commitment, CommitmentEvent, Milestone, Partnership

Status = CommitmentEvent.Status
KEPT = {Status.KEPT, Status.KEPT_LATE}


class State(StrEnum):
    """What can be said of a commitment on a day."""

    PLANNED = "planned"  # the partnership is not signed yet
    OPEN = "open"
    BEGUN = "begun"
    LATE = "late"
    KEPT = "kept"
    KEPT_LATE = "kept_late"
    BROKEN = "broken"
    RELEASED = "released"


@dataclass(frozen=True, slots=True)
class CommitmentStanding:
    """A commitment on a day. ``due_on`` is the day first promised, ``moved_to`` the present one."""

    commitment: Commitment
    state: State
    today: date
    moved_to: date | None = None
    times_moved: int = 0
    ended_on: date | None = None

    @property
    def milestones(self) -> list[tuple[Milestone, date | None]]:
        """The steps on the way, each with the day it was taken, if it was."""
        taken = {
            event.milestone_id: event.happened_on
            for event in self.commitment.events.all()
            if event.status in KEPT and event.happened_on <= self.today
        }
        return [(each, taken.get(each.pk)) for each in self.commitment.milestones.all()]

    @property
    def due_on(self) -> date:
        return self.commitment.due_on

    @property
    def is_late(self) -> bool:
        return self.state is State.LATE

    @property
    def is_failing(self) -> bool:
        """Whether it is shown as what went wrong: late now, or broken."""
        return self.state in {State.LATE, State.BROKEN}

    @property
    def was_overtaken_by_the_end(self) -> bool:
        """Whether the partnership ended before its day, with nothing said of it."""
        return self.state in {State.OPEN, State.BEGUN} and self.commitment.partnership.is_ended

    @property
    def was_kept(self) -> bool:
        return self.state in {State.KEPT, State.KEPT_LATE}

    @property
    def is_over(self) -> bool:
        return self.was_kept or self.state in {State.BROKEN, State.RELEASED}

    @property
    def days_late(self) -> int:
        """Days after the day first promised: until it was kept, or until now."""
        until = self.ended_on if self.was_kept and self.ended_on else self.today
        return max((until - self.due_on).days, 0)

    @property
    def tag(self) -> str:
        return {
            State.LATE: "refusal",
            State.BROKEN: "refusal",
            State.KEPT_LATE: "attention",
            State.KEPT: "act",
        }.get(self.state, "quiet")

    @property
    def icon(self) -> str:
        return {
            State.LATE: "alarm-clock",
            State.BROKEN: "octagon-x",
            State.KEPT_LATE: "circle-check",
            State.KEPT: "circle-check",
            State.RELEASED: "circle-slash",
            State.BEGUN: "circle-dot",
        }.get(self.state, "circle")

    @property
    def words(self) -> str:
        """The state in words, such as «12 days late»."""
        if self.was_overtaken_by_the_end:
            return _("it ended before this was due")
        return self._said or self._days_said

    @property
    def _said(self) -> str:
        return {
            State.KEPT: _("kept on time"),
            State.BROKEN: _("broken"),
            State.RELEASED: _("the sides released it"),
            State.BEGUN: _("begun"),
            State.PLANNED: _("not signed yet"),
        }.get(self.state, "")

    @property
    def _days_said(self) -> str:
        days = self.days_late
        match self.state:
            case State.LATE:
                return ngettext("%(days)d day late", "%(days)d days late", days) % {"days": days}
            case State.KEPT_LATE:
                return ngettext(
                    "kept %(days)d day late", "kept %(days)d days late", days
                ) % {"days": days}  # fmt: skip
        left = (self.due_on - self.today).days
        if left == 0:
            return _("due today")
        return ngettext("%(days)d day left", "%(days)d days left", left) % {"days": left}


def standings_of(partnership: Partnership, today: date | None = None) -> list[CommitmentStanding]:
    """All commitments of a partnership in the order of their first days."""
    return [standing_of_commitment(each, today) for each in partnership.commitments.all()]


def standing_of_commitment(commitment: Commitment, today: date | None = None) -> CommitmentStanding:
    """Where one stands; its events at hand make this free."""
    today = _day_of_standing(commitment.partnership, today or timezone.localdate())
    events = [event for event in commitment.events.all() if event.happened_on <= today]
    own = [event for event in events if event.milestone_id is None]
    moves = [event for event in own if event.status == Status.MOVED]
    last = next((event for event in reversed(own) if event.status != Status.MOVED), None)
    return CommitmentStanding(
        commitment,
        _state(commitment, last, today),
        today,
        moved_to=moves[-1].new_due_on if moves else None,
        times_moved=len(moves),
        ended_on=last.happened_on if last else None,
    )


def _day_of_standing(partnership: Partnership, today: date) -> date:
    """Time stops with the end of the partnership: nothing gets later after it."""
    if not (partnership.is_ended and partnership.ended_at):
        return today
    return min(today, timezone.localdate(partnership.ended_at))


def _state(commitment: Commitment, last: CommitmentEvent | None, today: date) -> State:
    if last is None:
        return State.PLANNED
    ended = {
        Status.KEPT: State.KEPT,
        Status.KEPT_LATE: State.KEPT_LATE,
        Status.BROKEN: State.BROKEN,
        Status.RELEASED: State.RELEASED,
    }
    if last.status in ended:
        return ended[Status(last.status)]
    if commitment.due_on < today:
        return State.LATE
    return State.BEGUN if last.status == Status.BEGUN else State.OPEN


def commitments_of(partnership: Partnership, today: date | None = None) -> list[Promise]:
    """What was promised for when and kept when, as ``methods.accountability`` counts it.

    What is not signed is no promise yet. What the sides released by the day first promised is
    not counted; released afterwards, it counts as not kept. Nor is counted what was not due yet
    when the partnership ended.
    """
    return [
        Promise(
            due=each.due_on,
            kept=each.ended_on if each.was_kept else None,
            moved_to=each.moved_to,
        )
        for each in standings_of(partnership, today)
        if each.state is not State.PLANNED
        and not _released_in_time(each)
        and not each.was_overtaken_by_the_end
    ]


def _released_in_time(standing: CommitmentStanding) -> bool:
    if standing.state is not State.RELEASED or standing.ended_on is None:
        return False
    return standing.ended_on <= standing.due_on
