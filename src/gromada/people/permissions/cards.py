"""Who may do what with cards, offers and needs. What one *sees* of a card is a query."""

from django.utils.translation import gettext_lazy as _

from gromada.people.models import Ability, CardLine, Need, Offer, Person
from gromada.people.queries import fits, lines_of, needs_of, offers_of, table_for
from gromada.verdict import ALLOWED, Verdict

SIGN_IN = _("Sign in first.")
MOST_LINES = 24
MOST_STAKES = 12


def may_add_line(person: Person | None) -> Verdict:
    if person is None:
        return Verdict(SIGN_IN)
    if lines_of(person).count() >= MOST_LINES:
        return Verdict(_("Your card is full: it has 24 lines. Delete one first."))
    return ALLOWED


def may_change_line(person: Person | None, line: CardLine) -> Verdict:
    if person is None:
        return Verdict(SIGN_IN)
    if line.card.person_id != person.pk:
        return Verdict(_("Only the person whose card it is can change it."))
    return ALLOWED


def may_remove_line(person: Person | None, line: CardLine) -> Verdict:
    """The person's own, at any time; operators may take away what breaks the law."""
    if person is not None and person.is_operator:
        return ALLOWED
    return may_change_line(person, line)


def may_sit_down(person: Person | None, holder: str) -> Verdict:
    """Show a card, offer and need something at a process or partnership."""
    if person is None:
        return Verdict(SIGN_IN)
    if table_for(person, holder) is None:
        return Verdict(_("There is nothing here that you could join."))
    return ALLOWED


def may_state(person: Person, holder: str, *, ability: str, words: str) -> Verdict:
    if ability == Ability.OTHER and not words.strip():
        return Verdict(_("Say in your own words what it is."))
    count = offers_of(person, holder).count() + needs_of(person, holder).count()
    if count >= MOST_STAKES:
        return Verdict(_("You named 12 things here. Take one back first."))
    return ALLOWED


def may_withdraw(person: Person | None, stake: Offer | Need) -> Verdict:
    if person is None:
        return Verdict(SIGN_IN)
    if stake.person_id != person.pk:
        return Verdict(_("Only the person who said it can take it back."))
    return ALLOWED


def may_answer_match(person: Person | None, offer: Offer, need: Need) -> Verdict:
    if person is None:
        return Verdict(SIGN_IN)
    if person.pk not in (offer.person_id, need.person_id) or not fits(offer, need):
        return Verdict(_("Only the two people whom it concerns can answer this."))
    return ALLOWED
