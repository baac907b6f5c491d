"""Preparing a decision in public, and saying where one's side stands."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gromada.charters.queries import charter_of, seat_of
from gromada.decisions.actions.accepting import ACCEPTED
from gromada.decisions.models import Decision, Position
from gromada.decisions.permissions import can_adopt, may_edit, may_prepare, may_state_position
from gromada.drafting.models import Policy
from gromada.drafting.queries import entries_behind
from gromada.ledger.actions import declare_kind, record
from gromada.ledger.models import Entry
from gromada.people.models import Person
from gromada.processes.models import Process
from gromada.processes.queries import last_entries_about, side_of
from gromada.verdict import Refused

PREPARED = declare_kind("decisions.decision_prepared", _("A decision was prepared"))
EDITED = declare_kind("decisions.decision_edited", _("A prepared decision was changed"))
STATED = declare_kind("decisions.position_stated", _("A side stated its position"))
TEXTS = ("title_pl", "title_en", "text_pl", "text_en", "changes_pl", "changes_en")


@transaction.atomic
def prepare_decision(  # noqa: PLR0913 - all that a decision says
    *,
    process: Process,
    title_pl: str = "",
    title_en: str = "",
    text_pl: str = "",
    text_en: str = "",
    changes_pl: str = "",
    changes_en: str = "",
    kind: str = Decision.Kind.DOES,
    effect: str = Decision.Effect.SELF_BINDING,
    policy: Policy | None = None,
    by: Person,
    because: Iterable[Entry] = (),
    happened_at: datetime | None = None,
) -> Decision:
    """Show everyone what is to be decided; from today people can read it.

    The same sent twice is one decision.
    """
    process = Process.objects.select_for_update().get(pk=process.pk)
    may_prepare(by, process).require()
    if not (title_pl.strip() or title_en.strip()):
        raise Refused(_("Give the decision a title in at least one language."))
    can_adopt(process, policy).require()
    facts = {
        "policy": policy,
        "title_pl": title_pl.strip(),
        "title_en": title_en.strip(),
        "text_pl": text_pl,
        "text_en": text_en,
        "changes_pl": changes_pl,
        "changes_en": changes_en,
        "kind": kind,
        "effect": effect,
    }
    if before := process.decisions.filter(state=Decision.State.PREPARED, **facts).first():
        return before
    prepared_at = happened_at or timezone.now()
    decision = Decision.objects.create(process=process, prepared_at=prepared_at, **facts)
    _entered(PREPARED, decision, by, [*because, *grounds_of(decision)], happened_at)
    return decision


@transaction.atomic
def edit_decision(
    *, decision: Decision, by: Person, happened_at: datetime | None = None, **facts: object
) -> Decision:
    """Change a decision while nobody has proposed it; the days of notice begin anew."""
    decision = _locked(decision)
    may_edit(by, decision).require()
    for name, value in facts.items():
        if name not in (*TEXTS, "kind", "effect", "policy"):
            raise TypeError(f"A decision has no {name!r} to change.")
        setattr(decision, name, value)
    if "policy" in facts:
        can_adopt(decision.process, decision.policy).require()
    if not decision.title:
        raise Refused(_("Give the decision a title in at least one language."))
    decision.prepared_at = happened_at or timezone.now()
    decision.save()
    _entered(EDITED, decision, by, last_entries_about(decision), happened_at)
    return decision


@transaction.atomic
def state_position(
    *, decision: Decision, text: str, by: Person, happened_at: datetime | None = None
) -> Position:
    """Say where one's side stands; until it is decided it can be said better."""
    decision = _locked(decision)
    may_state_position(by, decision).require()
    charter = charter_of(decision.process)
    seat = seat_of(by, charter) if charter else None
    if not text.strip() or seat is None:
        raise Refused(_("Write it down, so that everybody can read it."))
    position, _made = Position.objects.update_or_create(
        decision=decision,
        side=seat.side,
        defaults={"text": text.strip(), "stated_at": happened_at or timezone.now()},
    )
    record(
        STATED,
        subject=decision,
        holder=decision.process,
        by=seat,
        facts={"side": seat.side},
        texts={"position": position.text},
        because=last_entries_about(decision),
        happened_at=happened_at,
    )
    return position


def grounds_of(decision: Decision) -> list[Entry]:
    """What a decision follows from: its text and the answers, else the process."""
    answers = Entry.objects.filter(kind=ACCEPTED, holder=decision.process.address).order_by("pk")
    text = entries_behind(decision.policy) if decision.policy else []
    return [*text, *answers] or last_entries_about(decision.process)


def _locked(decision: Decision) -> Decision:
    rows = Decision.objects.select_related("process").select_for_update(of=("self",))
    return rows.get(pk=decision.pk)


def _entered(
    kind: str,
    decision: Decision,
    by: Person,
    because: Iterable[Entry],
    happened_at: datetime | None,
) -> None:
    record(
        kind,
        subject=decision,
        holder=decision.process,
        by=side_of(by, decision.process),
        facts={"kind": str(decision.kind), "effect": str(decision.effect)},
        texts={name: text for name in TEXTS if (text := getattr(decision, name))},
        because=because,
        happened_at=happened_at,
    )
