"""What waits for a person elsewhere than under a charter, declared by the parts above."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from gromada.people.models import Person

if TYPE_CHECKING:
    from gromada.charters.queries.versions import Someone


@dataclass(frozen=True, slots=True)
class WaitsFor:
    """One thing to do: what it is, a sentence about it, and the page where it is done.

    ``holder``: the address of the process or partnership that it belongs to; ``about``: what
    that is called, for a desk that shows several.
    """

    title: str
    note: str
    url: str
    holder: str = ""
    about: str = ""
    due_on: date | None = None
    is_overdue: bool = False
    icon: str = "inbox"


Provider = Callable[[Person], list[WaitsFor]]
# each with the label of the model whose rows its things belong to
_providers: dict[Provider, str] = {}


def declare_waiting(provider: Provider, *, at: str) -> None:
    """Let the desk show what else waits for a person. Called in ``ready`` of an app above.

    ``at``: to what those things belong, such as ``processes.process``.
    """
    _providers[provider] = at


def waits_elsewhere(person: "Someone", holder: str = "") -> list[WaitsFor]:
    """Everything declared that waits for a person, overdue first; for one holder or for all."""
    if not isinstance(person, Person):
        return []
    label = holder.partition(":")[0]
    asked = [provider for provider, at in _providers.items() if label in ("", at)]
    found = [each for provider in asked for each in provider(person)]
    return sorted(
        (each for each in found if not holder or each.holder == holder),
        key=lambda each: (not each.is_overdue, each.due_on or date.max, each.title),
    )
