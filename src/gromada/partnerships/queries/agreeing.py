"""Which parties said yes themselves: nobody is bound because others named them."""

from gromada.charters.models import Seat
from gromada.ledger.models import Entry
from gromada.partnerships.models import Partnership, Party
from gromada.people.models import Membership

AGREED = "partnerships.party_agreed"
# a yes is to what was written down then
SAYS_ANEW = ("partnerships.partnership_prepared", "partnerships.partnership_changed")


def parties_to_ask(partnership: Partnership) -> list[Party]:
    """Parties nobody of which sits under the charter, and whose steward did not agree since."""
    parties = list(partnership.parties.select_related("organisation"))
    seated = _organisations_seated(partnership)
    unseated = [party for party in parties if (party.side, party.organisation_id) not in seated]
    if not unseated:
        return []
    agreed = Entry.objects.filter(
        kind=AGREED,
        subject__in=[party.address for party in unseated],
        pk__gt=last_word_on(partnership),
    )
    known = set(agreed.values_list("subject", flat=True))
    return [party for party in unseated if party.address not in known]


def last_word_on(partnership: Partnership) -> int:
    """The entry with which it got its present words: what somebody reads, and agrees to."""
    entries = Entry.objects.filter(kind__in=SAYS_ANEW, subject=partnership.address)
    return entries.order_by("-pk").values_list("pk", flat=True).first() or 0


def _organisations_seated(partnership: Partnership) -> set[tuple[str, int]]:
    """Side and organisation of everybody who sits and belongs to the organisation."""
    seats = Seat.objects.filter(
        charter__holder=partnership.address, closed_at=None, person__isnull=False
    )
    filled = list(seats.values_list("side", "organisation_id", "person_id"))
    belonging = Membership.objects.filter(until=None, person__in={row[2] for row in filled})
    members = set(belonging.values_list("person_id", "organisation_id"))
    # a seat that no organisation nominates for speaks for those that its holder belongs to
    return {
        (side, own)
        for side, organisation, person in filled
        for member, own in members
        if member == person and organisation in (None, own)
    }
