"""Finding what the pages are about, among what exists for the reader."""

from django.http import Http404
from django.shortcuts import get_object_or_404

from gromada.partnerships.models import Commitment, Partnership
from gromada.partnerships.queries import (
    parties,
    partnership_at,
    partnerships_visible_to,
    with_parts,
    with_story,
)


def partnership_alone(request, slug) -> Partnership:
    """The row and who reviews it; what else hangs on it is read where it is needed."""
    found = partnership_at(slug, request.visitor.person)
    if found is None:
        raise Http404
    return found


def visible_partnership(request, slug) -> Partnership:
    rows = partnerships_visible_to(request.visitor.person).select_related("reviewer")
    return get_object_or_404(with_parts(rows), slug=slug)


def visible_commitment(request, slug, number) -> Commitment:
    """One commitment with its story; of the others its page says nothing."""
    rows = partnerships_visible_to(request.visitor.person).select_related("reviewer")
    partnership = get_object_or_404(rows.prefetch_related(parties()), slug=slug)
    commitment = get_object_or_404(
        with_story(Commitment.objects.filter(partnership=partnership)), number=number
    )
    commitment.partnership = partnership
    return commitment
