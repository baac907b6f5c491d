"""Erasing somebody: one act, in which each part of the site does its own."""

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.models import Session
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from gromada.ledger.actions import declare_kind, record
from gromada.ledger.models import Entry
from gromada.people import permissions, queries
from gromada.people.actions.organisations import ENDED
from gromada.people.models import Invitation, Participant, Person
from gromada.people.queries.addresses import addresses_of, owner_of
from gromada.work.privacy import OF_ACCOUNTS, OF_ADDRESSES

ERASED = declare_kind("people.person_erased", _("Somebody's data were erased"))
# the record says that it was done, and of nobody to whom
SOMEBODY = "people.person"


@transaction.atomic
def erase_person(*, address: str, by: Person | str) -> Entry | None:
    """Erase what is stored about the owner of an e-mail address, with or without an account.

    ``by`` is the person themselves, or ``"system"`` for whoever has the keys to the server.
    What stays, without any link to the person, stands in the privacy.py of each part.
    Where nothing is found, nothing is entered either.
    """
    address = address.strip().lower()
    owner = owner_of(address)
    person = Person.objects.select_for_update().filter(pk=owner.pk).first() if owner else None
    permissions.may_erase(by, person).require()
    addresses, found = {address}, 0
    if person is not None:
        addresses |= addresses_of(person)
        for erase_account in OF_ACCOUNTS:
            erase_account(person)
        _leave_organisations(person)
        _sign_out_everywhere(person)
    for each in sorted(addresses):
        found += Invitation.objects.filter(email__iexact=each).delete()[0]
        found += sum(erase_address(each) for erase_address in OF_ADDRESSES)
    if person is not None:
        Participant.objects.filter(person=person).update(person=None)
        person.delete()
    elif not found:
        return None
    return record(ERASED, subject=SOMEBODY, by="system")


def _leave_organisations(person: Person) -> None:
    """That somebody left is entered as always; an operator can invite another steward."""
    for membership in queries.memberships_of(person):
        record(ENDED, subject=membership, by="system", holder=membership.organisation)


def _sign_out_everywhere(person: Person) -> None:
    own = [
        session.pk
        for session in Session.objects.iterator()
        if session.get_decoded().get(SESSION_KEY) == str(person.pk)
    ]
    Session.objects.filter(pk__in=own).delete()
