"""A motion as people read it: what would change, who has said what, what is still missing."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from gromada.act import PayloadField
from gromada.charters.models import Charter, Motion, Seat, Word
from gromada.charters.queries.glance import (
    SideOnPage,
    language_now,
    requirement_words,
    sides_on_page,
)
from gromada.charters.queries.holders import found
from gromada.charters.queries.motions import NEVER, counts_now, settlement_of
from gromada.charters.queries.rules import sentence_of
from gromada.charts.text import listed as listed_words
from gromada.methods.charter import Need, Settlement, SideStanding, Standing, State
from gromada.methods.charter.sentences import genitive
from gromada.ui.days import DAY_AND_HOUR, DAY_AND_YEAR


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that the act would change: how it is, was proposed, would be; the last counts."""

    label: str
    steps: Sequence[tuple[str, str]]

    @property
    def earlier(self) -> Sequence[tuple[str, str]]:
        return self.steps[:-1]

    @property
    def last(self) -> tuple[str, str]:
        return self.steps[-1]


@dataclass(frozen=True, slots=True)
class Position:
    """What one seat says, and whether it still counts."""

    seat: Seat
    word: Word | None
    counts: bool
    condition: Sequence[Difference] = ()

    @property
    def waits_for_mover(self) -> bool:
        return self.counts and self.word is not None and self.word.stance == Word.Stance.CONSENT_IF


@dataclass(frozen=True, slots=True)
class SidePosition:
    """Where one side stands, and each of its seats."""

    side: SideOnPage
    asked: str
    standing: SideStanding
    words: str
    positions: Sequence[Position]

    @property
    def is_met(self) -> bool:
        return self.standing.standing is Standing.MET

    @property
    def is_blocked(self) -> bool:
        return self.standing.standing is Standing.BLOCKED


@dataclass(frozen=True, slots=True)
class MotionOnPage:
    """Everything a motion page shows that is the same for every reader."""

    motion: Motion
    rule: str
    now: str
    silence: str
    differences: Sequence[Difference]
    sides: Sequence[SidePosition]
    settlement: Settlement


def on_page(motion: Motion, *, words: Sequence[Word], seats: Sequence[Seat]) -> MotionOnPage:
    text = motion.version.text
    settlement = settlement_of(motion, now=motion.ended_at or timezone.now())
    return MotionOnPage(
        motion=motion,
        rule=sentence_of(text, motion.act, motion.rule),
        now=standing_words(motion, settlement),
        silence=silence_words(motion),
        differences=differences(motion),
        sides=side_positions(motion, settlement, words=words, seats=seats),
        settlement=settlement,
    )


def side_positions(
    motion: Motion, settlement: Settlement, *, words: Sequence[Word], seats: Sequence[Seat]
) -> list[SidePosition]:
    text, said = motion.version.text, {word.seat_id: word for word in words}
    standings = {each.side: each for each in settlement.sides}
    shown = []
    for side in sides_on_page(text):
        own = [seat for seat in seats if seat.side == side.key]
        standing = standings.get(side.key) or SideStanding(
            side.key, motion.rule.requirement(side.key), Standing.MET
        )
        shown.append(
            SidePosition(
                side,
                requirement_words(text, motion.rule, side.side),
                standing,
                side_words(standing, closed=not motion.is_live),
                [position(motion, seat, said.get(seat.pk)) for seat in own],
            )
        )
    return shown


def position(motion: Motion, seat: Seat, word: Word | None) -> Position:
    if word is None:
        return Position(seat, None, counts=False)
    return Position(seat, word, counts_now(word, motion, seat), condition_words(motion, word))


def condition_words(motion: Motion, word: Word) -> list[Difference]:
    """What a seat asked to be otherwise, against what was proposed then."""
    asked = dict(word.condition or {})
    first = motion.first_payload if word.accepted_at else None
    reason = str(asked.pop("reason", ""))
    shown = []
    for each, now in fields_shown(motion, asked):
        proposed = (motion.payload if first is None else first).get(each.name, "")
        if asked[each.name] != proposed or word.accepted_at:
            steps = [now, (_("proposed:"), shown_as(each, proposed))]
            last = (_("on the condition:"), shown_as(each, asked[each.name]))
            shown.append(Difference(title_of(each), [*told(steps), last]))
    if reason:
        proposed = motion.reason if first is None else motion.first_reason
        steps = [(_("proposed:"), proposed)] if proposed != reason else []
        label = _("Reason that everybody reads")
        shown.append(Difference(label, [*told(steps), (_("on the condition:"), reason)]))
    return shown


def side_words(standing: SideStanding, *, closed: bool) -> str:
    """Where a side stands, in a few words beside its mark."""
    need = standing.requirement.need
    if need is Need.ASKED:
        return (
            _("was asked") if closed or standing.standing is Standing.MET else _("is being asked")
        )
    if standing.standing is Standing.MET:
        if need is Need.INFORMED:
            return _("is told")
        return _("silence counted as consent") if standing.silent else _("consents")
    if closed:
        return _("did not consent")
    if standing.standing is Standing.BLOCKED:
        return blocked_words(standing)
    return ngettext(
        "waits for %(count)d consent", "waits for %(count)d consents", standing.needed
    ) % {"count": standing.needed}


def blocked_words(standing: SideStanding) -> str:
    if standing.conditional:
        return _("waits until a condition is accepted, or somebody changes their word")
    return _("not as it stands: somebody would have to change their word")


def standing_words(motion: Motion, settlement: Settlement) -> str:
    """The first sentence of the page: what is the case now."""
    if motion.state == Motion.State.OPEN:
        return missing_words(motion, settlement)
    when = {"when": time_words(motion.ended_at or settlement.changes_at)}
    return {
        Motion.State.WAITING: _(
            "Everybody who has to agree does. It is carried out on %(when)s, unless somebody takes "
            "their consent back before."
        ),
        Motion.State.EXECUTED: _("It was agreed and carried out on %(when)s."),
        Motion.State.RECOMMENDED: _(
            "It was agreed on %(when)s as a recommendation. The body in charge decides, and owes "
            "an answer with reasons."
        ),
        Motion.State.REFUSED: _("It was not agreed. Nothing changed (%(when)s)."),
        Motion.State.LAPSED: _(
            "Its time was over on %(when)s without enough consent. Nothing changed."
        ),
        Motion.State.WITHDRAWN: _("Whoever proposed it took it back on %(when)s."),
        Motion.State.OVERTAKEN: _(
            "It was agreed, but could no longer be carried out on %(when)s. Nothing was done."
        ),
        Motion.State.DEADLOCKED: _(
            "The sides did not agree by %(when)s. Nothing changed; an answer with reasons is owed."
        ),
        Motion.State.DEPARTED: _(
            "It was agreed, and the office in charge departed from it on %(when)s."
        ),
    }[Motion.State(motion.state)] % when


def missing_words(motion: Motion, settlement: Settlement) -> str:
    text, language = motion.version.text, language_now()
    missing = [genitive(text.side(key), language) for key in settlement.missing]
    if motion.is_paused:
        return _("Its time stands still: %(cause)s.") % {"cause": motion.get_paused_for_display()}
    return ngettext(
        "It waits for the consent of %(sides)s, until %(when)s.",
        "It waits for the consent of %(sides)s, until %(when)s.",
        len(missing),
    ) % {"sides": listed_words(missing, language), "when": deadline_words(motion.closes_at)}


def silence_words(motion: Motion) -> str:
    """What happens when nobody says anything more, asked of ``settle`` for that moment."""
    if motion.state != Motion.State.OPEN or motion.is_paused:
        return ""
    then = settlement_of(motion, now=motion.closes_at)
    when = {"when": deadline_words(motion.closes_at)}
    if then.state in (State.CARRIED, State.WAITING):
        if then.by_silence:
            return (
                _("Silence counts as consent here: if nobody objects by %(when)s, it is agreed.")
                % when
            )
        return _("If nobody says anything more by %(when)s, it is agreed.") % when
    if then.state is State.DEADLOCKED:
        return (
            _(
                "If nothing more is said by %(when)s, nothing changes, and an answer with reasons "
                "is owed."
            )
            % when
        )
    return _("Silence is not consent: if nothing more is said by %(when)s, nothing changes.") % when


def differences(motion: Motion) -> list[Difference]:
    """What the act would change, or changed: before, first proposed, and in the end."""
    first, shown = motion.first_payload or motion.payload, []
    for each, before in fields_shown(motion, motion.payload):
        value, proposed = motion.payload[each.name], first.get(each.name, "")
        earlier = told([before, (_("first proposed:"), shown_as(each, proposed))])
        if proposed == value:
            earlier = told([before])
        last = (last_word(motion) if earlier else "", shown_as(each, value))
        shown.append(Difference(title_of(each), [*earlier, last]))
    return shown


def fields_shown(
    motion: Motion, payload: dict[str, Any]
) -> list[tuple[PayloadField, tuple[str, str]]]:
    """What of a payload people may read, each with how it is now, or was before the act."""
    if motion.act_key == "charters.change_charter":
        return []  # the page says for whom it would change
    subject = motion.subject_found
    if subject and motion.act.is_withheld(subject):
        return []
    shown = []
    for each in motion.act.payload:
        # addresses stay private
        if each.kind in ("document", "email") or payload.get(each.name) in ("", None):
            continue
        if motion.is_live:
            now = (_("now:"), value_words(each.words(getattr(subject, each.name, ""))))
        else:
            now = (_("before:"), shown_as(each, motion.before.get(each.name)))
        shown.append((each, now))
    return shown


def told(steps: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    return [step for step in steps if step[1]]


def shown_as(field: PayloadField, value: Any) -> str:
    """A value as JSON keeps it, in words."""
    return value_words(field.words(field.decoded(value)))


def last_word(motion: Motion) -> str:
    if motion.is_live:
        return _("then:")
    return _("agreed:") if motion.was_carried else _("proposed in the end:")


def title_of(field: PayloadField) -> str:
    label = str(field.label)
    return label[:1].upper() + label[1:]


def value_words(value: Any) -> str:
    if value in (None, ""):
        return ""
    if isinstance(value, datetime):
        return moment_words(value)
    if hasattr(value, "isoformat"):
        return date_format(value, DAY_AND_YEAR)
    return str(value)


def time_words(value: datetime | None) -> str:
    return date_format(timezone.localtime(value), DAY_AND_HOUR) if value else ""


def deadline_words(value: datetime) -> str:
    """A moment as a sentence has it after «until» or «by»."""
    return day_that_ends(value, pgettext("until …", "the end of %(day)s"))


def moment_words(value: datetime) -> str:
    """A moment that stands by itself."""
    return day_that_ends(value, _("the end of %(day)s"))


def day_that_ends(value: datetime, words: str) -> str:
    """Midnight is the end of the day before."""
    if value == NEVER:
        return ""
    local = timezone.localtime(value)
    if (local.hour, local.minute) == (0, 0):
        return words % {"day": date_format(local - timedelta(days=1), DAY_AND_YEAR)}
    return date_format(local, DAY_AND_HOUR)


def subject_title(motion: Motion, holder: object) -> str:
    """What it is about; charters and seats have no words of their own."""
    subject = motion.subject_found
    if isinstance(subject, Charter):
        return str(holder)
    if isinstance(subject, Seat):
        words = {"side": motion.version.side_name(subject.side), "number": subject.number}
        return _("%(side)s: seat %(number)s") % words
    return motion.act.words(subject) if subject else ""


@dataclass(frozen=True, slots=True)
class Listed:
    """A motion in a list: with what it is about, and where."""

    motion: Motion
    title: str
    holder: object


def listed(motions: Sequence[Motion]) -> dict[int, Listed]:
    """Motions by key with what they are about, at a cost that does not grow with the list."""
    addresses = {motion.subject for motion in motions}
    addresses |= {motion.version.charter.holder for motion in motions}
    rows = found(addresses)
    shown = {}
    for motion in motions:
        motion.__dict__["subject_found"] = rows.get(motion.subject)
        holder = rows.get(motion.version.charter.holder)
        shown[motion.pk] = Listed(motion, subject_title(motion, holder), holder)
    return shown
