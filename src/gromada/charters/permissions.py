"""Who may move, speak, withdraw and depart; and the sentence that says why not."""

from collections.abc import Mapping
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from gromada.act import Act
from gromada.charters.models import (
    Charter,
    Duty,
    Invitation,
    Mandate,
    Motion,
    Seat,
    Version,
    Word,
    facts,
)
from gromada.charters.models.mandates import spend
from gromada.charters.queries import (
    Prospect,
    live_motion_on,
    prospect,
    seat_of,
    standing_now,
)
from gromada.charters.queries.versions import Standing
from gromada.ledger.models import Addressed
from gromada.methods.charter import Rule
from gromada.methods.charter.regime import deciding_sides, possible_while_founding
from gromada.methods.charter.sentences import proposers_of
from gromada.people.models import Person
from gromada.people.queries import is_member, is_steward
from gromada.verdict import ALLOWED, Verdict

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    Someone = Person | AnonymousUser | None

MOST_OPEN_MOTIONS = 5
SAME_AGAIN_AFTER = timedelta(days=30)
RENEW_BEFORE = timedelta(days=183)


class NoMandate(Exception):
    """A governed action was called by another door than a carried motion."""


def require_mandate(mandate: object, act: str, subject: Addressed) -> Mandate:
    """Spend the mandate for one act on one subject, or raise.

    A programme that calls a governed action without a carried motion is wrong, so
    this is no refusal for a person to read.
    """
    fits = (getattr(mandate, "act", ""), getattr(mandate, "subject", "")) == (act, subject.address)
    if not (fits and isinstance(mandate, Mandate) and spend(mandate)):
        raise NoMandate(f"{act} on {subject.address} needs a mandate of its own.")
    return mandate


# --- proposing -------------------------------------------------------------


def may_move(person: "Someone", standing: Standing | None, act: Act, subject: Any) -> Verdict:
    """May this person propose this act on this subject now, whatever it says?"""
    if standing is None:
        return Verdict(_("No charter is in force here, so nothing can be decided under it."))
    seat = seat_of(person, standing.version.charter)
    if seat is None:
        return Verdict(_("Only people who hold a seat under the charter may propose this."))
    if not (possible := act.permission(person, subject)):
        return possible
    if not (founding := may_while_founding(standing, act)):
        return founding
    if live_motion_on(act.key, subject) is not None:
        return Verdict(_("Somebody has proposed this already; say your word there."))
    return may_have_more_open(seat)


def may_while_founding(standing: Standing, act: Act) -> Verdict:
    rules = standing.version.text
    if standing.is_founding and not possible_while_founding(rules, facts(act), standing.absent):
        return Verdict(
            _("Until every side is there, only what can be undone is decided: this cannot be.")
        )
    return ALLOWED


def outlook(person: "Someone", act: Act, subject: Any) -> tuple[Verdict, Prospect | None]:
    """May this person propose it; and if so, what it takes and whether it is done at once.

    Without a payload: what depends on it, such as the text of a new charter, is found at ``move``.
    """
    standing = standing_now(act.holder(subject))
    verdict = may_move(person, standing, act, subject)
    if not verdict or standing is None:
        return verdict, None
    charter = standing.version.charter
    seat = seat_of(person, charter)
    if seat is None:
        return verdict, None
    expected = prospect(
        standing, act, seat, payload={}, seats=list(charter.seats.all()), now=timezone.now()
    )
    return may_propose(seat, standing.version, expected.rule), expected


def may_propose(seat: Seat, version: Version, rule: Rule) -> Verdict:
    """Does the rule let this side propose?"""
    if seat.side not in rule.propose:
        language = (get_language() or "pl")[:2]
        return Verdict(proposers_of(version.text, rule, language))
    return ALLOWED


def may_have_more_open(seat: Seat) -> Verdict:
    if seat.motions.filter(state__in=Motion.LIVE).count() >= MOST_OPEN_MOTIONS:
        return Verdict(
            ngettext(
                "You have %(count)d proposal open. Wait for it, or withdraw it.",
                "You have %(count)d proposals open. Wait for one of them, or withdraw one.",
                MOST_OPEN_MOTIONS,
            )
            % {"count": MOST_OPEN_MOTIONS}
        )
    return ALLOWED


def may_move_again(
    charter: Charter, act: Act, subject: Addressed, payload: Mapping[str, Any]
) -> Verdict:
    """The same motion, unchanged, does not return for thirty days."""
    ended = [Motion.State.REFUSED, Motion.State.DEADLOCKED, Motion.State.LAPSED]
    before = Motion.objects.filter(
        version__charter=charter,
        act_key=act.key,
        subject=subject.address,
        state__in=ended,
        ended_at__gt=timezone.now() - SAME_AGAIN_AFTER,
    )
    # compared here, since the order of keys in stored JSON differs between databases
    if any(motion.payload == payload for motion in before):
        return Verdict(_("The same was proposed less than 30 days ago. Change it, or wait."))
    return ALLOWED


# --- speaking --------------------------------------------------------------


def may_say(person: "Someone", motion: Motion) -> Verdict:
    """A holder who is tied may speak too: the word is kept and shown, and does not count."""
    if not motion.is_live:
        return Verdict(_("This proposal is closed, and words no longer change it."))
    if seat_of(person, motion.version.charter) is None:
        return Verdict(_("Only people who hold a seat under the charter speak here."))
    return ALLOWED


def may_withdraw(person: "Someone", motion: Motion) -> Verdict:
    if not motion.is_live:
        return Verdict(_("This proposal is closed, so it cannot be withdrawn."))
    return is_movers(person, motion)


def is_movers(person: "Someone", motion: Motion) -> Verdict:
    seat = seat_of(person, motion.version.charter)
    if seat is None or seat.pk != motion.mover_id:
        return Verdict(_("Only who proposed it may do this."))
    return ALLOWED


def may_answer(person: "Someone", motion: Motion, word: Word) -> Verdict:
    """Reasons are answered by who proposed it, or by anybody of the same side."""
    if not motion.is_live:
        return Verdict(_("This proposal is closed, and words no longer change it."))
    seat = seat_of(person, motion.version.charter)
    if seat is None or seat.side != motion.mover.side:
        return Verdict(_("Reasons are answered by the side that proposed it."))
    if not word.needs_reason:
        return Verdict(_("This word asks for no answer."))
    return ALLOWED


def may_accept(person: "Someone", motion: Motion, word: Word) -> Verdict:
    if not (moving := may_withdraw(person, motion)):
        return moving
    conditional = word.stance == Word.Stance.CONSENT_IF
    if not conditional or word.payload_version != motion.payload_version:
        return Verdict(_("That condition is no longer on the table."))
    return ALLOWED


def may_extend(person: "Someone", motion: Motion) -> Verdict:
    if motion.state != Motion.State.OPEN:
        return Verdict(_("Only an open proposal can be given more time."))
    if motion.is_paused:
        return Verdict(_("This proposal is paused, so its time does not run."))
    if motion.extended_at is not None:
        return Verdict(_("This proposal has been given more time once; it cannot be twice."))
    if seat_of(person, motion.version.charter) is None:
        return Verdict(_("Only people who hold a seat under the charter may ask for more time."))
    return ALLOWED


# --- afterwards ------------------------------------------------------------


def may_depart(person: "Someone", motion: Motion) -> Verdict:
    """The side whose organ is competent by law: the public one, where there is one."""
    if not motion.was_carried:
        return Verdict(_("Only from what was carried can somebody depart."))
    seat = seat_of(person, motion.version.charter)
    if seat is None or seat.side not in deciding_sides(motion.version.text, ()):
        return Verdict(_("Only the side that is competent by law may depart from it."))
    return ALLOWED


def may_fulfil(person: "Someone", duty: Duty) -> Verdict:
    if duty.is_done:
        return Verdict(_("This has been done."))
    if duty.is_answered_there:
        return Verdict(_("The answer is given on the page of what it is about."))
    seat = seat_of(person, duty.motion.version.charter)
    if seat is None or duty.side not in ("", seat.side):
        return Verdict(_("This is owed by another side."))
    return ALLOWED


# --- seats -----------------------------------------------------------------


def may_nominate(person: "Someone", seat: Seat) -> Verdict:
    """Offer a vacant seat: a steward of the organisation on whose behalf it is held."""
    if not isinstance(person, Person):
        return Verdict(_("Sign in first."))
    if seat.closed_at is not None:
        return Verdict(_("This seat is no longer in the charter."))
    if not seat.is_vacant:
        return Verdict(_("Somebody holds this seat."))
    if seat.organisation is None:
        return Verdict(_("No organisation nominates for this seat: propose whom to give it to."))
    if not is_steward(person, seat.organisation):
        return Verdict(_("Only a steward of the organisation that nominates may do this."))
    return ALLOWED


def may_hand_over(person: "Someone", seat: Seat) -> Verdict:
    """Name a successor: who holds the seat, or a steward of their organisation."""
    if seat.is_vacant:
        return Verdict(_("Nobody holds this seat."))
    own = isinstance(person, Person) and seat.person_id == person.pk
    steward = (
        isinstance(person, Person)
        and seat.organisation is not None
        and is_steward(person, seat.organisation)
    )
    if not (own or steward):
        return Verdict(_("Only who holds the seat may hand it over."))
    return ALLOWED


def may_withdraw_invitation(person: "Someone", invitation: Invitation) -> Verdict:
    """Take back an offer of a seat: whoever could make it now."""
    if invitation.is_hand_over:
        return may_hand_over(person, invitation.seat)
    return may_nominate(person, invitation.seat)


def may_speak_for_seat(person: "Someone", seat: Seat) -> Verdict:
    """What a holder decides alone: ties, who stands in, giving the seat up."""
    if not isinstance(person, Person) or seat.person_id != person.pk:
        return Verdict(_("Only who holds the seat may do this."))
    return ALLOWED


def may_sit(person: Person, seat: Seat) -> Verdict:
    """Can this person hold this seat, or stand in on it, beside what they are already?"""
    others = Seat.objects.filter(charter=seat.charter).exclude(pk=seat.pk)
    if others.filter(Q(person=person) | Q(delegate=person)).exists():
        return Verdict(_("One person holds at most one seat under a charter."))
    across = others.exclude(side=seat.side).exclude(organisation=None)
    for other in across.select_related("organisation"):
        if other.organisation is not None and is_member(person, other.organisation):
            return Verdict(
                _("You belong to %(organisation)s, which sits on another side.")
                % {"organisation": other.organisation.name}
            )
    return ALLOWED


def may_accept_seat(person: "Someone", invitation: Invitation) -> Verdict:
    if invitation.expires_at <= timezone.now():
        return Verdict(_("This invitation has expired. Ask for a new one."))
    if not isinstance(person, Person):
        return Verdict(_("Sign in with the address that the invitation was sent to."))
    if person.email != invitation.email:
        return Verdict(_("This invitation was sent to another address. Sign in with that address."))
    seat = invitation.seat
    if seat.closed_at is not None:
        return Verdict(_("This seat is no longer in the charter."))
    if not seat.is_vacant and not invitation.is_hand_over:
        return Verdict(_("Somebody holds this seat."))
    return may_sit(person, seat)
