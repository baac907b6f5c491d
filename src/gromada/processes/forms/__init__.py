"""What people fill in."""

from gromada.processes.forms.acts import (
    CloseForm,
    EffectsForm,
    OpenPhaseForm,
    ReasonForm,
    ResultForm,
    UntilForm,
)
from gromada.processes.forms.intake import InputForm, ReceivedInputForm
from gromada.processes.forms.preparing import PhaseForm, Phases, PhasesForm, ProcessForm, planned

__all__ = [
    "CloseForm",
    "EffectsForm",
    "InputForm",
    "OpenPhaseForm",
    "PhaseForm",
    "Phases",
    "PhasesForm",
    "ProcessForm",
    "ReasonForm",
    "ReceivedInputForm",
    "ResultForm",
    "UntilForm",
    "planned",
]
