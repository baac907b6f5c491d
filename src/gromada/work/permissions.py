"""Who may look at the machinery."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from gromada.verdict import ALLOWED, Verdict


def may_see_failures(person: Any) -> Verdict:
    if not getattr(person, "is_operator", False):
        return Verdict(_("Only people who run this site can see its jobs."))
    return ALLOWED
