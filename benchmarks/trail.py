"""The trail of a story: queries, CPU-ms and bytes of the page, as the story grows.

    python benchmarks/trail.py

On SQLite in a folder of its own, or on an empty database of DATABASE_URL. Beside it,
in the same run: the same walk level by level through the ORM, one query a level. Three
stories: everything hangs from one root; a chain; a web in which each entry has three causes.
"""

import os
import random
import shutil
import statistics
import sys
import tempfile
import time
import warnings

SIZES = (500, 5_000, 50_000)
MOST_QUERIES = 15
WIDTHS = (9, 9, 9, 7, 11, 9)


def main() -> int:
    folder = tempfile.mkdtemp(prefix="gromada-bench-")
    os.environ["GROMADA_DATA"] = folder
    os.environ["DJANGO_SETTINGS_MODULE"] = "gromada.site.settings"
    warnings.filterwarnings("ignore", "No directory at")
    try:
        return measure()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def measure() -> int:
    import django  # noqa: PLC0415
    from django.conf import settings  # noqa: PLC0415

    settings.STORAGES["staticfiles"] = {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
    }
    django.setup()
    from django.core.management import call_command  # noqa: PLC0415
    from django.db import connection  # noqa: PLC0415
    from django.test import Client  # noqa: PLC0415
    from django.test.utils import CaptureQueriesContext  # noqa: PLC0415

    call_command("migrate", verbosity=0)
    client, within = Client(SERVER_NAME="127.0.0.1"), True
    print(f"{connection.vendor}; at most 12 steps each way, 5 entries of a kind; median CPU-ms\n")
    print(f"{'':<8}{'the page':>27}{'':>7}{'level by level':>20}")
    heads = zip(["entries", "queries", "CPU-ms", "kB", "queries", "CPU-ms"], WIDTHS, strict=True)
    print(f"{'story':<8}" + "".join(f"{head:>{width}}" for head, width in heads))
    for shape in ("star", "chain", "web"):
        for size in SIZES:
            entry = story(shape, size)
            url = f"/en/trail/{entry.address}/"

            def page(url=url):
                answer = client.get(url)
                assert answer.status_code == 200, answer.status_code
                return answer

            page()
            with CaptureQueriesContext(connection) as captured:
                answer = page()
            queries = len(captured)
            within = within and queries <= MOST_QUERIES
            with CaptureQueriesContext(connection) as captured:
                by_level(entry)
            plain = len(captured)
            print(
                f"{shape:<8}{size:>9,}{queries:>9}{cpu_ms(page):>9.1f}"
                f"{len(answer.content) / 1000:>7.0f}{plain:>11}"
                f"{cpu_ms(lambda e=entry: by_level(e)):>9.1f}",
                flush=True,
            )
    print(f"\n{'Within' if within else 'Over'} {MOST_QUERIES} queries.")
    connection.close()
    return 0 if within else 1


def story(shape: str, size: int):
    """Entries and their causes; returns the one whose trail is shown, which reaches many."""
    from django.utils import timezone  # noqa: PLC0415

    from gromada.ledger.models import Cause, Entry  # noqa: PLC0415

    now, rng = timezone.now(), random.Random(size)
    made = Entry.objects.bulk_create(
        [
            Entry(
                kind=f"story.kind_{n % 8}", subject=f"{shape}.part:{n}", by="system",
                happened_at=now, recorded_at=now,
            )
            for n in range(size)
        ],
        batch_size=2000,
    )  # fmt: skip
    causes = {
        "star": lambda n: [0],
        "chain": lambda n: [n - 1],
        "web": lambda n: {rng.randrange(max(0, n // 2), n) for _ in range(3)},
    }[shape]
    Cause.objects.bulk_create(
        [Cause(cause=made[c], effect=made[n]) for n in range(1, size) for c in causes(n)],
        batch_size=2000,
    )
    return made[size // 2 if shape == "chain" else 0]


def by_level(entry, steps: int = 12) -> set[int]:
    """The plain way: one query a level, the reached entries kept in memory."""
    from gromada.ledger.models import Cause  # noqa: PLC0415

    found: set[int] = set()
    for here, there in (("effect", "cause_id"), ("cause", "effect_id")):
        edge, seen = {entry.pk}, {entry.pk}
        for _ in range(steps):
            edge = (
                set().union(
                    *(
                        Cause.objects.filter(**{f"{here}__in": part}).values_list(there, flat=True)
                        for part in parts(sorted(edge))
                    )
                )
                - seen
            )
            if not edge:
                break
            seen |= edge
        found |= seen
    return found


def parts(numbers: list[int], most: int = 900):
    """SQLite takes so many values at once."""
    return [numbers[at : at + most] for at in range(0, len(numbers), most)]


def cpu_ms(work, rounds: int = 5) -> float:
    times = []
    for _ in range(rounds):
        began = time.process_time()
        work()
        times.append((time.process_time() - began) * 1000)
    return statistics.median(times)


if __name__ == "__main__":
    sys.exit(main())
