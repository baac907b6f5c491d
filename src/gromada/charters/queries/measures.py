"""What a charter came to in fact: whose yes was needed, who started, stopped and was overridden."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from django.db.models import Prefetch, QuerySet

from gromada.charters.models import Charter, Motion, Version, Word, facts
from gromada.methods.participation import Decision, Headline, headlines, yes_needed

State = Motion.State
CARRIED = {State.EXECUTED, State.RECOMMENDED, State.DEPARTED}
STOPPED = {State.REFUSED, State.DEADLOCKED}


@dataclass(frozen=True, slots=True)
class InFact:
    """What one side did in a period, counted; never a share without its base.

    ``conditions_accepted`` of ``conditions``; ``heeded`` of ``objected``: motions it objected to
    that were not carried. ``silent``: carried by silence in which a seat of it said nothing.
    """

    side: str
    moved: int = 0
    carried: int = 0
    refused: int = 0
    waited_for: int = 0
    conditions: int = 0
    conditions_accepted: int = 0
    objected: int = 0
    heeded: int = 0
    silent: int = 0
    overridden: int = 0


@dataclass(frozen=True, slots=True)
class Record:
    """What became of all motions of a charter in a period."""

    headlines: Mapping[str, Headline]
    in_fact: Mapping[str, InFact]
    motions: int


def record_of(charter: Charter, *, since: datetime, until: datetime, outside: int = 0) -> Record:
    """The headline and the counts of each side, over the motions that ended in a period."""
    motions = list(ended_motions(charter, since, until))
    sides = _sides(charter)
    return Record(
        headlines=headlines(
            [decision_of(motion) for motion in motions if motion.state in CARRIED | STOPPED],
            sides,
            outside=outside,
        ),
        in_fact={side: _in_fact(side, motions) for side in sides},
        motions=len(motions),
    )


def ended_motions(charter: Charter, since: datetime, until: datetime) -> QuerySet[Motion]:
    """Motions that came to an end in a period, with what was said to them."""
    return (
        Motion.objects.filter(version__charter=charter, ended_at__gte=since, ended_at__lt=until)
        .select_related("version", "mover")
        .prefetch_related(Prefetch("words", Word.objects.select_related("seat")))
        .order_by("ended_at", "pk")
    )


def decision_of(motion: Motion) -> Decision:
    """A motion as the methods see it, under the rule it began with."""
    text = motion.version.text
    under = replace(text, exceptions={**text.exceptions, motion.act_key: motion.rule})
    act = facts(motion.act)
    return Decision(
        needed=frozenset(side.key for side in text.sides if yes_needed(under, act, side.key)),
        started_by=motion.mover.side,
        carried=motion.state in CARRIED,
        stopped_by=_objecting(motion) if motion.state in STOPPED else frozenset(),
        overridden=motion.state == State.DEPARTED,
    )


def _in_fact(side: str, motions: list[Motion]) -> InFact:
    own = [motion for motion in motions if motion.mover.side == side]
    asked = [motion for motion in motions if side in motion.rule.key_sides]
    objected = [motion for motion in motions if side in _objecting(motion)]
    conditions = [
        word
        for motion in motions
        for word in motion.words.all()
        if word.seat.side == side and word.condition is not None
    ]
    return InFact(
        side=side,
        moved=len(own),
        carried=sum(motion.state in CARRIED for motion in own),
        refused=sum(motion.state in STOPPED for motion in own),
        waited_for=sum(motion.mover.side != side for motion in asked),
        conditions=len(conditions),
        conditions_accepted=sum(word.stance == Word.Stance.CONSENT for word in conditions),
        objected=len(objected),
        heeded=sum(motion.state not in CARRIED for motion in objected),
        silent=sum(motion.by_silence and side not in _consenting(motion) for motion in asked),
        overridden=sum(
            motion.state == State.DEPARTED and side in _consenting(motion) for motion in motions
        ),
    )


def _sides(charter: Charter) -> list[str]:
    newest = Version.objects.filter(charter=charter).order_by("-number").first()
    return [side.key for side in newest.text.sides] if newest else []


def _objecting(motion: Motion) -> frozenset[str]:
    stances = (Word.Stance.OBJECT, Word.Stance.CONSENT_IF)
    return frozenset(word.seat.side for word in motion.words.all() if word.stance in stances)


def _consenting(motion: Motion) -> frozenset[str]:
    return frozenset(
        word.seat.side for word in motion.words.all() if word.stance == Word.Stance.CONSENT
    )
