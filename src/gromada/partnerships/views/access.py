"""Finding what the pages are about, among what exists for the reader."""

from django.shortcuts import get_object_or_404

from gromada.partnerships.models import Commitment, Partnership
from gromada.partnerships.queries import partnerships_visible_to, with_commitments, with_parts


def visible_partnership(request, slug) -> Partnership:
    rows = partnerships_visible_to(request.visitor.person).select_related("reviewer")
    return get_object_or_404(with_parts(rows), slug=slug)


def visible_commitment(request, slug, number) -> Commitment:
    partnership = visible_partnership(request, slug)
    commitment = get_object_or_404(
        with_commitments(Commitment.objects.filter(partnership=partnership)), number=number
    )
    commitment.partnership = partnership
    return commitment
