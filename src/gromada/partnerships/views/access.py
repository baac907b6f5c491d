"""Finding what the pages are about, among what exists for the reader."""

from django.db.models import Prefetch
from django.shortcuts import get_object_or_404

from gromada.partnerships.models import Commitment, Partnership, Party
from gromada.partnerships.queries import partnerships_visible_to, with_parts, with_story


def visible_partnership(request, slug) -> Partnership:
    rows = partnerships_visible_to(request.visitor.person).select_related("reviewer")
    return get_object_or_404(with_parts(rows), slug=slug)


def visible_commitment(request, slug, number) -> Commitment:
    """One commitment with its story; of the others its page says nothing."""
    rows = partnerships_visible_to(request.visitor.person).select_related("reviewer")
    parties = Party.objects.select_related("organisation")
    partnership = get_object_or_404(rows.prefetch_related(Prefetch("parties", parties)), slug=slug)
    commitment = get_object_or_404(
        with_story(Commitment.objects.filter(partnership=partnership)), number=number
    )
    commitment.partnership = partnership
    return commitment
