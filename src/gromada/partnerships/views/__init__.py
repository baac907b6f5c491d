"""The pages of partnerships."""

from gromada.partnerships.views.acts import commitment_act, partnership_act, promise_act
from gromada.partnerships.views.commitments import (
    commitment_detail,
    commitment_rate,
    commitment_report,
)
from gromada.partnerships.views.downloads import partnership_ocds
from gromada.partnerships.views.partnerships import (
    due_list,
    outcome_report,
    partnership_detail,
    partnership_list,
    party_agree,
    signature_record,
)
from gromada.partnerships.views.preparing import (
    commitment_create,
    commitment_strike,
    contribution_create,
    contribution_strike,
    partnership_create,
    partnership_edit,
    partnership_parties,
)

__all__ = [
    "commitment_act",
    "commitment_create",
    "commitment_detail",
    "commitment_rate",
    "commitment_report",
    "commitment_strike",
    "contribution_create",
    "contribution_strike",
    "due_list",
    "outcome_report",
    "partnership_act",
    "partnership_create",
    "partnership_detail",
    "partnership_edit",
    "partnership_list",
    "partnership_ocds",
    "partnership_parties",
    "party_agree",
    "promise_act",
    "signature_record",
]
