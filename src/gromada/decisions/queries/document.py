"""The report from a consultation as a document that an office can file."""

from collections.abc import Iterator
from datetime import date, datetime

from django.utils.formats import date_format
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from gromada.decisions.queries.report import (
    AnswerInReport,
    ConsultationReport,
    kept_of_report,
    report_of,
)
from gromada.formats.docx import Block, Heading, Paragraph, Run, Table, document
from gromada.processes.models import Process


def kept_document(process: Process, *, language: str) -> bytes:
    """The document as it was made, for as long as nothing that it says changes."""

    def made() -> bytes:
        return report_document(report_of(process), language=language)

    return kept_of_report(process, f"docx:{language}", made)


def report_document(report: ConsultationReport, *, language: str) -> bytes:
    """The report as DOCX, in one language."""
    with override(language):
        title = _("Report from the consultation")
        blocks = [Heading(title, 1), *blocks_of(report)]
        return document(blocks, title=f"{title}: {report.process.question}", language=language)


def blocks_of(report: ConsultationReport) -> Iterator[Block]:
    yield Paragraph([Run(report.process.question, bold=True)])
    yield Paragraph(_("As of %(day)s.") % {"day": day_words(report.day)})
    yield from asked(report)
    yield from in_numbers(report)
    yield from decided(report)
    yield from changed(report)
    yield from answered(report)
    yield from all_remarks(report)


def asked(report: ConsultationReport) -> Iterator[Block]:
    yield Heading(_("What was asked, and who decides"), 2)
    if report.process.summary:
        yield Paragraph(report.process.summary)
    hosts = ", ".join(str(host.organisation) for host in report.hosts)
    yield Paragraph(_("Hosts: %(hosts)s.") % {"hosts": hosts})
    if report.how:
        for sentence in report.how.sentences:
            yield Paragraph(sentence)
    yield Heading(_("When"), 2)
    yield Table(
        [_("Phase"), _("From"), _("Until")],
        [
            [phase.title, day_words(phase.first_day), day_words(phase.last_day)]
            for phase in report.phases
        ],
    )


def in_numbers(report: ConsultationReport) -> Iterator[Block]:
    yield Heading(_("In numbers"), 2)
    yield Paragraph(
        ngettext("%(count)d input came in.", "%(count)d inputs came in.", report.count)
        % {"count": report.count}
        + " "
        + _("Answered: %(answered)d, of these on time: %(in_time)d. Waiting: %(waiting)d.")
        % {"answered": report.answered, "in_time": report.in_time, "waiting": report.waiting}
    )
    if report.sources:
        found = counts(report.sources)
        yield Table([_("Where they came from"), _("Inputs")], found, widths=(12.0, 4.0))
    if report.remarks:
        waiting = ((_("Waits for an answer"), report.waiting),) if report.waiting else ()
        found = counts((*report.dispositions, *waiting))
        yield Table([_("What became of them"), _("Inputs")], found, widths=(12.0, 4.0))


def decided(report: ConsultationReport) -> Iterator[Block]:
    if not report.decisions:
        return
    yield Heading(_("Decisions"), 2)
    for decision, participation in report.decisions:
        yield Heading(decision.title, 3)
        words = {"state": decision.get_state_display()}
        if decision.decided_at:
            day = day_words(localdate(decision.decided_at))
            yield Paragraph(_("State: %(state)s, %(day)s.") % {**words, "day": day})
        else:
            yield Paragraph(_("State: %(state)s.") % words)
        if decision.text:
            yield Paragraph(decision.text)
        if decision.document:
            signature = {
                "office": decision.signed_by,
                "document": decision.document,
                "day": day_words(decision.signed_on),
            }
            yield Paragraph(_("Signed: %(office)s, %(day)s, %(document)s.") % signature)
        yield Paragraph(
            _("Level of participation: %(level)s.") % {"level": participation.name}
            + f" {participation.meaning} {participation.promise}"
        )


def answered(report: ConsultationReport) -> Iterator[Block]:
    if not report.answers:
        return
    yield Heading(_("Answers"), 2)
    for each in report.answers:
        yield Heading(each.title or one_remark(each), 3)
        yield Paragraph([Run(each.asked, italic=True)])
        yield Paragraph([Run(each.answer.get_disposition_display(), bold=True)])
        yield Paragraph(each.answer.reason)
        if each.title:
            yield Paragraph(_("Inputs: %(numbers)s.") % {"numbers": each.numbers})


def changed(report: ConsultationReport) -> Iterator[Block]:
    yield Heading(_("What changed because of the inputs"), 2)
    said = [decision.changes for decision, _level in report.decisions if decision.changes]
    for words in said:
        yield Paragraph(words)
    if report.changes:
        # the reasons stand once, under the answers
        yield Table(
            [_("Inputs"), _("What they were about"), _("What became of them")],
            [
                [each.numbers, each.words, each.answer.get_disposition_display()]
                for each in report.changes
            ],
            widths=(3.0, 8.5, 4.5),
        )
    elif not said:
        yield Paragraph(_("Nothing changed because of the inputs so far."))


def all_remarks(report: ConsultationReport) -> Iterator[Block]:
    if not report.remarks:
        return
    yield Heading(_("All inputs"), 2)
    yield Paragraph(_("Without names and addresses. A text is shown once it is answered."))
    yield Table(
        [_("No."), _("Received"), _("Where from"), _("Input"), _("What became of it")],
        [list(row) for row in report.rows],
        widths=(1.1, 2.6, 2.5, 6.4, 3.4),
    )


def one_remark(each: AnswerInReport) -> str:
    return _("Input %(number)s") % {"number": each.numbers}


def counts(found: tuple[tuple[str, int], ...]) -> list[list[str]]:
    return [[words, str(count)] for words, count in found]


def day_words(day: date | datetime | None) -> str:
    return date_format(day, "j E Y") if day else ""
