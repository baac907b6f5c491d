"""Texts of policies: clauses, their versions, and the amendments that change them."""

from gromada.drafting.models.amendment import Amendment
from gromada.drafting.models.clause import Clause, ClauseVersion
from gromada.drafting.models.policy import Policy
from gromada.drafting.models.quarantine import AmendmentAside

__all__ = ["Amendment", "AmendmentAside", "Clause", "ClauseVersion", "Policy"]
