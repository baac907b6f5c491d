"""The report from a consultation: what was asked, what came, what was answered and decided."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from gromada.charters.queries.glance import HowWeDecide, how_we_decide
from gromada.charters.queries.levels import LevelOfMotion
from gromada.decisions.models import Answer, Decision, Disposition, Remark, Report
from gromada.decisions.queries.decisions import decisions_of
from gromada.decisions.queries.participation import participation_in
from gromada.processes.models import Host, IntakeItem, Phase, Process

AMENDMENT = "amendment"


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


def report_of(process: Process) -> ConsultationReport:
    """Gather the report in a number of queries that does not grow with the remarks."""
    remarks = tuple(
        process.remarks.select_related("item", "amendment", "answer__cluster", "answer__remark")
    )
    for remark in remarks:
        remark.process = process
    answers = answers_in_report(remarks)
    return ConsultationReport(
        process=process,
        day=timezone.localdate(),
        hosts=tuple(process.hosts.all()),
        how=how_we_decide(process),
        phases=tuple(process.phases.all()),
        sources=counted(
            [*IntakeItem.Source.choices, (AMENDMENT, _("amendment"))],
            [remark.item.source if remark.item else AMENDMENT for remark in remarks],
        ),
        dispositions=counted(
            Disposition.choices, [r.answer.disposition for r in remarks if r.answer]
        ),
        remarks=remarks,
        answers=answers,
        changes=tuple(
            each
            for each in answers
            if each.answer.disposition in (Disposition.TAKEN_UP, Disposition.PARTLY)
        ),
        decisions=tuple((each, participation_in(each)) for each in of_one(process)),
        published=process.consultation_reports.first(),
    )


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
