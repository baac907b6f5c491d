"""What people fill in."""

from gromada.charters.forms.motions import (
    AnswerForm,
    ConditionForm,
    DepartForm,
    DutyForm,
    WithdrawForm,
    WordForm,
)
from gromada.charters.forms.seats import (
    DelegateForm,
    OfferForm,
    ReasonForm,
    SeatActForm,
    TiesForm,
)
from gromada.charters.forms.what_if import ProposalForm, WhatIfForm

__all__ = [
    "AnswerForm",
    "ConditionForm",
    "DelegateForm",
    "DepartForm",
    "DutyForm",
    "OfferForm",
    "ProposalForm",
    "ReasonForm",
    "SeatActForm",
    "TiesForm",
    "WhatIfForm",
    "WithdrawForm",
    "WordForm",
]
