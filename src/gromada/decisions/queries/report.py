"""The report from a consultation: what was asked, what came, what was answered and decided."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple, TypeVar

from django.db.models import Count, Max
from django.utils import timezone
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from gromada.charters.queries.glance import HowWeDecide, how_we_decide
from gromada.charters.queries.levels import LevelOfMotion
from gromada.decisions.models import Answer, Decision, Disposition, Remark, Report
from gromada.decisions.queries.decisions import decisions_of
from gromada.decisions.queries.participation import participation_in
from gromada.decisions.queries.remarks import with_words
from gromada.ledger.queries import kept
from gromada.processes.models import Host, IntakeItem, Phase, Process

AMENDMENT = "amendment"
# so much of an input stands above its answer
LONGEST_QUOTE = 200
Found = TypeVar("Found")


@dataclass(frozen=True, slots=True)
class AnswerInReport:
    """One answer in force, and the remarks that it answers."""

    answer: Answer
    title: str
    remarks: tuple[Remark, ...]

    @property
    def numbers(self) -> str:
        """«1–4, 7»: which remarks they are."""
        return ranges([remark.number for remark in self.remarks])

    @property
    def words(self) -> str:
        """What they say: the name of their cluster, or how the one remark begins."""
        return self.title or Truncator(self.remarks[0].text).chars(90)

    @property
    def first(self) -> Remark:
        """The first remark whose words are not hidden; of all hidden ones, the first."""
        return next((each for each in self.remarks if not each.is_withheld), self.remarks[0])

    @property
    def asked(self) -> str:
        """How the remark begins; of several the first that can be read, with its number."""
        text = Truncator(self.first.text).chars(LONGEST_QUOTE)
        if len(self.remarks) == 1:
            return text
        return _("Input %(number)s: %(text)s") % {"number": self.first.number, "text": text}


class Row(NamedTuple):
    """One remark in the table of all: its number, when it came, where from, and what became of it.

    Its text stands there once it is answered.
    """

    number: str
    received: str
    source: str
    text: str
    became: str


@dataclass(frozen=True, slots=True)
class ConsultationReport:
    """Everything the report says; the same for the page and the document."""

    process: Process
    day: date
    hosts: tuple[Host, ...]
    how: HowWeDecide | None
    phases: tuple[Phase, ...]
    sources: tuple[tuple[str, int], ...]
    dispositions: tuple[tuple[str, int], ...]
    remarks: tuple[Remark, ...]
    answers: tuple[AnswerInReport, ...]
    changes: tuple[AnswerInReport, ...]
    decisions: tuple[tuple[Decision, LevelOfMotion], ...]
    published: Report | None

    @property
    def count(self) -> int:
        return len(self.remarks)

    @property
    def answered(self) -> int:
        return sum(remark.is_answered for remark in self.remarks)

    @property
    def in_time(self) -> int:
        return sum(remark.answered_in_time for remark in self.remarks)

    @property
    def overdue(self) -> int:
        return sum(remark.is_overdue for remark in self.remarks)

    @property
    def waiting(self) -> int:
        return self.count - self.answered

    @property
    def rows(self) -> Iterator[Row]:
        """The table of all remarks, in words."""
        overdue, waiting = _("overdue: due on %(day)s"), _("waiting: due on %(day)s")
        became = {each.value: str(each.label) for each in Disposition}
        sources = {code: str(words) for code, words in IntakeItem.Source.choices}
        for remark in self.remarks:
            due = {"day": short(remark.due_on)}
            yield Row(
                number=str(remark.number),
                received=short(timezone.localdate(remark.received_at)),
                source=sources[remark.item.source] if remark.item else _("amendment"),
                text=remark.text if remark.answered_at else "",
                became=became[remark.answer.disposition]
                if remark.answer
                else (overdue if remark.due_on < self.day else waiting) % due,
            )


def short(day: date) -> str:
    """«7.03.2026», as tables say it."""
    return f"{day.day}.{day:%m.%Y}"


def report_of(process: Process) -> ConsultationReport:
    """Gather the report in a number of queries that does not grow with the remarks."""
    remarks = remarks_with_answers(process)
    answers = answers_in_report(remarks)
    return ConsultationReport(
        process=process,
        day=timezone.localdate(),
        hosts=tuple(process.hosts.all()),
        how=how_we_decide(process),
        phases=tuple(process.phases.all()),
        sources=counted(
            [*IntakeItem.Source.choices, (AMENDMENT, _("amendments of people without a seat"))],
            [remark.item.source if remark.item else AMENDMENT for remark in remarks],
        ),
        dispositions=counted(
            Disposition.choices, [r.answer.disposition for r in remarks if r.answer]
        ),
        remarks=remarks,
        answers=answers,
        changes=tuple(each for each in answers if each.answer.became.changes_something),
        decisions=tuple((each, participation_in(each)) for each in of_one(process)),
        published=process.consultation_reports.first(),
    )


def kept_of_report(process: Process, what: str, make: Callable[[], Found]) -> Found:
    """Something made of the report, until any entry, any remark or its answer, and every midnight.

    Who may see a process is asked before; to all who may, its report says the same. What is
    changed in a draft enters no record.
    """
    if process.is_draft:
        return make()
    remarks = process.remarks.aggregate(Count("pk"), Count("answer"), Max("answer"))
    name = f"decisions.report:{process.pk}:{what}"
    return kept(name, make, process.state, *remarks.values())


def remarks_with_answers(process: Process) -> tuple[Remark, ...]:
    """All remarks; those with the same answer share it."""
    remarks = tuple(with_words(process.remarks.all()))
    rows = Answer.objects.filter(remarks__process=process).select_related("cluster")
    answers = {answer.pk: answer for answer in rows.distinct()}
    for remark in remarks:
        remark.answer = answers.get(remark.answer_id or 0)
    return remarks


def of_one(process: Process) -> list[Decision]:
    """The decisions of a process, which share what is known of it."""
    found = list(decisions_of(process))
    for decision in found:
        decision.process = process
    return found


def answers_in_report(remarks: tuple[Remark, ...]) -> tuple[AnswerInReport, ...]:
    """Answers in force, the ones to most remarks first."""
    answered: dict[int, list[Remark]] = {}
    for remark in remarks:
        if remark.answer_id is not None:
            answered.setdefault(remark.answer_id, []).append(remark)
    found = [
        AnswerInReport(own[0].answer, title_of(own[0].answer), tuple(own))
        for own in answered.values()
        if own[0].answer is not None
    ]
    return tuple(sorted(found, key=lambda each: (-len(each.remarks), each.remarks[0].number)))


def title_of(answer: Answer) -> str:
    return answer.cluster.title if answer.cluster else ""


def counted(choices: Iterable[tuple[str, object]], found: list[str]) -> tuple[tuple[str, int], ...]:
    """How many of each there are, in the order of the list, without those that are not there."""
    counts = Counter(found)
    return tuple((str(words), counts[code]) for code, words in choices if counts[code])


def ranges(numbers: list[int]) -> str:
    """Numbers as people write them: 1–4, 7.

    >>> ranges([1, 2, 3, 7])
    '1–3, 7'
    """
    parts: list[list[int]] = []
    for number in sorted(numbers):
        if parts and number == parts[-1][-1] + 1:
            parts[-1].append(number)
        else:
            parts.append([number])
    return ", ".join(str(part[0]) if len(part) == 1 else f"{part[0]}–{part[-1]}" for part in parts)
