"""Who may take a text out of the record."""

from django.utils.translation import gettext_lazy as _

from gromada.ledger.models import Addressed
from gromada.verdict import ALLOWED, Verdict


def may_erase_text(actor: Addressed | str) -> Verdict:
    """``"system"`` stands for a duty of the law that another part carries out."""
    if actor == "system" or getattr(actor, "is_operator", False):
        return ALLOWED
    return Verdict(_("Only an operator of this site can erase a text from the record."))
