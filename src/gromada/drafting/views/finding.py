"""What every page here begins with: the text, the amendment, and who is looking."""

from django.shortcuts import get_object_or_404

from gromada.charters.queries import own_seat as seat_of_reader
from gromada.drafting.models import Amendment, Policy
from gromada.drafting.permissions import may_propose
from gromada.drafting.queries import amendments_of, policies_visible_to, with_counts


def found_policy(request, slug, policy) -> Policy:
    """A text that exists for this reader, with its counts."""
    visible = with_counts(policies_visible_to(request.visitor.person))
    return get_object_or_404(visible, process__slug=slug, slug=policy)


def found_amendment(request, slug, policy, number) -> Amendment:
    visible = policies_visible_to(request.visitor.person)
    text = get_object_or_404(visible, process__slug=slug, slug=policy)
    amendment = get_object_or_404(amendments_of(text), number=number)
    amendment.policy = text
    if amendment.clause is not None:
        amendment.clause.policy = text
    return amendment


def own_seat(request, process):
    """The seat that this reader holds here, for whose side they speak."""
    if request.visitor.person is None:
        return None
    return seat_of_reader(request.visitor.person, process)


def proposing(request, policy, seat):
    """May this reader propose an amendment: for their side, or as a resident?"""
    return may_propose(request.visitor.person if seat else request.visitor, policy)
