"""Publishing the report from the consultation."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gromada.decisions.actions.accepting import ACCEPTED
from gromada.decisions.models import Report
from gromada.decisions.permissions import may_publish_report
from gromada.ledger.actions import declare_kind, record
from gromada.ledger.models import Entry
from gromada.people.models import Person
from gromada.processes.models import Process
from gromada.processes.queries import side_of

PUBLISHED = declare_kind(
    "decisions.report_published", _("The report from the consultation was published")
)


@transaction.atomic
def publish_report(*, process: Process, by: Person, happened_at: datetime | None = None) -> Report:
    """Say that the report stands, with its counts on that day."""
    process = Process.objects.select_for_update().get(pk=process.pk)
    may_publish_report(by, process).require()
    side = side_of(by, process)
    report = Report.objects.create(
        process=process,
        published_at=happened_at or timezone.now(),
        published_by=side,
        remarks=process.remarks.count(),
        answered=process.remarks.filter(answered_at__isnull=False).count(),
    )
    answers = Entry.objects.filter(kind=ACCEPTED, holder=process.address)
    record(
        PUBLISHED,
        subject=report,
        holder=process,
        by=side,
        facts={"remarks": report.remarks, "answered": report.answered},
        because=list(answers.order_by("pk")),
        happened_at=happened_at,
    )
    return report
