"""A party without a seat says yes to what it is named for."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from gromada.ledger.actions import declare_kind, record
from gromada.ledger.models import Entry
from gromada.partnerships.models import Partnership, Party
from gromada.partnerships.permissions import may_agree
from gromada.partnerships.queries import last_entries_about, last_word_on
from gromada.partnerships.queries.agreeing import AGREED
from gromada.people.models import Person
from gromada.verdict import Refused

declare_kind(AGREED, _("A party agreed to what it would be bound to"))


@transaction.atomic
def agree_for_party(*, party: Party, read: int, by: Person) -> Entry:
    """Record the yes of a party to what is written down; a later change takes it away.

    ``read`` is the last entry that changed it when the reader saw it.
    """
    partnership = Partnership.objects.select_for_update().get(pk=party.partnership_id)
    party = partnership.parties.select_related("organisation").get(pk=party.pk)
    party.partnership = partnership
    may_agree(by, party).require()
    if read != last_word_on(partnership):
        raise Refused(_("It was changed meanwhile. Read it again, and then agree."))
    return record(
        AGREED,
        subject=party,
        holder=partnership,
        by=by,
        because=last_entries_about([partnership]),
    )
