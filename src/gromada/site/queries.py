"""Reading that composes several parts: what somebody can do now, what they take part in."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.core.cache import caches
from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from gromada.charters.queries import desk
from gromada.charters.queries.others import WaitsFor, waits_elsewhere
from gromada.charters.queries.positions import listed
from gromada.decisions.models import Remark
from gromada.deliberation.models import Statement
from gromada.ledger.queries import last_change
from gromada.ledger.queries.keeping import PAGES
from gromada.notices.models import Notice
from gromada.notices.queries import notices_of
from gromada.people.models import Participant, Person
from gromada.prepared import bring, prepared
from gromada.processes.models import Host, Phase, Process
from gromada.processes.permissions import intake_open, statements_open, votes_open
from gromada.processes.queries import (
    PhaseInLine,
    day_words,
    line_of_phases,
    processes_visible_to,
    standing,
    with_parts,
)
from gromada.seminars.models import Question, Seminar
from gromada.seminars.permissions import may_sign_up
from gromada.seminars.queries import upcoming_seminars, when_words

ROOM = 30
FIRST_THINGS = 5
FIRST_SEMINARS = 2
LAST_NOTICES = 3


@dataclass(frozen=True)
class Deed:
    """One thing a person can do now."""

    verb: str
    url: str
    icon: str


@dataclass(frozen=True)
class Row:
    """A process with where it stands and what can be done in it, the main thing first."""

    process: Process
    standing: str
    phases: list[PhaseInLine]
    deeds: list[Deed]

    @property
    def is_coming(self) -> bool:
        """Nothing of it has begun."""
        return all(step.state == "coming" for step in self.phases)


def overview(person: Person | None) -> dict[str, list[Row]]:
    """Everything the first page shows of processes, in three queries whatever is there."""
    rows = rows_of(with_parts(processes_visible_to(person))[:ROOM])
    return {
        "drafts": [row for row in rows if row.process.is_draft],
        "doable": [row for row in rows if row.deeds],
        "running": sorted(
            (row for row in rows if row.process.is_running), key=lambda row: row.is_coming
        ),
        "finished": [row for row in rows if not (row.process.is_running or row.process.is_draft)],
    }


def seminars_ahead() -> list[tuple[Seminar, str]]:
    """The next seminars that one can sign up for, with when they are."""
    ahead = upcoming_seminars(None)[:ROOM]
    open_ones = [seminar for seminar in ahead if may_sign_up(seminar)][:FIRST_SEMINARS]
    return [(seminar, when_words(seminar)) for seminar in open_ones]


def first_on_desk(person: Person) -> list[WaitsFor]:
    """The first of what waits for somebody: motions, conditions, and then other work.

    Kept as the number on their desk is, see ``navigation.on_desk``.
    """
    change = last_change()
    key = f"site.first:{person.pk}:{get_language()}:{change}".replace(" ", "T")
    pages = caches[PAGES]
    found = pages.get(key) if change else None
    if found is None:
        found = [*motions_waiting(person), *waits_elsewhere(person)][:FIRST_THINGS]
        pages.set(key, found, timeout=60)
    return found


def motions_waiting(person: Person) -> list[WaitsFor]:
    """Motions that wait for this person's word, and their own that were given a condition."""
    own = desk(person)
    by_silence = _("Your word is needed by %(day)s: after that your silence counts as consent")
    needed, answered = (
        _("Your word is needed by %(day)s"),
        _("Somebody consents on a condition. Accept it by %(day)s?"),
    )
    asked = [(each.motion, by_silence if each.by_silence else needed) for each in own.keys]
    asked += [(word.motion, answered) for word in own.conditions]
    items = listed([motion for motion, _note in asked]) if asked else {}
    return [
        WaitsFor(
            title=capfirst(str(motion.act.name)),
            note=note % {"day": day_words(timezone.localdate(motion.last_day))},
            url=motion.get_absolute_url(),
            about=f"{items[motion.pk].title} · {items[motion.pk].holder}",
            icon="key-round",
        )
        for motion, note in asked
    ]


def is_new(rows: dict[str, list[Row]]) -> bool:
    """Nothing was begun here, not even a draft, and nobody runs the site yet."""
    if any(rows.values()) or Process.objects.exists():
        return False
    return not Person.objects.filter(is_operator=True).exists()


def rows_of(processes: Iterable[Process]) -> list[Row]:
    return [
        Row(process, standing(process), line_of_phases(process), deeds_in(process))
        for process in processes
    ]


def deeds_in(process: Process) -> list[Deed]:
    """What the phase of this moment lets anybody do."""
    slug = process.slug
    possible = [
        (votes_open, _("Cast your vote"), "deliberation:vote", "vote"),
        (
            statements_open,
            _("Add a statement"),
            "deliberation:statement_add",
            "message-square-plus",
        ),
        (intake_open, _("Send an input"), "processes:intake_send", "mail-plus"),
    ]
    return [
        Deed(verb, reverse(name, args=[slug]), icon)
        for is_open, verb, name, icon in possible
        if is_open(process)
    ]


@prepared
def hosted_by(organisations: list[int]) -> QuerySet[Host]:
    """The sides that organisations are, in processes that are not over yet."""
    return (
        Host.objects.filter(organisation__pk__in=organisations)
        .exclude(process__state=Process.State.EFFECTS)
        .select_related("process", "organisation")
        .order_by("-process__created_at", "pk")
    )


def processes_of(person: Person) -> list[Row]:
    """What the person takes part in, the last joined first."""
    keys = [int(holder.rpartition(":")[2]) for holder in _processes_joined(person.pk)]
    found = {process.pk: process for process in _published(keys)}
    if hidden := set(keys) - set(found):  # to others; some of them may be this person's own
        found |= processes_visible_to(person).in_bulk(hidden)
    phases = _phases_of(list(found))
    for process in found.values():
        bring(process, "phases", [phase for phase in phases if phase.process_id == process.pk])
    return rows_of(found[key] for key in keys if key in found)


@prepared
def _processes_joined(person_id: int) -> QuerySet[Participant, str]:
    rows = Participant.objects.filter(person=person_id, holder__startswith="processes.process:")
    return rows.order_by("-joined_at").values_list("holder", flat=True)


@prepared
def _published(processes: list[int]) -> QuerySet[Process]:
    return processes_visible_to(None).filter(pk__in=processes).order_by()


@prepared
def _phases_of(processes: list[int]) -> QuerySet[Phase]:
    return Phase.objects.filter(process__pk__in=processes)


@prepared
def statements_by(person_id: int) -> QuerySet[Statement]:
    """What a person said, anywhere, the last first."""
    return (
        Statement.objects.filter(author__person=person_id)
        .select_related("process")
        .order_by("-created_at", "-pk")[:ROOM]
    )


@prepared
def remarks_by(person_id: int) -> QuerySet[Remark]:
    """What a person put in and is owed an answer to, anywhere, the last first."""
    own = Q(item__participant__person=person_id) | Q(amendment__proposer__person=person_id)
    said = ("item__seminar_question", "amendment__clause__version")
    return (
        Remark.objects.filter(own)
        .select_related("process", "answer", *said)
        .order_by("-received_at", "-pk")[:ROOM]
    )


@prepared
def questions_by(person_id: int) -> QuerySet[Question]:
    """What a person asked at seminars and nobody carried into a process yet, the last first."""
    asked = Question.objects.filter(asker__person=person_id, carried_to=None, hidden_at=None)
    return asked.select_related("seminar").order_by("-asked_at", "-pk")[:ROOM]


@prepared
def last_notices(person_id: int) -> QuerySet[Notice]:
    return notices_of(person_id)[:LAST_NOTICES]
