"""Questions about trust on both sides, before and after; the answers are made up."""

import numpy as np

from gromada.evaluation.actions import answer, close_wave, issue_tokens, open_wave
from gromada.evaluation.models import ITEMS, Side, TrustWave
from gromada.site.demo import clock
from gromada.site.demo.people import NEIGHBOUR, OFFICIAL
from gromada.site.demo.story.people import person
from gromada.site.demo.story.process import the_process

SEED = 77
ASKED = {Side.INSTITUTION: 14, Side.COMMUNITY: 64}
# the mean answer of each side about the other, before and after, where 3 is the middle
LEANING = {
    Side.INSTITUTION: (3.1, 3.5),
    Side.COMMUNITY: (2.6, 3.3),
}
MAY_BE_SKIPPED = {"t3", "t6", "c3"}
# who answers in each wave: all of the institution; of the residents some leave and some come,
# never so few that they could be recognised
ANSWERING = {
    Side.INSTITUTION: (range(14), range(14)),
    Side.COMMUNITY: (range(56), [*range(47), *range(56, 64)]),
}


def trust_before() -> None:
    wave(0, opened=-390, closed=-378)


def trust_now() -> None:
    wave(1, opened=-20, closed=-8)


def wave(number: int, *, opened: int, closed: int) -> None:
    official = person(OFFICIAL)
    with clock.on(opened, 9):
        asked = open_wave(holder=the_process().address, by=official)
        tokens = {side: tokens_of(asked, side) for side in ASKED}
    for side, given in tokens.items():
        for who, token in enumerate(given):
            # the same people think alike in both waves
            rng = np.random.default_rng([SEED, list(ASKED).index(side), who])
            own = rng.normal(0, 0.5)
            rng = np.random.default_rng([SEED, number, list(ASKED).index(side), who])
            if who in ANSWERING[side][number]:
                with clock.on(opened + 1 + who % 10, 18):
                    answer(
                        token=token,
                        answers=answers(LEANING[side][number] + own + rng.normal(0, 0.4), rng),
                    )
    with clock.on(closed, 12):
        close_wave(wave=asked, by=official)


def tokens_of(asked: TrustWave, side: Side) -> list[str]:
    """A right to answer for each; the codes let two answers of one person be compared."""
    who = [f"{side.value} {number}" for number in range(ASKED[side])]
    asking = person(OFFICIAL if side is Side.INSTITUTION else NEIGHBOUR)
    return issue_tokens(wave=asked, side=side, who=who, by=asking)


def answers(leaning: float, rng: np.random.Generator) -> dict[str, int | None]:
    """One person's answers: each question around how they lean, some left out."""
    said: dict[str, int | None] = {}
    for key, item in ITEMS.items():
        if key in MAY_BE_SKIPPED and rng.random() < 0.08:
            said[key] = None
            continue
        low, high = min(item.answers), max(item.answers)
        value = low + (leaning - 1) / 4 * (high - low) + rng.normal(0, (high - low) / 5.5)
        said[key] = int(np.clip(round(value), low, high))
    return said
