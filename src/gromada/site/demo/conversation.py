"""Made-up voters with a planted structure, the same for the same seed."""

import hashlib
from collections.abc import Sequence

import numpy as np

from gromada.formats.polis import Conversation, Statement, Votes

# who thinks alike: shade and walking, access and trade, quiet and thrift; the rest follow nobody
SHARES = (0.42, 0.32, 0.18)
AGREES_ABOVE, DISAGREES_BELOW = 0.45, -0.45
VOTES_OF_MOST, SPREAD = 16, 0.75  # a log-normal number of votes: most cast few, some cast all
DAY = 86_400_000


def planted_conversation(
    rows: Sequence[tuple[int, int, int, str, str]],
    *,
    topic: str,
    participants: int,
    ends_at: float,
    days: int,
    seed: int,
) -> Conversation:
    """People who vote as their group leans, each a little differently.

    ``rows`` are as in ``statements.py``; ``ends_at`` is the last moment of voting,
    in milliseconds since 1970, ``days`` how long it had lasted.
    """
    rng = np.random.default_rng(seed)
    begins_at = int(ends_at) - days * DAY
    leaning = np.array([row[:3] for row in rows], dtype=float).T
    group = rng.choice(len(SHARES) + 1, size=participants, p=[*SHARES, 1 - sum(SHARES)])
    of_nobody = group == len(SHARES)

    opinion = leaning[np.minimum(group, len(SHARES) - 1)]
    opinion[of_nobody] = rng.normal(0.2, 1.2, (of_nobody.sum(), len(rows)))
    opinion += rng.normal(0, 0.35, (participants, 1)) + rng.normal(0, 1.0, opinion.shape)
    value = np.where(opinion > AGREES_ABOVE, 1, np.where(opinion < DISAGREES_BELOW, -1, 0))

    # earlier statements have been there longer, so more people met them
    met_more = np.linspace(1.2, 0, len(rows))
    order = np.argsort(-(met_more + rng.gumbel(size=opinion.shape)), axis=1)
    rank = np.argsort(order, axis=1)
    many = np.exp(rng.normal(np.log(VOTES_OF_MOST), SPREAD, participants)).astype(int)
    cast = rank < np.clip(many, 1, len(rows))[:, None]

    who, what = np.nonzero(cast)
    came_at = rng.integers(begins_at + 2 * DAY, int(ends_at), participants)
    authors = rng.permutation(participants)[: len(rows)]
    seeds = 12
    return Conversation(
        topic=topic,
        description="",
        participants=tuple(str(number) for number in range(participants)),
        statements=tuple(
            Statement(
                id=str(number),
                text=text,
                created=begins_at + number * DAY // len(rows),
                author=None if number < seeds else str(authors[number]),
                moderated=1,
                is_seed=number < seeds,
            )
            for number, (_a, _b, _c, _language, text) in enumerate(rows)
        ),
        votes=Votes(
            participant=who.astype(np.int32),
            statement=what.astype(np.int32),
            value=value[who, what].astype(np.int8),
            cast_at=came_at[who] + rank[who, what] * 15_000,
        ),
        input_sha256=hashlib.sha256(f"{topic} {seed}".encode()).hexdigest(),
    )
