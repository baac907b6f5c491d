"""What people do with partnerships."""

from gromada.partnerships.actions.agreeing import agree_for_party
from gromada.partnerships.actions.changing import (
    add_commitment,
    end_partnership,
    move_commitment,
    release_commitment,
)
from gromada.partnerships.actions.judging import rate_commitment, report_outcome
from gromada.partnerships.actions.preparing import (
    CommitmentPlan,
    ContributionPlan,
    MilestonePlan,
    PartyPlan,
    edit_partnership,
    plan_commitment,
    plan_contribution,
    prepare_partnership,
    strike_commitment,
    strike_contribution,
)
from gromada.partnerships.actions.reporting import report_commitment
from gromada.partnerships.actions.signing import record_signature, sign_partnership
from gromada.partnerships.actions.telling import tell_of_lateness

__all__ = [
    "CommitmentPlan",
    "ContributionPlan",
    "MilestonePlan",
    "PartyPlan",
    "add_commitment",
    "agree_for_party",
    "edit_partnership",
    "end_partnership",
    "move_commitment",
    "plan_commitment",
    "plan_contribution",
    "prepare_partnership",
    "rate_commitment",
    "record_signature",
    "release_commitment",
    "report_commitment",
    "report_outcome",
    "sign_partnership",
    "strike_commitment",
    "strike_contribution",
    "tell_of_lateness",
]
