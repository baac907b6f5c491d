"""What the charter of a process governs: its states, its dates, its result."""

import hashlib
from collections.abc import Mapping
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from gromada.act import Act, PayloadField
from gromada.charters.models import declare_act
from gromada.processes import actions, permissions
from gromada.processes.models import Phase, Process
from gromada.processes.queries import with_parts
from gromada.verdict import ALLOWED, Verdict


def found_process(address: str) -> Process | None:
    return with_parts(Process.objects.filter(pk=number_of(address))).first()


def found_phase(address: str) -> Phase | None:
    return Phase.objects.select_related("process").filter(pk=number_of(address)).first()


def number_of(address: str) -> str:
    return address.rpartition(":")[2]


def its_process(phase: Phase) -> Process:
    return phase.process


def desk_of(process: Process) -> str:
    return reverse("processes:host_desk", args=[process.slug])


# --- what must not change meanwhile -------------------------------------------


def as_drafted(process: Process) -> str:
    """All that people will read of a draft: the keys are for this text and these dates."""
    names = ["question_pl", "question_en", "summary_pl", "summary_en", "territory"]
    names += ["participation", "result_due_on", "state"]
    of_phase = ["title_pl", "title_en", "kind", "starts_at", "ends_at"]
    of_phase += ["allows_statements", "allows_votes", "allows_intake"]
    phases = [[getattr(phase, name) for name in of_phase] for phase in process.phases.all()]
    return digest([[getattr(process, name) for name in names], phases])


def in_its_state(process: Process) -> str:
    return str(process.state)


def with_its_result(process: Process) -> str:
    texts = [process.result_pl, process.result_en, process.effects_pl, process.effects_en]
    return f"{process.state} {digest(texts)}"


def with_its_dates(phase: Phase) -> str:
    return f"{phase.process.state} {phase.starts_at.isoformat()} {phase.ends_at.isoformat()}"


def digest(facts: object) -> str:
    return hashlib.sha256(repr(facts).encode()).hexdigest()


# --- whether it is possible, apart from keys -----------------------------------


def whether(can: Any) -> Any:
    """The state decides; who may propose is for the charter."""

    def permission(_person: object, subject: Any) -> Verdict:
        verdict: Verdict = can(subject)
        return verdict

    return permission


def some_result(_process: Process, payload: Mapping[str, Any]) -> Verdict:
    return some_text(payload["result_pl"], payload["result_en"])


def some_effects(_process: Process, payload: Mapping[str, Any]) -> Verdict:
    return some_text(payload["effects_pl"], payload["effects_en"])


def some_text(*texts: str) -> Verdict:
    return ALLOWED if any(texts) else Verdict(_("Write the text in at least one language."))


def later_end(phase: Phase, payload: Mapping[str, Any]) -> Verdict:
    return permissions.may_extend_until(phase, payload["ends_at"])


def end_to_come(phase: Phase, payload: Mapping[str, Any]) -> Verdict:
    return permissions.may_set_end(phase, payload["ends_at"])


def earlier_end(phase: Phase, payload: Mapping[str, Any]) -> Verdict:
    return permissions.may_end_on(phase, payload["last_day"])


def texts(name: str, label_pl: object, label_en: object) -> tuple[PayloadField, ...]:
    return (
        PayloadField(f"{name}_pl", "longtext", label_pl, required=False),
        PayloadField(f"{name}_en", "longtext", label_en, required=False),
    )


RESULT = texts("result", _("Result in Polish"), _("Result in English"))
EFFECTS = texts("effects", _("What came of it, in Polish"), _("What came of it, in English"))
ENDS_AT = (PayloadField("ends_at", "datetime", _("New last day")),)
LAST_DAY = (PayloadField("last_day", "date", _("Last day"), required=False),)


def of_process(**facts: Any) -> Act:
    return declare_act(
        Act(find=found_process, holder=lambda process: process, url=desk_of, **facts)
    )


def of_phase(**facts: Any) -> Act:
    return declare_act(
        Act(
            find=found_phase,
            holder=its_process,
            fingerprint=with_its_dates,
            family="text",
            url=lambda phase: desk_of(phase.process),
            **facts,
        )
    )


PUBLISH = of_process(
    key="processes.publish_process",
    title=_("Publish the process"),
    name=_("publication of the process"),
    becomes=_("The process begins, and everyone sees it"),
    stays=_("it stays a draft"),
    family="text",
    # its question stays; what people can do in it ends
    undo="processes.close_process",
    fingerprint=as_drafted,
    permission=whether(permissions.can_be_published),
    action=actions.publish_process,
)
CLOSE = of_process(
    key="processes.close_process",
    title=_("Close the process"),
    name=_("end of the process"),
    becomes=_("The process ends"),
    stays=_("it goes on"),
    family="text",
    undo="processes.reopen_process",
    fingerprint=in_its_state,
    permission=whether(permissions.can_be_steered),
    action=actions.close_process,
)
REOPEN = of_process(
    key="processes.reopen_process",
    title=_("Open the process again"),
    name=_("reopening of the process"),
    becomes=_("The process goes on"),
    stays=_("it stays closed"),
    family="text",
    undo="processes.close_process",
    fingerprint=in_its_state,
    permission=whether(permissions.can_be_reopened),
    action=actions.reopen_process,
)
PUBLISH_RESULT = of_process(
    key="processes.publish_result",
    title=_("Publish the result"),
    name=_("publication of the result"),
    becomes=_("The result is published"),
    stays=_("there is no result yet"),
    family="outcome",
    fingerprint=with_its_result,
    permission=whether(permissions.can_have_a_first_result),
    fits=some_result,
    action=actions.publish_result,
    payload=RESULT,
)
CORRECT_RESULT = of_process(
    key="processes.correct_result",
    title=_("Correct the published result"),
    name=_("correction of the published result"),
    becomes=_("The published result is corrected"),
    stays=_("the published text stays"),
    family="outcome",
    undo="processes.correct_result",
    fingerprint=with_its_result,
    permission=whether(permissions.can_be_corrected),
    fits=some_result,
    action=actions.correct_result,
    payload=RESULT,
)
RECORD_EFFECTS = of_process(
    key="processes.record_effects",
    title=_("Report the effects"),
    name=_("report of the effects"),
    becomes=_("What came of the result is reported"),
    stays=_("nothing is reported"),
    family="outcome",
    undo="processes.record_effects",
    fingerprint=with_its_result,
    permission=whether(permissions.can_have_effects),
    fits=some_effects,
    action=actions.record_effects,
    payload=EFFECTS,
)
OPEN_PHASE = of_phase(
    key="processes.open_phase",
    title=_("Open the phase now"),
    name=_("early beginning of a phase"),
    becomes=_("A phase begins now"),
    stays=_("it begins on its day"),
    undo="processes.close_phase",
    silence_may_count=True,
    permission=whether(permissions.can_be_opened),
    fits=end_to_come,
    action=actions.open_phase,
    payload=ENDS_AT,
)
CLOSE_PHASE = of_phase(
    key="processes.close_phase",
    title=_("Close the phase early"),
    name=_("early end of a phase"),
    becomes=_("A phase ends before its day"),
    stays=_("it lasts until its day"),
    undo="processes.open_phase",
    permission=whether(permissions.can_be_closed),
    fits=earlier_end,
    action=actions.close_phase,
    payload=LAST_DAY,
)
EXTEND_PHASE = of_phase(
    key="processes.extend_phase",
    title=_("Give the phase more time"),
    name=_("more time for a phase"),
    becomes=_("A phase lasts longer"),
    stays=_("it ends on its day"),
    undo="processes.close_phase",
    silence_may_count=True,
    permission=whether(permissions.can_be_extended),
    fits=later_end,
    action=actions.extend_phase,
    payload=ENDS_AT,
)
