"""Everything that a case says, read for all holders at once."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from gromada.charters.models import Version
from gromada.formats.bundle import (
    Amount,
    Case,
    CharterVersion,
    Count,
    Indicators,
    ListedChallenge,
    Measured,
    Outcome,
    StudyResult,
)
from gromada.formats.bundle.facts import (
    FEWEST_PEOPLE,
    MODELS,
    NOT_APPLICABLE,
    NOT_MEASURED,
    TOO_FEW,
)
from gromada.methods.charter import Charter as Rules
from gromada.observatory.queries.answers import answers_of, owed_in
from gromada.observatory.queries.counts import listed_challenges, yes_needed_of
from gromada.observatory.queries.holders import Holder
from gromada.observatory.queries.levels import levels_of
from gromada.observatory.queries.promises import kept_in_time, outcomes_of
from gromada.observatory.queries.rules import bare_keys, bare_rules
from gromada.observatory.queries.studied import studies_of, trust_changes_of


@dataclass(frozen=True, slots=True)
class Facts:
    """Counts by the address of the holder; what is not there was not measured."""

    versions: Mapping[str, Sequence[Version]]
    yes_needed: Mapping[str, Mapping[str, Count]]
    answers: Mapping[str, tuple[Count, Count]]
    levels: Mapping[str, Mapping[str, int]]
    trust: Mapping[str, Measured]
    studies: Mapping[str, tuple[StudyResult, ...]]
    challenges: Mapping[str, ListedChallenge]

    @classmethod
    def of(cls, holders: Sequence[Holder]) -> "Facts":
        addresses = [holder.address for holder in holders]
        versions, owed = versions_at(addresses), owed_in(addresses)
        return cls(
            versions=versions,
            yes_needed=yes_needed_of(versions),
            answers=answers_of(holders, owed),
            levels=levels_of(addresses, versions, owed),
            trust=trust_changes_of(addresses),
            studies=studies_of(addresses),
            challenges=listed_challenges(),
        )


def versions_at(addresses: Sequence[str]) -> dict[str, list[Version]]:
    """The versions of each charter by its holder, the first one first: one query."""
    found: dict[str, list[Version]] = defaultdict(list)
    rows = Version.objects.filter(charter__holder__in=addresses).select_related("charter")
    for version in rows.order_by("number"):
        found[version.charter.holder].append(version)
    return found


def case_of(holder: Holder, facts: Facts, *, key: str) -> Case:
    """A holder as a case: nothing in it that names or quotes anybody."""
    at = holder.address
    own = facts.versions.get(at, ())
    now = _in_force(own)
    return Case(
        key=key,
        kind=holder.kind,
        model=known_model(now.template if now else ""),
        origin=holder.origin,
        state=holder.state,
        territory=holder.territory,
        seats=seats_of(now) if now else {},
        started_on=holder.started_on,
        ended_on=holder.ended_on,
        versions=versions_of(own, facts.challenges),
        outcomes=_outcomes(holder, now),
        studies=facts.studies.get(at, ()),
        indicators=_indicators(holder, facts),
    )


def _indicators(holder: Holder, facts: Facts) -> Indicators:
    """Of a process what came in, of a partnership what was promised; the other does not apply."""
    at, partnership = holder.address, holder.partnership
    foreign = Count(reason=NOT_APPLICABLE)
    nothing = foreign if partnership else Count(0, 0)
    answered, in_time = facts.answers.get(at, (nothing, nothing))
    return Indicators(
        yes_needed=facts.yes_needed.get(at, {}),
        inputs_answered=answered,
        inputs_answered_in_time=in_time,
        commitments_kept_in_time=kept_in_time(partnership) if partnership else foreign,
        levels=facts.levels.get(at, {}),
        participants=_people(None if partnership else holder.participants),
        trust_change=facts.trust.get(at, Measured(reason=NOT_MEASURED)),
    )


def _outcomes(holder: Holder, now: Rules | None) -> tuple[Outcome, ...]:
    if holder.partnership is None:
        return ()
    sectors = {side.key: side.sector for side in now.sides} if now else {}
    return outcomes_of(holder.partnership, sectors)


def versions_of(
    versions: Sequence[Version], challenges: Mapping[str, ListedChallenge]
) -> tuple[CharterVersion, ...]:
    """The versions that have come into force, each until the next one did."""
    now = timezone.now()
    rows = [each for each in versions if each.in_force_from <= now]
    keys = bare_keys(each.text for each in rows)
    until = [*(_day(each) for each in rows[1:]), None]
    return tuple(
        CharterVersion(
            number=row.number,
            model=known_model(row.text.template),
            since=_day(row),
            until=end,
            rules=bare_rules(row.text, keys),
            challenge=challenges.get(row.challenge.strip().casefold()),
            reason="founding" if row.number == 1 else "not_said",
        )
        for row, end in zip(rows, until, strict=True)
    )


def known_model(template: str) -> str:
    return template if template in MODELS else "M99"


def seats_of(text: Rules) -> dict[str, int]:
    seats: dict[str, int] = {}
    for side in text.sides:
        seats[side.sector] = seats.get(side.sector, 0) + side.seats
    return seats


def _people(count: int | None) -> Amount:
    """Nobody, or at least five: fewer people are not described."""
    if count is None:
        return Amount(reason=NOT_APPLICABLE)
    return Amount(reason=TOO_FEW) if 0 < count < FEWEST_PEOPLE else Amount(count)


def _in_force(versions: Sequence[Version]) -> Rules | None:
    begun = [each for each in versions if each.in_force_from <= timezone.now()]
    return begun[-1].text if begun else None


def _day(version: Version) -> date:
    return timezone.localtime(version.in_force_from).date()
