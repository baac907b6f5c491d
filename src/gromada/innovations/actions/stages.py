"""How far an innovation came. Nothing said is changed; a correction is a new event."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date, datetime, time

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gromada.innovations.models import Factor, Innovation, StageEvent
from gromada.innovations.permissions import may_correct, may_name_organisations, may_report_stage
from gromada.innovations.queries import last_entry_about
from gromada.ledger.actions import declare_kind, record
from gromada.ledger.models import Entry
from gromada.people.models import Organisation, Person
from gromada.verdict import Refused

REACHED = declare_kind("innovations.stage_reached", _("An innovation reached a stage"))
CORRECTED = declare_kind("innovations.stage_corrected", _("A stage of an innovation was corrected"))


@transaction.atomic
def reach_stage(
    *,
    innovation: Innovation,
    stage: str,
    happened_on: date,
    reason: str,
    helped: Collection[str] = (),
    hindered: Collection[str] = (),
    organisation: Organisation | None = None,
    because: Iterable[Entry] = (),
    by: Person,
) -> StageEvent:
    """Say that an innovation reached a stage: when, why, and what helped or hindered."""
    innovation = Innovation.objects.select_for_update().get(pk=innovation.pk)
    may_report_stage(by, innovation).require()
    return _said(
        REACHED,
        innovation,
        stage=stage,
        happened_on=happened_on,
        reason=reason,
        factors={"helped": helped, "hindered": hindered},
        organisation=organisation,
        because=[*last_entry_about(innovation), *because],
        by=by,
    )


@transaction.atomic
def correct_stage(
    *,
    event: StageEvent,
    stage: str,
    happened_on: date,
    reason: str,
    helped: Collection[str] = (),
    hindered: Collection[str] = (),
    organisation: Organisation | None = None,
    by: Person,
) -> StageEvent:
    """Say what is right instead of an earlier event, which stays to be read."""
    innovation = Innovation.objects.select_for_update().get(pk=event.innovation_id)
    may_correct(by, event).require()
    return _said(
        CORRECTED,
        innovation,
        stage=stage,
        happened_on=happened_on,
        reason=reason,
        factors={"helped": helped, "hindered": hindered},
        organisation=organisation,
        because=[event.entry],
        corrects=event,
        by=by,
    )


def _said(
    kind: str,
    innovation: Innovation,
    *,
    stage: str,
    happened_on: date,
    reason: str,
    factors: Mapping[str, Collection[str]],
    organisation: Organisation | None,
    because: Iterable[Entry],
    by: Person,
    corrects: StageEvent | None = None,
) -> StageEvent:
    if happened_on > timezone.localdate():
        raise Refused(_("This day has not come yet. Report the stage when it is reached."))
    if organisation is not None:
        may_name_organisations(by, [organisation]).require()
    codes = {name: sorted(Factor(code).value for code in said) for name, said in factors.items()}
    entry = record(
        kind,
        subject=innovation,
        holder=innovation,
        by=by,
        facts={
            "stage": StageEvent.Stage(stage).value,
            "on": happened_on.isoformat(),
            "on_behalf_of": organisation.address if organisation else None,
            **codes,
        },
        texts={"reason": reason},
        because=because,
        happened_at=_moment_of(happened_on),
    )
    return StageEvent.objects.create(
        innovation=innovation,
        stage=stage,
        happened_on=happened_on,
        organisation=organisation,
        author=by,
        corrects=corrects,
        entry=entry,
        **codes,
    )


def _moment_of(day: date) -> datetime:
    """Today is now; of an earlier day nobody says the hour, so it stands at noon."""
    if day == timezone.localdate():
        return timezone.now()
    return datetime.combine(day, time(12), timezone.get_default_timezone())
