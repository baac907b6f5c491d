"""The opinion map: packed votes to map, in process, compiled; and red-dwarf beside it.

    python benchmarks/opinion.py [--peer-everywhere]

Medians of CPU-seconds. The map is measured without stability and structure test, which have a
column of their own. red-dwarf (group `peers`) is measured in the same run, up to half a million
votes unless asked for everywhere: on 100,000 people it takes minutes and 6 GB.
"""

import gc
import os
import statistics
import sys
import time
from pathlib import Path

import numpy as np

from gromada.formats.polis import read_export
from gromada.methods.opinion import VoteMatrix, opinion_map

try:
    from reddwarf.implementations.polis import run_pipeline
except ImportError:
    run_pipeline = None

RUNS = 5
SIZES = [(1_000, 200), (10_000, 500), (100_000, 1_000)]
VOTES_A_PERSON = 50
MOST_VOTES_FOR_THE_PEER = 600_000
COLUMNS = (
    "conversation",
    "people",
    "statements",
    "votes",
    "pack",
    "map",
    "tests",
    "red-dwarf",
    "ratio",
)


def invented(people, statements):
    """Two groups that differ on most statements; how much people vote varies as it does."""
    rng = np.random.default_rng(0)
    counts = np.minimum(rng.geometric(1 / VOTES_A_PERSON, people), statements)
    person = np.repeat(np.arange(people, dtype=np.int32), counts)
    statement = rng.integers(0, statements, person.size, dtype=np.int32)
    agree = rng.random((2, statements), dtype=np.float32)
    says = rng.random(person.size, dtype=np.float32) < agree[person % 2, statement]
    passes = rng.random(person.size, dtype=np.float32) < 0.15
    values = np.where(passes, 0, np.where(says, 1, -1)).astype(np.int8)
    names = [f"p{i}" for i in range(people)]
    return (person, statement, values), names, [str(j) for j in range(statements)], []


def recorded():
    repository = Path(__file__).resolve().parent.parent
    default = repository.parent / "shared" / "data"
    folder = Path(os.environ.get("GROMADA_REFERENCE_DATA") or default) / "polis" / "exports"
    for export in sorted(folder.iterdir()) if folder.is_dir() else []:
        one = read_export(export)
        triples = (one.votes.participant, one.votes.statement, one.votes.value)
        names = [statement.id for statement in one.statements]
        yield export.name, (triples, one.participants, names, sorted(one.moderated_out))


def cpu_seconds(work, runs=RUNS):
    taken = []
    for _ in range(runs):
        gc.collect()
        begin = time.process_time()
        work()
        taken.append(time.process_time() - begin)
    return statistics.median(taken)


def peer_seconds(votes, hidden, *, everywhere):
    if run_pipeline is None or (votes.n_votes > MOST_VOTES_FOR_THE_PEER and not everywhere):
        return None
    people, statements, values = (column.tolist() for column in votes.triples())
    rows = [
        {"participant_id": i, "statement_id": j, "vote": v, "modified": 0}
        for i, j, v in zip(people, statements, values, strict=True)
    ]
    at = {name: j for j, name in enumerate(votes.statements)}
    out = [at[name] for name in hidden if name in at]
    return cpu_seconds(
        lambda: run_pipeline(votes=rows, mod_out_statement_ids=out, random_state=0), runs=2
    )


def measure(name, conversation, *, everywhere):
    triples, participants, statements, hidden = conversation

    def pack():
        return VoteMatrix.from_triples(*triples, participants=participants, statements=statements)

    def draw(**more):
        return opinion_map(votes, moderated_out=hidden, **more)

    votes = pack()
    draw()
    packed = cpu_seconds(pack)
    drawn = cpu_seconds(lambda: draw(stability_replicates=0, structure_permutations=0))
    tested = cpu_seconds(draw, runs=1) - drawn
    peer = peer_seconds(votes, hidden, everywhere=everywhere)
    ratio = None if peer is None else peer / (packed + drawn)
    print(
        f"{name[:28]:28} {votes.n_participants:>8} {votes.n_statements:>10} {votes.n_votes:>9} "
        f"{packed:>7.3f} {drawn:>7.3f} {tested:>7.2f} "
        + ("        -       -" if peer is None else f"{peer:>9.2f} {ratio:>6.0f}x"),
        flush=True,
    )
    return ratio


def main():
    everywhere = "--peer-everywhere" in sys.argv
    if run_pipeline is None:
        print("peer not installed (uv sync --group peers)")
    widths = (28, 8, 10, 9, 7, 7, 7, 9, 7)
    print(
        " ".join(
            f"{c:>{w}}" if w < 28 else f"{c:{w}}" for c, w in zip(COLUMNS, widths, strict=True)
        )
    )
    for people, statements in SIZES:
        name = f"invented {people} x {statements}"
        measure(name, invented(people, statements), everywhere=everywhere)
    ratios = [measure(name, one, everywhere=everywhere) for name, one in recorded()]
    known = [ratio for ratio in ratios if ratio is not None]
    if known:
        median = statistics.median(known)
        print(f"median ratio over {len(known)} recorded conversations: {median:.0f}x")
    return 0


if __name__ == "__main__":
    sys.exit(main())
