"""Who may have somebody erased."""

from django.utils.translation import gettext_lazy as _

from gromada.people.models import Person
from gromada.verdict import ALLOWED, Verdict


def may_erase(actor: Person | str, person: Person | None) -> Verdict:
    """Only the person; ``"system"`` is whoever has the keys to the server and was asked to."""
    if actor == "system" or (person is not None and actor == person):
        return ALLOWED
    return Verdict(_("Only you can have your data erased."))
