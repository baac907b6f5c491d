"""Who may bring in what other installations say; and the sentence that says why not."""

from django.utils.translation import gettext_lazy as _

from gromada.people.models import Person
from gromada.verdict import ALLOWED, Verdict


def may_import(actor: object) -> Verdict:
    """``"system"`` is the command of whoever runs the machine."""
    if actor == "system" or (isinstance(actor, Person) and actor.is_operator):
        return ALLOWED
    return Verdict(_("Only operators of this site bring in bundles of others, or remove them."))
