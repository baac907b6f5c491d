"""Invented other municipalities, so that there is something to compare with; labelled as such."""

import hashlib
import random
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from django.utils import timezone

from gromada.formats.bundle import (
    Amount,
    Bundle,
    Case,
    CharterVersion,
    Count,
    Indicators,
    ListedChallenge,
    Measured,
    Outcome,
    StudyResult,
    write_bundle,
)
from gromada.formats.bundle.facts import FEWEST_PEOPLE, NOT_APPLICABLE, NOT_MEASURED, RESIDENTS
from gromada.methods.charter.templates import templates
from gromada.methods.participation import Level
from gromada.observatory.actions import import_bundle
from gromada.observatory.queries import bare_rules
from gromada.observatory.queries.rules import bare_keys

HEAT = ListedChallenge("upal", {"pl": "Upał w miejscowości", "en": "Heat in town"})
AGEING = ListedChallenge(
    "starzenie", {"pl": "Samotność starszych osób", "en": "Older people who are alone"}
)
WATER = ListedChallenge("woda", {"pl": "Za mało wody", "en": "Too little water"})
RENTS = ListedChallenge("mieszkania", {"pl": "Drogie mieszkania", "en": "Homes cost too much"})


@dataclass(frozen=True)
class Plan:
    """One case in short: its models one after the other, its age in days, how it went."""

    models: tuple[str, ...]
    age: int
    yes: float
    answered: float
    in_time: float = 0.6
    kept: float | None = None
    trust: float | None = None
    origin: str = "mixed"
    over: bool = False
    challenge: ListedChallenge | None = None
    status: str = ""
    helped: tuple[str, ...] = ()
    hindered: tuple[str, ...] = ()
    study: bool | None = None


PLACES: dict[str, tuple[Plan, ...]] = {
    "Modrzewie": (
        Plan(("M01", "M04"), 900, 0.75, 0.9, 0.7, trust=0.35, challenge=HEAT),
        Plan(("M03",), 700, 0.9, 0.8, kept=0.7, origin="community", status="renewed",
             helped=("B2", "D4"), hindered=("E2",)),
        Plan(("M01",), 400, 0.05, 0.7, 0.5, trust=-0.05, origin="public"),
    ),
    "Stara Olszyna": (
        Plan(("M01", "M02", "M04"), 1300, 0.6, 0.85, 0.8, trust=0.2, challenge=WATER),
        Plan(("M10",), 620, 0.7, 0.75, kept=0.65, origin="community", status="active",
             helped=("B3", "C1"), hindered=("D5",), study=False),
        Plan(("M05",), 500, 0.85, 0.6, 0.4, origin="public"),
    ),
    "Zielony Bród": (
        Plan(("M04",), 380, 0.9, 0.95, 0.9, trust=0.5),
        Plan(("M00", "M03"), 820, 0.95, 0.7, kept=0.5, origin="community", challenge=AGEING,
             status="expanded", helped=("B4", "F1"), hindered=("E1",)),
        Plan(("M09",), 1100, 0.1, 0.4, kept=0.8, origin="private", over=True,
             status="completed_as_planned", helped=("B3",), hindered=("D2",)),
    ),
    "Wrzosowa": (
        Plan(("M01", "M04"), 760, 0.5, 0.7, 0.35, trust=-0.1, challenge=RENTS),
        Plan(("M03", "M10"), 980, 0.8, 0.8, kept=0.45, origin="community", challenge=HEAT,
             status="renegotiated", helped=("A1", "C3"), hindered=("C6", "B5"), study=True),
        Plan(("M01",), 300, 0.0, 0.85, 0.75, trust=0.1, origin="public", over=True),
    ),
    "Nowe Podgaje": (
        Plan(("M04",), 540, 0.8, 0.8, 0.55, trust=0.3),
        Plan(("M03",), 450, 0.85, 0.9, kept=0.85, origin="community", status="active"),
        Plan(("M10",), 400, 0.6, 0.6, kept=0.7, origin="mixed", status="distressed",
             helped=("A1",), hindered=("C1", "D3")),
        Plan(("M01",), 1000, 0.1, 0.5, 0.3, origin="public", over=True),
    ),
}  # fmt: skip


def other_places() -> None:
    """Bring in what these places say about their cases."""
    for place, plans in PLACES.items():
        content = write_bundle(bundle_of(place, plans, timezone.localdate()))
        import_bundle(content=content, label=place, by="system")


def bundle_of(place: str, plans: tuple[Plan, ...], today: date) -> Bundle:
    """The bundle of an invented place: the same numbers each time."""
    name = hashlib.sha256(place.encode()).hexdigest()
    return Bundle(
        installation=name[:32],
        made_at=datetime.combine(today - timedelta(days=3), time(9), UTC),
        cases=tuple(
            case_of(plan, f"{name[32:44]}{number:04x}", today, dice(f"{place} {number}"))
            for number, plan in enumerate(plans)
        ),
        invented=True,
    )


def dice(seed: str) -> random.Random:
    return random.Random(seed)  # noqa: S311 - invented numbers, no secret


def case_of(plan: Plan, key: str, today: date, rng: random.Random) -> Case:
    model = plan.models[-1]
    began = today - timedelta(days=plan.age)
    text = templates()[model].charter
    seats: dict[str, int] = {}
    for side in text.sides:
        seats[side.sector] = seats.get(side.sector, 0) + side.seats
    return Case(
        key=key,
        kind="process" if plan.kept is None else "partnership",
        model=model,
        origin=plan.origin,
        state="over" if plan.over else "running",
        territory="municipality",
        seats=seats,
        started_on=began,
        ended_on=today - timedelta(days=40) if plan.over else None,
        versions=versions_of(plan, began),
        outcomes=outcomes_of(plan, today),
        studies=studies_of(plan),
        indicators=indicators_of(plan, rng),
    )


def versions_of(plan: Plan, began: date) -> tuple[CharterVersion, ...]:
    """One version for each model, evenly over its time."""
    texts = [templates()[model].charter for model in plan.models]
    keys = bare_keys(texts)
    each = plan.age // len(texts)
    days = [began + timedelta(days=each * number) for number in range(len(texts))]
    return tuple(
        CharterVersion(
            number=number,
            model=text.template,
            since=days[number - 1],
            until=days[number] if number < len(texts) else None,
            rules=bare_rules(text, keys),
            challenge=plan.challenge if number > 1 or len(texts) == 1 else None,
            reason="founding" if number == 1 else "evaluation",
        )
        for number, text in enumerate(texts, start=1)
    )


def indicators_of(plan: Plan, rng: random.Random) -> Indicators:
    decisions, inputs, promises = rng.randint(5, 16), rng.randint(20, 160), rng.randint(4, 9)
    needed = drawn(rng, plan.yes, decisions)
    answered = drawn(rng, plan.answered, inputs)
    in_time = drawn(rng, plan.in_time, inputs * 3 // 4)
    people = Amount(rng.randint(FEWEST_PEOPLE, 900))
    is_process = plan.kept is None
    return Indicators(
        yes_needed={
            RESIDENTS: needed,
            "community": needed,
            "public": Count(decisions, decisions),
        },
        inputs_answered=answered if is_process else Count(reason=NOT_APPLICABLE),
        inputs_answered_in_time=in_time if is_process else Count(reason=NOT_APPLICABLE),
        commitments_kept_in_time=(
            Count(reason=NOT_APPLICABLE) if plan.kept is None else drawn(rng, plan.kept, promises)
        ),
        levels=levels_of(plan, rng) if is_process else {},
        participants=people if is_process else Amount(reason=NOT_APPLICABLE),
        trust_change=trust_of(plan, rng),
    )


def drawn(rng: random.Random, share: float, n: int) -> Count:
    return Count(sum(rng.random() < share for _ in range(n)), n)


def levels_of(plan: Plan, rng: random.Random) -> dict[str, int]:
    found: dict[str, int] = {}
    for _ in range(rng.randint(2, 5)):
        level = (
            Level.SHARED if rng.random() < plan.yes else rng.choice([Level.TOLD, Level.ANSWERED])
        )
        found[level.name.lower()] = found.get(level.name.lower(), 0) + 1
    return found


def trust_of(plan: Plan, rng: random.Random) -> Measured:
    if plan.trust is None:
        return Measured(reason=NOT_MEASURED)
    people = rng.randint(18, 60)
    error = round(0.9 / people**0.5, 4)
    low, high = round(plan.trust - 2 * error, 4), round(plan.trust + 2 * error, 4)
    return Measured(plan.trust, low, high, people, 0.95, error)


def outcomes_of(plan: Plan, today: date) -> tuple[Outcome, ...]:
    if not plan.status:
        return ()
    on = today - timedelta(days=30)
    return (
        Outcome("community", plan.status, on, plan.helped, plan.hindered),
        Outcome("public", plan.status, on, plan.helped[:1], plan.hindered),
    )


def studies_of(plan: Plan) -> tuple[StudyResult, ...]:
    if plan.study is None:
        return ()
    estimate = Measured(-1.4, -2.3, -0.5, 9, 0.95) if plan.study else Measured(-0.3, n=8)
    return (StudyResult("synthetic-control", "few_units", estimate, plan.study),)
