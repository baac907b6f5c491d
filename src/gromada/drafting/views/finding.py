"""What every page here begins with: the text, the amendment, and who is looking."""

from django.http import Http404

from gromada.charters.queries import own_seat as seat_of_reader
from gromada.drafting.models import Amendment, Policy
from gromada.drafting.permissions import may_propose
from gromada.drafting.queries import amendment_in, policy_at


def found_policy(request, slug, policy) -> Policy:
    """A text that exists for this reader, with its counts."""
    found = policy_at(slug, policy, request.visitor.person)
    if found is None:
        raise Http404
    return found


def found_amendment(request, slug, policy, number) -> Amendment:
    text = found_policy(request, slug, policy)
    amendment = amendment_in(text, number)
    if amendment is None:
        raise Http404
    return amendment


def own_seat(request, process):
    """The seat that this reader holds here, for whose side they speak."""
    if request.visitor.person is None:
        return None
    return seat_of_reader(request.visitor.person, process)


def proposing(request, policy, seat):
    """May this reader propose an amendment: for their side, or as a resident?"""
    return may_propose(request.visitor.person if seat else request.visitor, policy)
