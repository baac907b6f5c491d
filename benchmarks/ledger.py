"""The ledger: one record, sealing, a proof, export and verification.

    python benchmarks/ledger.py [ENTRIES]

On SQLite in a folder of its own, or on the database of DATABASE_URL. Beside it, in
the same run: a bare insert of the same width, and the hashing alone. Times are of the
CPU in this process, so that a busy machine changes little.
"""

import os
import resource
import shutil
import sys
import tempfile
import time
from pathlib import Path

ENTRIES = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000
ALONE = 500


def main() -> int:
    folder = tempfile.mkdtemp(prefix="gromada-bench-")
    os.environ["GROMADA_DATA"] = folder
    os.environ["DJANGO_SETTINGS_MODULE"] = "gromada.site.settings"
    try:
        measure(Path(folder))
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    return 0


def measure(folder: Path) -> None:
    import django  # noqa: PLC0415

    django.setup()
    from django.core.management import call_command  # noqa: PLC0415
    from django.db import connection, transaction  # noqa: PLC0415

    from gromada.cli.ledger.verification import verify  # noqa: PLC0415
    from gromada.ledger import actions, queries  # noqa: PLC0415
    from gromada.methods.merkle import CompactRange, leaf_hash  # noqa: PLC0415

    call_command("migrate", verbosity=0)
    print(f"{ENTRIES:,} entries on {connection.vendor}\n")

    def record(number: int) -> None:
        actions.record(
            "ledger.example_made",
            subject="processes.process:1",
            holder="processes.process:1",
            by="processes.host:1",
            facts={"number": number},
        )

    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE bare (a text, b text, c text, d text, e text)")
    with transaction.atomic(), connection.cursor() as cursor:
        row = ["ledger.example_made", "processes.process:1", "processes.process:1", "x", "{}"]
        insert = "INSERT INTO bare VALUES (%s, %s, %s, %s, %s)"
        show("bare insert", each(lambda _: cursor.execute(insert, row), ALONE))
    with transaction.atomic():
        show("record", each(record, ENTRIES))

    def record_with_text(number: int) -> None:
        actions.record(
            "ledger.example_made", subject="a.b:1", by="people.person:1",
            texts={"reason": "Because it was said twice."}, because=["ledger.entry:1"],
        )  # fmt: skip

    with transaction.atomic():
        show("record with a text, a cause and a pseudonym", each(record_with_text, ALONE))

    def record_and_commit(number: int) -> None:
        with transaction.atomic():
            record(number)

    show("record and commit", each(record_and_commit, ALONE))
    edge, data = CompactRange(), b"x" * 400
    show(
        "hash and append to the tree, alone", each(lambda _: edge.append(leaf_hash(data)), ENTRIES)
    )

    started = time.process_time()
    checkpoint = actions.seal()
    show("seal, an entry", (time.process_time() - started) / checkpoint.size)
    show("seal, nothing new", each(lambda _: actions.seal(), 50))
    record_and_commit(0)
    started = time.process_time()
    checkpoint = actions.seal()
    show("seal one entry more", time.process_time() - started)
    show("inclusion proof", each(lambda i: queries.inclusion(i, checkpoint.size), 200))
    show("consistency proof", each(lambda i: queries.consistency(i + 1, checkpoint.size), 200))

    out = folder / "record.jsonl"
    started = time.process_time()
    with out.open("wb") as file:
        file.writelines(queries.export_lines(checkpoint))
    show("export, an entry", (time.process_time() - started) / checkpoint.size)
    started = time.process_time()
    with out.open("rb") as file:
        problems = verify(file).problems
    show("verify, an entry", (time.process_time() - started) / checkpoint.size)
    assert problems == ()
    size, memory = out.stat().st_size, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(f"\nfile {size / 1e6:,.1f} MB, most memory {memory / 1e3:,.0f} MB")


def each(work, times: int) -> float:
    """Mean seconds of one call, in the best of five runs."""
    share = max(1, times // 5)
    taken = []
    for run in range(5):
        started = time.process_time()
        for number in range(run * share, (run + 1) * share):
            work(number)
        taken.append((time.process_time() - started) / share)
    return min(taken)


def show(what: str, seconds: float) -> None:
    print(f"{what:<45}{seconds * 1e6:>12,.1f} µs")


if __name__ == "__main__":
    sys.exit(main())
