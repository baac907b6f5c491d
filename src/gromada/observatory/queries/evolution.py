"""How charters change: version after version, and from one model to another."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from django.utils.translation import get_language

from gromada.charters.queries.changes import ForSide, sides_changed
from gromada.formats.bundle import CharterVersion
from gromada.methods.comparison import TooFewToCompare, Transitions, transitions
from gromada.observatory.queries.cases import CaseOnPage
from gromada.observatory.queries.rules import readable_rules
from gromada.observatory.queries.words import REASONS, model_title

FEWEST_CHANGES = 3


@dataclass(frozen=True, slots=True)
class Turn:
    """One version of a charter: whose, which challenge it answers, and what changed for whom."""

    shown: CaseOnPage
    version: CharterVersion
    before: CharterVersion | None

    @property
    def for_sides(self) -> Sequence[ForSide]:
        """Who can do more or less than before; asked of the rules each time, so ask it once."""
        if self.before is None:
            return ()
        return sides_changed(readable_rules(self.before), readable_rules(self.version))

    @property
    def model(self) -> str:
        return model_title(self.version.model)

    @property
    def model_before(self) -> str:
        """The model that it was, if it is another one now."""
        if self.before is None or self.before.model == self.version.model:
            return ""
        return model_title(self.before.model)

    @property
    def reason(self) -> str:
        return str(REASONS[self.version.reason])

    @property
    def challenge_words(self) -> str:
        """The challenge in the reader's language, or in the other one, or as it was written."""
        titles = self.version.challenge.titles if self.version.challenge else {}
        language = (get_language() or "pl")[:2]
        listed = titles.get(language) or next(iter(titles.values()), "")
        return listed or self.shown.challenges.get(self.version.number, "")


def turns(cases: Sequence[CaseOnPage]) -> list[Turn]:
    """Every version of these cases, the newest first."""
    found = [
        Turn(each, version, before)
        for each in cases
        for before, version in pairwise((None, *each.case.versions))
        if version is not None
    ]
    return sorted(found, key=lambda turn: (turn.version.since, turn.version.number), reverse=True)


def model_changes(cases: Sequence[CaseOnPage]) -> Transitions | None:
    """From which model to which, counted over changes; None while there are fewer than three."""
    histories = [[version.model for version in each.case.versions] for each in cases]
    try:
        found = transitions(histories, changes_only=True)
    except TooFewToCompare:
        return None
    return found if found.n >= FEWEST_CHANGES else None
