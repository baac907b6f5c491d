"""Who may prepare, promise, report, rate and say what came of it; and why not."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.translation import gettext as _

from gromada.charters.queries.glance import language_now
from gromada.innovations.queries import acts_for
from gromada.methods.charter import Charter as Rules
from gromada.partnerships.models import Commitment, CommitmentEvent, Partnership, Party
from gromada.partnerships.queries import (
    CONTRACTS,
    MODELS_OF_KIND,
    State,
    part_of,
    parties_of,
    parties_to_ask,
    side_for,
    standing_of_commitment,
)
from gromada.people.models import Organisation, Person
from gromada.people.queries import is_steward
from gromada.verdict import ALLOWED, Verdict

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    Someone = Person | AnonymousUser | None

Kind, Sector, Status = Partnership.Kind, Organisation.Sector, CommitmentEvent.Status
LEAST_PARTIES = 2


# --- preparing -------------------------------------------------------------


def may_prepare(person: "Someone") -> Verdict:
    if not isinstance(person, Person):
        return Verdict(_("Sign in to prepare a partnership."))
    if not acts_for(person).exists():
        return Verdict(_("Only people who act for an organisation may prepare a partnership."))
    return ALLOWED


def may_prepare_with(person: Person, organisations: Sequence[Organisation]) -> Verdict:
    """Is one of the parties an organisation that this person acts for?"""
    if len({each.pk for each in organisations}) != len(organisations):
        return Verdict(_("Name each organisation once."))
    own = acts_for(person).filter(pk__in=[each.pk for each in organisations])
    if not own.exists():
        return Verdict(_("One of the parties must be an organisation that you act for."))
    return ALLOWED


def may_review(reviewer: Organisation | None, parties: Sequence[Organisation]) -> Verdict:
    if reviewer is not None and reviewer in parties:
        return Verdict(_("Whoever rates from outside is no party."))
    return ALLOWED


def fits_together(kind: str, sectors: Sequence[str], model: str, rules: Rules) -> Verdict:
    """Do the kind, the parties and the charter contradict each other?"""
    return parties_fit(sectors) and kind_fits(kind, sectors, model, rules)


def parties_fit(sectors: Sequence[str]) -> Verdict:
    if len(sectors) < LEAST_PARTIES:
        return Verdict(_("A partnership has at least two parties."))
    if Sector.PUBLIC not in sectors:
        return Verdict(
            _("One of the parties must be a public institution: it answers for the public task.")
        )
    if all(sector == Sector.PUBLIC for sector in sectors):
        return Verdict(_("A partnership needs at least one party that is not public."))
    return ALLOWED


def kind_fits(kind: str, sectors: Sequence[str], model: str, rules: Rules) -> Verdict:
    if model not in MODELS_OF_KIND[kind]:
        return Verdict(_("This model of charter does not fit this kind of partnership."))
    business = {Sector.PRIVATE, Sector.SOCIAL_ECONOMY}
    if kind in CONTRACTS | {Kind.JOINT_VENTURE, Kind.HYBRID} and not business & set(sectors):
        return Verdict(
            _(
                "This kind needs a company or a social enterprise among its parties. Else choose "
                "a pact."
            )
        )
    if Sector.PRIVATE in sectors and not side_for(Sector.PRIVATE, rules):
        return Verdict(
            _("A company is among the parties, and this charter has no seats for it. Choose a "
              "hybrid partnership.")
        )  # fmt: skip
    if kind == Kind.HYBRID and not {Sector.COMMUNITY, Sector.CIVIC} & set(sectors):
        return Verdict(_("A hybrid partnership has a party of the community: residents or a "
                         "civic organisation."))  # fmt: skip
    return every_key_has_a_party(sectors, rules)


def every_key_has_a_party(sectors: Sequence[str], rules: Rules) -> Verdict:
    """Somebody has to sit on each side that holds a key over money and outcome."""
    there = {side_for(sector, rules) for sector in sectors}
    for side in rules.sides:
        holds_a_key = any(side.key in rule.key_sides for rule in rules.families.values())
        if holds_a_key and side.key not in there:
            return Verdict(
                _("The charter gives a key to the side “%(side)s”, and no party sits on it.")
                % {"side": side.name(language_now())}
            )
    return ALLOWED


def may_edit(person: "Someone", partnership: Partnership) -> Verdict:
    """Change what is being prepared: for any party, until it is signed."""
    return may_take_part(person, partnership) and still_prepared(partnership)


def may_take_part(person: "Someone", partnership: Partnership) -> Verdict:
    if not isinstance(person, Person):
        return Verdict(_("Sign in to act for a party."))
    part = part_of(person, partnership)
    if part is None or part.is_outside:
        return Verdict(_("Only people who act for a party of this partnership may do this."))
    return ALLOWED


def may_act(person: "Someone", partnership: Partnership) -> Verdict:
    """May this person propose acts here: do they hold a seat under the charter?"""
    if not isinstance(person, Person):
        return Verdict(_("Sign in to act for a party."))
    part = part_of(person, partnership)
    if part is None or not part.holds_seat:
        return Verdict(_("Only people who hold a seat under the charter may propose this."))
    return ALLOWED


# --- what the state allows -------------------------------------------------


def still_prepared(partnership: Partnership) -> Verdict:
    if not partnership.is_prepared:
        return Verdict(
            _("The partnership is signed: what was promised is changed by an act alone.")
        )
    return ALLOWED


def can_be_signed(partnership: Partnership) -> Verdict:
    if not partnership.is_prepared:
        return Verdict(_("This partnership is signed already."))
    promising = {each.party.side for each in partnership.commitments.all()}
    if not promising:
        return Verdict(_("Write down at least one commitment first: who does what until when."))
    return every_party_agrees(partnership)


def every_party_agrees(partnership: Partnership) -> Verdict:
    """Nobody is bound because others named them, on whichever side they stand."""
    if missing := parties_to_ask(partnership):
        names = ", ".join(str(party) for party in missing)
        return Verdict(
            _(
                "Nobody of these parties sits under the charter or has agreed yet: %(parties)s. "
                "Somebody who belongs to each takes a seat, or its steward agrees on the page of "
                "the partnership."
            )
            % {"parties": names}
        )
    return ALLOWED


def may_agree(person: "Someone", party: Party) -> Verdict:
    """Say yes for a party that has no seat: a steward of the organisation."""
    if not isinstance(person, Person):
        return Verdict(_("Sign in to act for a party."))
    if not (prepared := still_prepared(party.partnership)):
        return prepared
    if not is_steward(person, party.organisation):
        return Verdict(_("Only a steward of this organisation may agree for it."))
    return ALLOWED


def is_running(partnership: Partnership) -> Verdict:
    if partnership.is_prepared:
        return Verdict(_("This partnership is not signed yet."))
    if partnership.is_ended:
        return Verdict(_("This partnership has ended."))
    return ALLOWED


def can_be_moved(commitment: Commitment) -> Verdict:
    if not (running := is_running(commitment.partnership)):
        return running
    return still_open(commitment)


def still_open(commitment: Commitment) -> Verdict:
    standing = standing_of_commitment(commitment)
    if standing.was_kept:
        return Verdict(_("This commitment is kept."))
    if standing.state is State.RELEASED:
        return Verdict(_("The sides released this commitment."))
    return ALLOWED


def new_day_fits(commitment: Commitment, new_due_on: date) -> Verdict:
    standing = standing_of_commitment(commitment)
    if new_due_on <= (standing.moved_to or commitment.due_on):
        return Verdict(_("Choose a day after the one that is promised now."))
    return ALLOWED


def can_promise_more(party: Party) -> Verdict:
    return is_running(party.partnership)


def whole_signature(signed_by: str, signed_on: date | None, document: str) -> Verdict:
    """Who, on which day, which document: all of it or nothing yet."""
    said = [bool(signed_by), signed_on is not None, bool(document)]
    if any(said) and not all(said):
        return Verdict(_("Say of the signature who, on which day and which document."))
    return not_ahead(signed_on) if signed_on else ALLOWED


def may_record_signature(person: "Someone", partnership: Partnership) -> Verdict:
    if partnership.is_prepared:
        return Verdict(_("The sides have to agree first."))
    if partnership.signed_on is not None:
        return Verdict(_("The signature is recorded."))
    return may_take_part(person, partnership)


# --- commitments -----------------------------------------------------------


def may_report(person: "Someone", commitment: Commitment, status: str) -> Verdict:
    """Begun and kept are for who promised to say; others may say broken, once the day is past."""
    if not (opened := can_be_moved(commitment)):
        return opened
    speaks_for = parties_of(person, commitment.partnership)
    if not speaks_for:
        return Verdict(_("Only people who act for a party of this partnership may do this."))
    if commitment.party in speaks_for:
        return ALLOWED
    if status != Status.BROKEN:
        return Verdict(
            _("Only %(party)s says this. You can rate how far it was kept.")
            % {"party": commitment.party}
        )
    if commitment.due_on >= timezone.localdate():
        return Verdict(_("Its day has not passed yet."))
    return ALLOWED


def not_ahead(day: date, today: date | None = None) -> Verdict:
    if day > (today or timezone.localdate()):
        return Verdict(_("This day has not come yet."))
    return ALLOWED


# --- judging ---------------------------------------------------------------


def may_rate(person: "Someone", commitment: Commitment) -> Verdict:
    """Each side and the outside reviewer; one's own promises too: the others rate them as well."""
    if not isinstance(person, Person):
        return Verdict(_("Sign in to rate a commitment."))
    if commitment.partnership.is_prepared:
        return Verdict(_("This partnership is not signed yet."))
    if part_of(person, commitment.partnership) is None:
        return Verdict(_("Only the sides and the outside reviewer rate a commitment."))
    return ALLOWED


def may_report_outcome(person: "Someone", partnership: Partnership) -> Verdict:
    if partnership.is_prepared:
        return Verdict(_("This partnership is not signed yet."))
    return may_take_part(person, partnership)
