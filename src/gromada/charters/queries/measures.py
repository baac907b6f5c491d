"""What a charter came to in fact: whose yes was needed, who started, stopped and was overridden."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import lru_cache

from django.db.models import Prefetch, QuerySet

from gromada.charters.models import ACTS, OUTSIDE, Charter, Motion, Version, Word, facts, read_rules
from gromada.ledger.models import Entry
from gromada.methods.charter import Charter as Rules
from gromada.methods.charter import Effect
from gromada.methods.charter.reading import read_rule
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
    """What became of all motions of a charter in a period.

    ``recommended``: reserved to a body outside by law, so that what was said here could only
    recommend. ``alone``: done in the name of a host without the keys, such as setting a
    statement aside. Together they are what lies ``outside`` the charter. ``text`` is its newest
    version, in which the sides are named.
    """

    headlines: Mapping[str, Headline]
    in_fact: Mapping[str, InFact]
    motions: int
    recommended: int
    alone: int
    text: Rules | None = None

    @property
    def outside(self) -> int:
        return self.recommended + self.alone


def record_of(
    charter: Charter, *, since: datetime | None = None, until: datetime | None = None
) -> Record:
    """The headline and the counts of each side, over the motions that ended in a period.

    What the law reserves to another body is no decision of the charter, carried or not: it is
    counted with what lies outside.
    """
    motions, versions = list(ended_motions(charter, since, until)), _versions(charter)
    for motion in motions:  # so that each text is read once
        motion.version = versions[motion.version_id]
    text = max(versions.values(), key=_number).text if versions else None
    sides = [side.key for side in text.sides] if text else []
    ended = [motion for motion in motions if motion.state in CARRIED | STOPPED]
    reserved = [motion for motion in ended if motion.act.effect == Effect.RESERVED]
    alone = done_alone(charter, since, until).count()
    return Record(
        headlines=headlines(
            decisions_of([motion for motion in ended if motion not in reserved]),
            sides,
            outside=len(reserved) + alone,
        ),
        in_fact={side: _in_fact(side, motions) for side in sides},
        motions=len(motions),
        recommended=len(reserved),
        alone=alone,
        text=text,
    )


def ended_motions(
    charter: Charter, since: datetime | None = None, until: datetime | None = None
) -> QuerySet[Motion]:
    """Motions that came to an end in a period, with what was said to them."""
    return (
        Motion.objects.filter(
            version__charter=charter, ended_at__isnull=False, **within("ended_at", since, until)
        )
        .select_related("mover")
        .prefetch_related(Prefetch("words", Word.objects.select_related("seat")))
        .order_by("ended_at", "pk")
    )


def done_alone(
    charter: Charter, since: datetime | None = None, until: datetime | None = None
) -> QuerySet[Entry]:
    """What was done in the name of a host without asking the keys, from the public record."""
    period = within("happened_at", since, until)
    return Entry.objects.filter(holder=charter.holder, kind__in=OUTSIDE, **period)


def within(field: str, since: datetime | None, until: datetime | None) -> dict[str, datetime]:
    """A period as a filter; an end that is not given is open."""
    given = {f"{field}__gte": since, f"{field}__lt": until}
    return {name: at for name, at in given.items() if at is not None}


def decisions_of(motions: Sequence[Motion]) -> list[Decision]:
    """Motions as the methods see them."""
    return [decision_of(motion) for motion in motions]


def needed_sides(motion: Motion) -> frozenset[str]:
    """Sides whose yes the motion needed, under the rule it began with; asked of ``settle``."""
    if motion.act.effect == Effect.RESERVED:
        return frozenset()
    rule = json.dumps(motion.rule_text, sort_keys=True)
    return _needed(motion.version.rules_text, rule, motion.act_key)


@lru_cache(maxsize=1024)
def _needed(rules: str, rule: str, act_key: str) -> frozenset[str]:
    """It follows from the rules alone, and many motions begin under the same."""
    text, act = read_rules(rules), facts(ACTS[act_key])
    own = read_rule(json.loads(rule), sides=[side.key for side in text.sides])
    under = replace(text, exceptions={**text.exceptions, act_key: own})
    return frozenset(side.key for side in text.sides if yes_needed(under, act, side.key))


def decision_of(motion: Motion) -> Decision:
    """A motion as the methods see it."""
    return Decision(
        needed=needed_sides(motion),
        started_by=motion.mover.side,
        carried=motion.state in CARRIED,
        stopped_by=_objecting(motion) if motion.state in STOPPED else frozenset(),
        overridden=motion.state == State.DEPARTED,
        money_grosze=motion.amount,
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


def _versions(charter: Charter) -> dict[int, Version]:
    return {version.pk: version for version in charter.versions.all()}


def _number(version: Version) -> int:
    return version.number


def _objecting(motion: Motion) -> frozenset[str]:
    stances = (Word.Stance.OBJECT, Word.Stance.CONSENT_IF)
    return frozenset(word.seat.side for word in motion.words.all() if word.stance in stances)


def _consenting(motion: Motion) -> frozenset[str]:
    return frozenset(
        word.seat.side for word in motion.words.all() if word.stance == Word.Stance.CONSENT
    )
