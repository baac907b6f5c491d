"""How long it takes to read an export, per vote, in both forms.

    python benchmarks/polis_export.py [FOLDER]

Without a folder a conversation of 2,000 people and 900 statements is written and read.
"""

import sys
import tempfile
import time
from pathlib import Path

import numpy as np

from gromada.charts import opinion_map as draw
from gromada.formats.polis import Conversation, Statement, Votes, read_export, write_export

REPEATS = 3


def made_up(n_people=2_000, n_statements=900, share=0.125) -> Conversation:
    rng = np.random.default_rng(0)
    seen = np.flatnonzero(rng.random(n_people * n_statements) < share)
    return Conversation(
        topic="Made up",
        description="",
        participants=tuple(str(i) for i in range(n_people)),
        statements=tuple(Statement(str(j), f"Statement {j}.") for j in range(n_statements)),
        votes=Votes(
            (seen // n_statements).astype(np.int32),
            (seen % n_statements).astype(np.int32),
            rng.integers(-1, 2, seen.size).astype(np.int8),
            rng.integers(1_600_000_000_000, 1_700_000_000_000, seen.size),
        ),
    )


def best_cpu(task) -> float:
    def once():
        start = time.process_time()
        task()
        return time.process_time() - start

    return min(once() for _ in range(REPEATS))


def show(name: str, seconds: float, count: int) -> None:
    print(f"{name:<42} {seconds:8.3f} s {1e6 * seconds / max(count, 1):8.2f} µs each")


def main() -> None:
    with tempfile.TemporaryDirectory() as place:
        folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(place)
        if len(sys.argv) == 1:
            conversation = made_up()
            start = time.process_time()
            write_export(conversation, folder)
            show("write both lists of votes", time.process_time() - start, len(conversation.votes))
        votes = len(read_export(folder).votes)
        show(f"read {votes:,} votes", best_cpu(lambda: read_export(folder)), votes)
        if len(sys.argv) == 1:
            (folder / "votes.csv").unlink()
            show("read them from the participants", best_cpu(lambda: read_export(folder)), votes)
    people = np.random.default_rng(0).normal(size=(100_000, 2))
    group = (people[:, 0] > 0).astype(int)
    chart = draw(people, group, language="en")
    show(
        f"draw 100,000 people ({len(chart.svg) / 1024:.0f} KiB)",
        best_cpu(lambda: draw(people, group, language="en")),
        100_000,
    )


if __name__ == "__main__":
    main()
