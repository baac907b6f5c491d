"""What people fill in about partnerships."""

from gromada.partnerships.forms.acts import EndForm, MoveForm, PromiseForm, ReasonForm, SignForm
from gromada.partnerships.forms.judging import (
    EventForm,
    OutcomeForm,
    RatingForm,
    SignatureForm,
)
from gromada.partnerships.forms.preparing import (
    CommitmentForm,
    ContributionForm,
    PartiesForm,
    PartnershipForm,
    in_zlotys,
)

__all__ = [
    "CommitmentForm",
    "ContributionForm",
    "EndForm",
    "EventForm",
    "MoveForm",
    "OutcomeForm",
    "PartiesForm",
    "PartnershipForm",
    "PromiseForm",
    "RatingForm",
    "ReasonForm",
    "SignForm",
    "SignatureForm",
    "in_zlotys",
]
