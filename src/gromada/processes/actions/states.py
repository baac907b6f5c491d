"""The states of a process, each reached by an act of a host with a reason."""

from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gromada.ledger.actions import declare_kind, record
from gromada.ledger.models import Entry
from gromada.people.models import Person
from gromada.processes.models import Process
from gromada.processes.permissions import (
    may_close,
    may_publish,
    may_publish_result,
    may_record_effects,
    may_reopen,
)
from gromada.processes.queries import last_entries_about, side_of

PUBLISHED = declare_kind("processes.process_published", _("The process was published"))
CLOSED = declare_kind("processes.process_closed", _("The process was closed"))
REOPENED = declare_kind("processes.process_reopened", _("The process was opened again"))
RESULT = declare_kind("processes.result_published", _("The result was published"))
CORRECTED = declare_kind("processes.result_corrected", _("The published result was corrected"))
EFFECTS = declare_kind("processes.effects_recorded", _("The effects were reported"))


@transaction.atomic
def publish_process(
    *, process: Process, reason: str, by: Person, because: Iterable[Entry] = ()
) -> Process:
    """Show the draft to everyone; from now on its question and phases are fixed."""
    process = _locked(process)
    may_publish(by, process).require()
    process.state = Process.State.RUNNING
    process.published_at = timezone.now()
    process.save(update_fields=["state", "published_at"])
    record(
        PUBLISHED,
        subject=process,
        holder=process,
        by=side_of(by, process),
        facts={
            "participation": process.participation,
            "hosts": [host.organisation.address for host in process.hosts.all()],
            "phases": [
                [phase.address, phase.starts_at.isoformat(), phase.ends_at.isoformat()]
                for phase in process.phases.all()
            ],
        },
        texts={
            "reason": reason,
            "question_pl": process.question_pl,
            "question_en": process.question_en,
        },
        because=because,
    )
    return process


@transaction.atomic
def close_process(
    *, process: Process, reason: str, by: Person, because: Iterable[Entry] = ()
) -> Process:
    """End everything people may do; what they said stays readable."""
    process = _locked(process)
    may_close(by, process).require()
    process.state = Process.State.CLOSED
    process.closed_at = timezone.now()
    process.save(update_fields=["state", "closed_at"])
    return _recorded(CLOSED, process, reason=reason, by=by, because=because)


@transaction.atomic
def reopen_process(
    *, process: Process, reason: str, by: Person, because: Iterable[Entry] = ()
) -> Process:
    """Undo closing: the phases go on by their dates."""
    process = _locked(process)
    may_reopen(by, process).require()
    process.state = Process.State.RUNNING
    process.closed_at = None
    process.save(update_fields=["state", "closed_at"])
    return _recorded(REOPENED, process, reason=reason, by=by, because=because)


@transaction.atomic
def publish_result(
    *,
    process: Process,
    result_pl: str,
    result_en: str,
    reason: str,
    by: Person,
    because: Iterable[Entry] = (),
) -> Process:
    """Say what was settled and what becomes of what people said; may be corrected later."""
    process = _locked(process)
    may_publish_result(by, process).require()
    corrected = process.has_result
    process.result_pl, process.result_en = result_pl, result_en
    process.result_published_at = process.result_published_at or timezone.now()
    if not corrected:
        process.state = Process.State.RESULT_PUBLISHED
    process.save(update_fields=["result_pl", "result_en", "result_published_at", "state"])
    return _recorded(
        CORRECTED if corrected else RESULT,
        process,
        reason=reason,
        by=by,
        because=because,
        texts={"result_pl": result_pl, "result_en": result_en},
    )


@transaction.atomic
def record_effects(
    *,
    process: Process,
    effects_pl: str,
    effects_en: str,
    reason: str,
    by: Person,
    because: Iterable[Entry] = (),
) -> Process:
    """Say what came of the result; may be said again as more is known."""
    process = _locked(process)
    may_record_effects(by, process).require()
    process.effects_pl, process.effects_en = effects_pl, effects_en
    process.effects_recorded_at = timezone.now()
    process.state = Process.State.EFFECTS
    process.save(update_fields=["effects_pl", "effects_en", "effects_recorded_at", "state"])
    return _recorded(
        EFFECTS,
        process,
        reason=reason,
        by=by,
        because=because,
        texts={"effects_pl": effects_pl, "effects_en": effects_en},
    )


def _locked(process: Process) -> Process:
    """The row as it is now, held until the transaction ends."""
    return Process.objects.select_for_update().get(pk=process.pk)


def _recorded(
    kind: str,
    process: Process,
    *,
    reason: str,
    by: Person,
    because: Iterable[Entry],
    texts: dict[str, str] | None = None,
) -> Process:
    """Enter a change of state; unless told otherwise it follows from the change before it."""
    record(
        kind,
        subject=process,
        holder=process,
        by=side_of(by, process),
        facts={"state": process.state},
        texts={"reason": reason, **(texts or {})},
        because=because or last_entries_about(process),
    )
    return process
