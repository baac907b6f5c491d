"""The texts of a process in a few numbers, for its page."""

from dataclasses import dataclass

from gromada.drafting.models import Policy
from gromada.drafting.queries.texts import with_counts
from gromada.processes.models import Process


@dataclass(frozen=True, slots=True)
class Summary:
    """False while there is no text."""

    policies: tuple[Policy, ...]

    def __bool__(self) -> bool:
        return bool(self.policies)

    @property
    def open_amendments(self) -> int:
        return sum(policy.open_count for policy in self.policies)  # type: ignore[attr-defined]


def summary(process: Process) -> Summary:
    """One query, whatever there is."""
    shown = Policy.objects.exclude(state=Policy.State.WITHDRAWN)
    return Summary(tuple(with_counts(shown.filter(process=process))))
