"""Who may do what among organisations and their members."""

from django.utils.timezone import now
from django.utils.translation import gettext_lazy as _

from gromada.people.models import Invitation, Membership, Organisation, Person
from gromada.people.queries import is_member, is_steward, stewards_of
from gromada.verdict import ALLOWED, Verdict


def may_open_organisation(person: Person | None) -> Verdict:
    if person is None:
        return Verdict(_("Sign in first."))
    if not person.is_operator:
        return Verdict(_("Only the operators of this site add organisations. Write to them."))
    return ALLOWED


def may_change_organisation(person: Person | None, organisation: Organisation) -> Verdict:
    if person is None:
        return Verdict(_("Sign in first."))
    if not (person.is_operator or is_steward(person, organisation)):
        return Verdict(_("Only a steward of this organisation can change this."))
    return ALLOWED


def may_invite(person: Person | None, organisation: Organisation) -> Verdict:
    if person is None:
        return Verdict(_("Sign in first."))
    if not (person.is_operator or is_steward(person, organisation)):
        return Verdict(_("Only a steward of this organisation invites others."))
    return ALLOWED


def may_see_members(person: Person | None, organisation: Organisation) -> Verdict:
    if person is None:
        return Verdict(_("Sign in first."))
    if not (person.is_operator or is_member(person, organisation)):
        return Verdict(_("Only members see who else is a member."))
    return ALLOWED


def may_accept(person: Person | None, invitation: Invitation) -> Verdict:
    if invitation.expires_at <= now():
        return Verdict(_("This invitation has expired. Ask for a new one."))
    if person is None:
        return Verdict(_("Sign in with the address that the invitation was sent to."))
    if person.email != invitation.email:
        return Verdict(_("This invitation was sent to another address. Sign in with that address."))
    return ALLOWED


def may_end_membership(person: Person | None, membership: Membership) -> Verdict:
    if person is None:
        return Verdict(_("Sign in first."))
    if membership.until is not None:
        return Verdict(_("This membership has ended already."))
    is_own = person == membership.person
    if not (is_own or person.is_operator or is_steward(person, membership.organisation)):
        return Verdict(_("Only a steward of this organisation can end this membership."))
    is_last = (
        membership.role == Membership.Role.STEWARD
        and stewards_of(membership.organisation).count() == 1
    )
    if is_last and not person.is_operator:
        return Verdict(_("The organisation needs a steward. Invite another one first."))
    return ALLOWED
