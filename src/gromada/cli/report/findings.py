"""Which statements join, which divide, and which groups may be described."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from gromada.charts import Answers
from gromada.formats.polis import Conversation, Statement
from gromada.methods.opinion.result import OpinionMap, RepresentativeStatement

FEWEST_DESCRIBED = 5
MORE_THAN_HALF = 0.5


@dataclass(frozen=True)
class Findings:
    """A map with its conversation, read in the order of the report."""

    result: OpinionMap
    conversation: Conversation

    def statement(self, position: int) -> Statement:
        return self.conversation.statements[position]

    @property
    def described(self) -> list[int]:
        """Groups large enough that nobody is singled out."""
        return [at for at, group in enumerate(self.result.groups) if group.size >= FEWEST_DESCRIBED]

    @property
    def too_small(self) -> list[int]:
        return [at for at, group in enumerate(self.result.groups) if group.size < FEWEST_DESCRIBED]

    @property
    def common(self) -> list[int]:
        """Statements on which surely more than half of every group take one side."""
        return [
            position for position in self.closest if self.common_share(position) > MORE_THAN_HALF
        ]

    @property
    def closest(self) -> list[int]:
        """Statements every group voted on, those with the most agreement across groups first."""
        return [int(position) for position in self.result.common_ground.ranking]

    def common_share(self, position: int) -> float:
        """The share that surely takes the side in each group: a lower bound."""
        ground = self.result.common_ground
        return float(max(ground.agree[position], ground.disagree[position]))

    @property
    def dividing(self) -> list[int]:
        """Statements that most of one group support and most of another reject."""
        counts = self.result.counts[self.described]
        if len(counts) < 2:
            return []
        half = counts[:, :, 2] * MORE_THAN_HALF
        most_agree = np.any(counts[:, :, 0] > half, axis=0)
        most_disagree = np.any(counts[:, :, 1] > half, axis=0)
        return [
            int(position)
            for position in self.result.divisiveness.ranking
            if most_agree[position] and most_disagree[position]
        ]

    @property
    def shown(self) -> list[int]:
        """Statements whose words are printed: those that moderators did not take out."""
        return [
            position
            for position, statement in enumerate(self.conversation.statements)
            if statement.moderated != -1
        ]

    def answers(self, position: int) -> list[Answers]:
        """How each described group answered a statement; everyone where there is no group."""
        if not self.described:
            return [self.everyone(position)]
        return [
            answers_from(self.result.counts[group, position], group) for group in self.described
        ]

    def everyone(self, position: int) -> Answers:
        return answers_from(self.result.totals[position])

    def others(self, group: int, chosen: RepresentativeStatement) -> tuple[int, int] | None:
        """How many outside a group take its side, of how many; None where that would be too few."""
        rest = [at for at in range(len(self.result.groups)) if at != group]
        if sum(self.result.groups[at].size for at in rest) < FEWEST_DESCRIBED:
            return None
        column = 0 if chosen.side == "agree" else 1
        counts = self.result.counts[rest, chosen.statement].sum(axis=0)
        return int(counts[column]), int(counts[2])


def answers_from(counts: npt.NDArray[np.int64], group: int | None = None) -> Answers:
    agree, disagree, seen = counts.tolist()
    return Answers(agree, disagree, seen, group)
