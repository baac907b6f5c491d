"""The pages of a conversation and one vote: queries and CPU-ms a request.

On SQLite and on PostgreSQL (DATABASE_URL, or a throw-away cluster), beside a bare
Django view in the same run. CPU is what the process used, not the wall clock, so
that a busy machine changes it by a third and not by ten; the ratio to the bare view tells
by how much. A vote is measured with the card that answers it. What is over its budget is marked.
"""

import gc
import itertools
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import warnings
from pathlib import Path
from urllib.parse import urlencode
from uuid import uuid4

HERE = Path(__file__).resolve()
sys.path.insert(0, str(HERE.parent.parent))

STATEMENTS, SHOWN, VOTES = 100, 20, 20_000
HOST = "127.0.0.1"
AS_A_BROWSER = "application/x-www-form-urlencoded"
FRAME = {"BEGIN", "COMMIT", "SAVEPOINT", "RELEASE"}  # of a transaction: they ask nothing
PAGE, VOTE = (15, 15.0), (8, 4.0)  # queries and CPU-ms, at most


def main() -> int:
    print(f"{STATEMENTS} statements, {VOTES:,} votes; median CPU-ms of one request, and ratio")
    print("to a bare Django view through the same middleware, measured in the same run.\n")
    kept = [run_on("SQLite", "")]
    if address := os.environ.get("DATABASE_URL"):
        kept.append(run_on("PostgreSQL", address))
    else:
        from tests.postgres import cluster  # noqa: PLC0415

        with cluster() as address:
            kept.append(run_on("PostgreSQL", address))
    print("All within their budgets." if all(kept) else "Something is over its budget.")
    return 0


def run_on(name: str, address: str) -> bool:
    """Measure in a process of its own, with data of its own."""
    folder = tempfile.mkdtemp(prefix="gromada-bench-")
    known = {**os.environ, "GROMADA_DATA": folder, "DATABASE_URL": address}
    try:
        done = subprocess.run([sys.executable, HERE, name], check=False, env=known)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    return done.returncode == 0


# --- in the process that measures --------------------------------------------


def measure(name: str) -> int:
    os.environ["DJANGO_SETTINGS_MODULE"] = "gromada.site.settings"
    import django  # noqa: PLC0415
    from django.conf import settings  # noqa: PLC0415

    warnings.filterwarnings("ignore", "No directory at")
    settings.STORAGES["staticfiles"] = {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
    }
    settings.LIMITS = dict.fromkeys(settings.LIMITS, (10**9, 3600))
    django.setup()
    from django.core.management import call_command  # noqa: PLC0415
    from django.db import connection  # noqa: PLC0415
    from django.test import Client  # noqa: PLC0415

    from gromada.site import urls  # noqa: PLC0415

    in_database_of_its_own(connection)
    call_command("migrate", verbosity=0)
    urls.urlpatterns.append(bare_view())
    process, official = conversation()
    as_served()
    _queries, bare = measured(getting(Client(SERVER_NAME=HOST), "/bare/"))
    print(f"{name}, a bare view: {bare:.2f} CPU-ms")
    kept = True
    for who, person in (("a visitor", None), ("a seat holder", official)):
        print(f"  {who:<32}{'queries':>8}{'CPU-ms':>8}{'ratio':>8}")
        for title, request, (most_queries, most_cpu) in requests_of(process, person):
            queries, cpu = measured(request)
            within = queries <= most_queries and cpu <= most_cpu
            kept = kept and within
            verdict = "" if within else f"   over {most_queries} or {most_cpu}"
            print(f"    {title:<30}{queries:>8}{cpu:>8.2f}{cpu / bare:>8.1f}{verdict}")
    print()
    connection.close()
    return 0 if kept else 1


def as_served() -> None:
    """With every view loaded, and left alone by the garbage collector: see site/wsgi.py."""
    from django.urls import reverse  # noqa: PLC0415

    reverse("home")
    gc.collect()
    gc.freeze()


def in_database_of_its_own(connection) -> None:
    """On a server somebody gave us, leave what is there alone."""
    if connection.vendor != "postgresql":
        return
    with connection.cursor() as cursor:
        cursor.execute("CREATE SCHEMA gromada_bench")
        cursor.execute("SET search_path TO gromada_bench")


def bare_view():
    from django.http import HttpResponse  # noqa: PLC0415
    from django.urls import path  # noqa: PLC0415

    return path("bare/", lambda request: HttpResponse("hello"))


def conversation():
    """A running process with a charter, a text, statements, votes and a map; and who sits in it."""
    from django.utils import timezone  # noqa: PLC0415
    from tests.decisions.factories import make_remark  # noqa: PLC0415
    from tests.deliberation.factories import make_statement  # noqa: PLC0415
    from tests.drafting.factories import make_drafting_process, make_policy  # noqa: PLC0415
    from tests.processes.factories import make_host_person  # noqa: PLC0415

    from gromada.deliberation.actions import refresh_map  # noqa: PLC0415
    from gromada.deliberation.models import Vote  # noqa: PLC0415
    from gromada.people.models import Participant  # noqa: PLC0415

    process = make_drafting_process()
    official = make_host_person(process, "institution")
    make_policy(process, by=official)
    make_remark(process)
    statements = [
        make_statement(process, text=f"Stwierdzenie {number}, trochę dłuższe niż to konieczne.")
        for number in range(STATEMENTS)
    ]
    people = Participant.objects.bulk_create(
        Participant(holder=process.address, browser_hash=f"{number:064x}")
        for number in range(VOTES // SHOWN)
    )
    now = timezone.now()
    Vote.objects.bulk_create(
        [
            Vote(
                participant=person,
                statement=statements[(at + 7 * turn) % STATEMENTS],
                value=1 if (at % 2) ^ (turn % 3 == 0) else -1,
                cast_at=now,
            )
            for at, person in enumerate(people)
            for turn in range(SHOWN)
        ],
        batch_size=2000,
    )
    refresh_map(process=process)
    return process, official


def requests_of(process, person):
    """What one reader asks for, who has taken part: each with its title and its budget."""
    from django.test import Client  # noqa: PLC0415

    client = Client(SERVER_NAME=HOST)
    if person is not None:
        client.force_login(person)
    page = f"/pl/processes/{process.slug}/"
    plain = voting(client, f"{page}vote/")
    plain()
    return [
        ("process page", getting(client, page), PAGE),
        (f"statements, {SHOWN} of {STATEMENTS}", getting(client, f"{page}statements/"), PAGE),
        ("voting page", getting(client, f"{page}vote/"), PAGE),
        ("vote, and the next card", voting(client, f"{page}vote/", HTTP_HX_REQUEST="true"), VOTE),
        ("vote without JavaScript", plain, VOTE),
    ]


def getting(client, address):
    def get():
        answer = client.get(address)
        assert answer.status_code == 200, answer.status_code

    return get


def voting(client, address, **headers):
    """A function that casts the next vote."""
    turns = itertools.count(1)

    def vote():
        turn = next(turns)
        said = {"statement": turn % STATEMENTS + 1, "value": turn % 3 - 1, "token": uuid4().hex}
        # as a browser sends it; the test client would send the form in parts
        answer = client.post(address, urlencode(said), content_type=AS_A_BROWSER, **headers)
        assert answer.status_code == (200 if headers else 302), answer.status_code

    return vote


def measured(request, *, rounds: int = 7, each: int = 30) -> tuple[int, float]:
    """Queries of one request, and the median over rounds of its CPU-ms."""
    from django.db import connection  # noqa: PLC0415
    from django.test.utils import CaptureQueriesContext  # noqa: PLC0415

    for _ in range(5):
        request()
    with CaptureQueriesContext(connection) as captured:
        request()
    queries = sum(each["sql"].split()[0] not in FRAME for each in captured.captured_queries)
    times = []
    for _ in range(rounds):
        began = time.process_time()
        for _ in range(each):
            request()
        times.append((time.process_time() - began) * 1000 / each)
    return queries, statistics.median(times)


if __name__ == "__main__":
    sys.exit(measure(sys.argv[1]) if len(sys.argv) > 1 else main())
