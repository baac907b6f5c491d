"""The states of a process. Each is reached by an act that the charter governs, with its reason."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from gromada.charters.models import Seat
from gromada.charters.permissions import require_mandate
from gromada.ledger.actions import declare_kind, record
from gromada.ledger.models import Entry
from gromada.processes.models import Process
from gromada.processes.permissions import (
    can_be_corrected,
    can_be_published,
    can_be_reopened,
    can_be_steered,
    can_have_a_first_result,
    can_have_effects,
)

PUBLISHED = declare_kind("processes.process_published", _("The process was published"))
CLOSED = declare_kind("processes.process_closed", _("The process was closed"))
REOPENED = declare_kind("processes.process_reopened", _("The process was opened again"))
RESULT = declare_kind("processes.result_published", _("The result was published"))
CORRECTED = declare_kind("processes.result_corrected", _("The published result was corrected"))
EFFECTS = declare_kind("processes.effects_recorded", _("The effects were reported"))


@transaction.atomic
def publish_process(
    *, subject: Process, by: Seat, mandate: object, because: Iterable[Entry], reason: str
) -> Process:
    """Show the draft to everyone; from now on its question and phases are fixed."""
    at = require_mandate(mandate, "processes.publish_process", subject).at
    process = _locked(subject)
    can_be_published(process).require()
    process.state = Process.State.RUNNING
    process.published_at = at
    process.save(update_fields=["state", "published_at"])
    record(
        PUBLISHED,
        subject=process,
        holder=process,
        by=by,
        facts={
            "side": by.side,
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
        happened_at=at,
    )
    return process


@transaction.atomic
def close_process(
    *, subject: Process, by: Seat, mandate: object, because: Iterable[Entry], reason: str
) -> Process:
    """End everything people may do; what they said stays readable."""
    at = require_mandate(mandate, "processes.close_process", subject).at
    process = _locked(subject)
    can_be_steered(process).require()
    process.state = Process.State.CLOSED
    process.closed_at = at
    process.save(update_fields=["state", "closed_at"])
    return _recorded(CLOSED, process, reason=reason, by=by, because=because, at=at)


@transaction.atomic
def reopen_process(
    *, subject: Process, by: Seat, mandate: object, because: Iterable[Entry], reason: str
) -> Process:
    """Undo closing: the phases go on by their dates."""
    at = require_mandate(mandate, "processes.reopen_process", subject).at
    process = _locked(subject)
    can_be_reopened(process).require()
    process.state = Process.State.RUNNING
    process.closed_at = None
    process.save(update_fields=["state", "closed_at"])
    return _recorded(REOPENED, process, reason=reason, by=by, because=because, at=at)


@transaction.atomic
def publish_result(
    *,
    subject: Process,
    by: Seat,
    mandate: object,
    because: Iterable[Entry],
    reason: str,
    result_pl: str,
    result_en: str,
) -> Process:
    """Say what was settled and what becomes of what people said."""
    at = require_mandate(mandate, "processes.publish_result", subject).at
    process = _locked(subject)
    can_have_a_first_result(process).require()
    process.result_pl, process.result_en = result_pl, result_en
    process.state, process.result_published_at = Process.State.RESULT_PUBLISHED, at
    process.save(update_fields=["result_pl", "result_en", "result_published_at", "state"])
    texts = {"result_pl": result_pl, "result_en": result_en}
    return _recorded(RESULT, process, reason=reason, by=by, because=because, at=at, texts=texts)


@transaction.atomic
def correct_result(
    *,
    subject: Process,
    by: Seat,
    mandate: object,
    because: Iterable[Entry],
    reason: str,
    result_pl: str,
    result_en: str,
) -> Process:
    """Put a corrected text in the place of the published one; the record keeps both."""
    at = require_mandate(mandate, "processes.correct_result", subject).at
    process = _locked(subject)
    can_be_corrected(process).require()
    process.result_pl, process.result_en = result_pl, result_en
    process.save(update_fields=["result_pl", "result_en"])
    texts = {"result_pl": result_pl, "result_en": result_en}
    return _recorded(CORRECTED, process, reason=reason, by=by, because=because, at=at, texts=texts)


@transaction.atomic
def record_effects(
    *,
    subject: Process,
    by: Seat,
    mandate: object,
    because: Iterable[Entry],
    reason: str,
    effects_pl: str,
    effects_en: str,
) -> Process:
    """Say what came of the result; may be said again as more is known."""
    at = require_mandate(mandate, "processes.record_effects", subject).at
    process = _locked(subject)
    can_have_effects(process).require()
    process.effects_pl, process.effects_en = effects_pl, effects_en
    process.state, process.effects_recorded_at = Process.State.EFFECTS, at
    process.save(update_fields=["effects_pl", "effects_en", "effects_recorded_at", "state"])
    texts = {"effects_pl": effects_pl, "effects_en": effects_en}
    return _recorded(EFFECTS, process, reason=reason, by=by, because=because, at=at, texts=texts)


def _locked(process: Process) -> Process:
    """The row as it is now, held until the transaction ends."""
    return Process.objects.select_for_update().get(pk=process.pk)


def _recorded(
    kind: str,
    process: Process,
    *,
    reason: str,
    by: Seat,
    because: Iterable[Entry],
    at: datetime,
    texts: dict[str, str] | None = None,
) -> Process:
    """Enter a change of state."""
    record(
        kind,
        subject=process,
        holder=process,
        by=by,
        facts={"side": by.side, "state": process.state},
        texts={"reason": reason, **(texts or {})},
        because=because,
        happened_at=at,
    )
    return process
