"""The three processes of the demo: one in the middle, one over, one about to begin."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from gromada.charters.actions import move, say, settle_due
from gromada.charters.actions.seating import take_seat
from gromada.charters.models import Charter, Motion
from gromada.deliberation.actions import import_conversation
from gromada.innovations.models import Reach
from gromada.ledger.actions import record
from gromada.ledger.models import Entry
from gromada.people.models import Organisation, Person
from gromada.processes import actions
from gromada.processes.actions import PhasePlan
from gromada.processes.actions.states import PUBLISHED
from gromada.processes.models import Process, start_of_day
from gromada.site.demo import clock
from gromada.site.demo.clock import day
from gromada.site.demo.conversation import planted_conversation
from gromada.site.demo.people import CLERK, GARDENER, GROCER, NEIGHBOUR, OFFICIAL, PLACE
from gromada.site.demo.school import (
    SCHOOL_REMARKS,
    SCHOOL_RESULT_EN,
    SCHOOL_RESULT_PL,
    SCHOOL_STATEMENTS,
)
from gromada.site.demo.statements import STATEMENTS

SEATS = {"institution": [OFFICIAL, CLERK], "community": [NEIGHBOUR, GARDENER, GROCER]}
EVERYTHING = {"allows_statements": True, "allows_votes": True, "allows_intake": True}


def running() -> None:
    """Two thousand people have voted on a hundred statements; three weeks are left."""
    process = begun(
        slug="rynkowa",
        since=18,
        phases=[
            plan(-18, 20, "Stwierdzenia i głosy", "Statements and votes", **EVERYTHING),
            plan(21, 50, "Wspólny projekt", "A draft together", kind="drafting"),
            plan(51, 72, "Decyzja", "Decision", kind="decision"),
        ],
        reason="W lipcu chodnik miał 51 stopni. Chcemy zacząć od rozmowy, nie od projektu.",
        question_pl="Jak zmienić ulicę Rynkową, żeby dało się na niej wytrzymać latem?",
        question_en="How should Rynkowa Street change so that people can bear its summers?",
        summary_pl=(
            "Rynkowa to główna ulica gminy: sklepy, przychodnia, szkoła, mało cienia i dużo aut. "
            "Za rok kończy się jej nawierzchnia, więc i tak będzie przebudowa."
        ),
        summary_en=(
            "Rynkowa is the main street: shops, a clinic, a school, little shade and many cars. "
            "It is due for resurfacing next year, so it will be rebuilt in any case."
        ),
        territory=f"{PLACE}, Rynkowa",
        reach=Reach.NEIGHBOURHOOD,
        challenge="Upał w środku miejscowości",
        result_due_on=day(86),
    )
    spoken(process, STATEMENTS, participants=2000, days=18, ago=0, seed=2026)
    receive_inputs(process)
    leave_something_to_decide(process)


def finished() -> None:
    """People asked about the old school; the result is published, with what became of it."""
    process = begun(
        slug="stara-szkola",
        since=110,
        phases=[
            plan(-110, -80, "Stwierdzenia i głosy", "Statements and votes", **EVERYTHING),
            plan(-79, -50, "Wspólny projekt", "A draft together", kind="drafting"),
        ],
        reason="Budynek stoi pusty od dwóch lat. Rada prosi o zdanie, zanim zdecyduje.",
        question_pl="Co powinno się znaleźć w starej szkole?",
        question_en="What should the old school become?",
        summary_pl="Gmina remontuje budynek po szkole. Pieniędzy wystarczy na parter i ogród.",
        summary_en="The municipality renovates the old school: the ground floor and the garden.",
        territory=PLACE,
        reach=Reach.MUNICIPALITY,
        challenge="Pusty budynek po szkole",
        result_due_on=day(-20),
    )
    spoken(process, SCHOOL_STATEMENTS, participants=260, days=30, ago=80, seed=1918)
    answered(process, SCHOOL_REMARKS)
    conclude(process)


@transaction.atomic
def upcoming() -> None:
    """Buses: everything is announced, nothing is open yet."""
    process = draft(
        slug="autobusy",
        phases=[
            plan(9, 37, "Stwierdzenia i głosy", "Statements and votes", **EVERYTHING),
            plan(38, 60, "Wspólny projekt", "A draft together", kind="drafting"),
        ],
        question_pl="Jak mają jeździć autobusy po zmianie rozkładu?",
        question_en="How should the buses run under the new timetable?",
        summary_pl="Od wiosny gmina zamawia przewozy sama i może ułożyć rozkład od nowa.",
        summary_en="From spring the municipality orders the buses and can redo the timetable.",
        territory=PLACE,
        reach=Reach.MUNICIPALITY,
        challenge="Dojazd bez samochodu",
        participation=Process.Participation.ACCOUNT,
        result_due_on=day(75),
    )
    reason = "Umowa z przewoźnikiem kończy się w marcu, więc pytamy z wyprzedzeniem."
    agreed("processes.publish_process", process, reason, by=OFFICIAL, then=[NEIGHBOUR])


# --- how it was made ---------------------------------------------------------


def plan(first: int, last: int, title_pl: str, title_en: str, **facts) -> PhasePlan:
    """A phase from one day to another, counted from today, both included."""
    return PhasePlan(
        start_of_day(day(first)), start_of_day(day(last + 1)), title_pl, title_en, **facts
    )


def draft(*, phases: list[PhasePlan], happened_at: datetime | None = None, **facts) -> Process:
    """A process under the charter of a co-design table, with somebody on every seat."""
    process = actions.create_process(
        institution=Organisation.objects.get(sector=Organisation.Sector.PUBLIC),
        community=Organisation.objects.get(sector=Organisation.Sector.COMMUNITY),
        phases=phases,
        by=person(OFFICIAL),
        happened_at=happened_at,
        **facts,
    )
    for side, addresses in SEATS.items():
        vacant = charter(process).seats.filter(side=side, person=None).order_by("number")
        sitting = charter(process).seats.filter(side=side, person__isnull=False).count()
        for seat, address in zip(vacant, addresses[sitting:], strict=True):
            take_seat(seat, person(address), now=happened_at, happened_at=happened_at)
    return process


def charter(process: Process) -> Charter:
    return Charter.objects.get(holder=process.address)


def person(address: str) -> Person:
    return Person.objects.get(email=address)


def agreed(
    act: str,
    subject,
    reason: str,
    *,
    by: str,
    then: list[str],
    at: datetime | None = None,
    because: Iterable[Entry] = (),
    **payload,
) -> Motion:
    """One side moves, the other consents; what cannot be undone is carried out 48 hours later."""
    motion = move(
        act=act,
        subject=subject,
        payload=payload,
        reason=reason,
        by=person(by),
        because=because,
        happened_at=at,
    )
    for address in then:
        motion = say(motion=motion, stance="consent", by=person(address), happened_at=at)
    if motion.next_at is not None:
        settle_due(now=motion.next_at)
    return motion


@transaction.atomic
def begun(*, slug: str, since: int, reason: str, **facts) -> Process:
    """A process prepared and published some days ago, on the days it happened."""
    if known := Process.objects.filter(slug=slug).first():
        return known  # an earlier load was interrupted after this
    at = start_of_day(day(-since)) + timedelta(hours=9)
    process = draft(slug=slug, happened_at=at - timedelta(days=3), **facts)
    if process.phases.filter(ends_at__gt=timezone.now()).exists():
        agreed("processes.publish_process", process, reason, by=OFFICIAL, then=[NEIGHBOUR], at=at)
        process.refresh_from_db()
    else:
        already_over(process, reason, at)
    return process


def already_over(process: Process, reason: str, at: datetime) -> None:
    """Publishing refuses phases that have passed, so the past of a finished process is entered."""
    process.state, process.published_at = Process.State.RUNNING, at
    process.save()
    record(
        PUBLISHED,
        subject=process,
        holder=process,
        by=charter(process).seats.get(person=person(OFFICIAL)),
        facts={"side": "institution"},
        texts={"reason": reason},
        happened_at=at,
    )


def spoken(process: Process, rows: list, *, participants: int, days: int, ago: int, seed: int):
    """Bring in what people said and how they voted, as a recorded conversation would be."""
    until = timezone.now() - timedelta(days=ago, minutes=30)
    conversation = planted_conversation(
        rows,
        topic=process.question_pl,
        participants=participants,
        ends_at=until.timestamp() * 1000,
        days=days,
        seed=seed,
    )
    arrived = process.arrivals.filter(input_sha256=conversation.input_sha256)
    if not arrived.filter(published_at__isnull=False).exists():
        languages = {str(number): row[3] for number, row in enumerate(rows)}
        import_conversation(
            process=process, conversation=conversation, by="system", languages=languages
        )


@transaction.atomic
def answered(process: Process, remarks: list[tuple[str, str, str, str]]) -> None:
    """What people wrote, each with the answer it got before the result was published."""
    if process.intake.exists():
        return  # an earlier load was interrupted after this
    for number, (text, language, outcome, answer) in enumerate(remarks):
        with clock.on(-100 + 5 * number, 10):
            item = actions.record_input(
                process=process,
                source="paper",
                source_address=f"UG.7020.{11 + number}",
                text=text,
                language=language,
                by=person(OFFICIAL),
            )
        with clock.on(-75 + 5 * number, 11):
            actions.answer_input(item=item, outcome=outcome, answer=answer, by=person(OFFICIAL))


@transaction.atomic
def conclude(process: Process) -> None:
    """Closed and answered, on the days it happened."""
    if process.state != Process.State.RUNNING:
        return  # an earlier load was interrupted after this
    closed_at, published_at = (start_of_day(day(ago)) + timedelta(hours=12) for ago in (-49, -26))
    agreed(
        "processes.close_process",
        process,
        "Projekt jest gotowy, obie strony go przyjęły.",
        by=NEIGHBOUR,
        then=[OFFICIAL],
        at=closed_at,
    )
    process.refresh_from_db()
    agreed(
        "processes.publish_result",
        process,
        "Rada przyjęła projekt 14 głosami.",
        by=OFFICIAL,
        then=[NEIGHBOUR, GARDENER],
        at=published_at,
        result_pl=SCHOOL_RESULT_PL,
        result_en=SCHOOL_RESULT_EN,
    )


@transaction.atomic
def leave_something_to_decide(process: Process) -> None:
    """One statement was hidden by both sides; about another the office waits for the neighbours."""
    if charter(process).versions.filter(motions__act_key="deliberation.hide_statement").exists():
        return  # an earlier load was interrupted after this
    hidden = process.statements.get(text__startswith="Zróbmy próbę na jedno lato")
    disputed = process.statements.get(text__startswith="Po dwudziestej drugiej motocykle")
    agreed(
        "deliberation.hide_statement",
        hidden,
        "To samo mówi wcześniejsze stwierdzenie o próbie; głosy rozchodziły się na dwa.",
        by=NEIGHBOUR,
        then=[OFFICIAL],
    )
    move(
        act="deliberation.hide_statement",
        subject=disputed,
        reason="To sprawa dla policji, a nie dla projektu ulicy.",
        by=person(OFFICIAL),
    )


@transaction.atomic
def receive_inputs(process: Process) -> None:
    """What came on paper and from a meeting, one answered and two waiting."""
    neighbour = Person.objects.get(email=NEIGHBOUR)
    official = Person.objects.get(email=OFFICIAL)
    received = [
        actions.record_input(
            process=process, source=source, source_address=mark, text=text, language="pl", by=by
        )
        for source, mark, text, by in [
            (
                "seminar",
                "spotkanie-2026/3",
                "Na spotkaniu seniorów padło pytanie, czy w czasie prac dojedziemy do przychodni.",
                neighbour,
            ),
            (
                "paper",
                "UG.7021.14",
                "Prosimy, żeby przy projekcie policzyć też koszt podlewania drzew przez pięć lat.",
                official,
            ),
            (
                "mail",
                "UG.7021.19",
                "Prowadzę zakład fryzjerski. Prace w maju to dla mnie najgorszy miesiąc.",
                official,
            ),
        ]
    ]
    actions.answer_input(
        item=received[0],
        outcome="taken_up",
        answer="Tak. Dojście i dojazd do przychodni zostaną cały czas; wpisujemy to do zadań.",
        by=official,
    )
