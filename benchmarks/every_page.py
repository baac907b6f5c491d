"""Every main page of the demo: queries and CPU-ms, for a visitor and for a seat holder.

Reads the demo in GROMADA_DATA, or loads one of its own. Pages are warm: what is kept
between requests is there. What is over 15 queries or 15 CPU-ms is marked. A word after
the command takes the pages whose name contains it, and prints their queries as well.
On PostgreSQL, with a demo of its own: python tests/postgres.py python benchmarks/every_page.py
"""

import gc
import os
import shutil
import statistics
import sys
import tempfile
import time
import warnings
from collections.abc import Callable, Iterator

QUERIES, CPU_MS = 15, 15.0
ROUNDS = 5


def main(wanted: str = "") -> int:
    own = "" if os.environ.get("GROMADA_DATA") else tempfile.mkdtemp(prefix="gromada-bench-")
    os.environ |= {"GROMADA_DEMO": "yes", "GROMADA_DATA": own or os.environ["GROMADA_DATA"]}
    try:
        begin()
        return measure(wanted)
    finally:
        shutil.rmtree(own, ignore_errors=True) if own else None


def begin() -> None:
    warnings.filterwarnings("ignore", "No directory at")
    from gromada.site.commands import demo, platform  # noqa: PLC0415

    platform.start()
    from django.conf import settings  # noqa: PLC0415
    from django.urls import reverse  # noqa: PLC0415

    settings.STORAGES["staticfiles"] = {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
    }
    settings.LIMITS = dict.fromkeys(settings.LIMITS, (10**9, 3600))
    demo.prepare()
    # every view loaded, and left alone by the garbage collector: see site/wsgi.py
    reverse("home")
    gc.collect()
    gc.freeze()


def measure(wanted: str) -> int:
    from django.test import Client  # noqa: PLC0415

    from gromada.people.models import Person  # noqa: PLC0415
    from gromada.site.demo.people import OFFICIAL  # noqa: PLC0415

    visitor = Client(SERVER_NAME="127.0.0.1")
    seated = Client(SERVER_NAME="127.0.0.1")
    seated.force_login(Person.objects.get(email=OFFICIAL))
    over = 0
    print(f"{'':<34}{'visitor':>16}{'seat holder':>18}")
    print(f"{'':<34}{'queries':>8}{'CPU-ms':>8}{'queries':>10}{'CPU-ms':>8}")
    for name, address in pages():
        if wanted not in name:
            continue
        row, within = f"{name:<34}", True
        for client, width in ((visitor, 8), (seated, 10)):
            found = measured(client, address, show=bool(wanted))
            if found is None:  # a page for those who act here
                row += f"{'·':>{width}}{'·':>8}"
                continue
            queries, cpu = found
            within = within and queries <= QUERIES and cpu <= CPU_MS
            row += f"{queries:>{width}}{cpu:>8.1f}"
        over += not within
        print(row + ("" if within else "   over"), flush=True)
    print(f"\n{over} over {QUERIES} queries or {CPU_MS:.0f} CPU-ms.")
    return 0


def measured(client, address: str, *, show: bool) -> tuple[int, float] | None:
    """Queries of one warm request, and the median of its CPU-ms; None where it is refused."""
    from django.db import connection  # noqa: PLC0415
    from django.test.utils import CaptureQueriesContext  # noqa: PLC0415

    for _ in range(3):
        answer = client.get(address)
        if answer.status_code in {302, 403, 404}:
            return None
        assert answer.status_code == 200, (address, answer.status_code)
    with CaptureQueriesContext(connection) as captured:
        client.get(address)
    queries = captured.captured_queries  # read now: the next request empties the log
    for number, query in enumerate(queries if show else (), 1):
        print(f"  {number:>3} {query['sql'][:400]}")
    times = []
    for _ in range(ROUNDS):
        began = time.process_time()
        client.get(address)
        times.append((time.process_time() - began) * 1000)
    return len(queries), statistics.median(times)


def pages() -> Iterator[tuple[str, str]]:
    """What each page is called here, and its address in this demo."""
    from django.urls import reverse  # noqa: PLC0415
    from django.utils.translation import override  # noqa: PLC0415

    with override("pl"):
        for name, where, find in named_pages():
            yield name, reverse(where, args=find())


def named_pages() -> list[tuple[str, str, Callable[[], list]]]:
    from gromada.charters.models import Motion, Seat  # noqa: PLC0415
    from gromada.charters.queries import charter_of  # noqa: PLC0415
    from gromada.decisions.models import Decision  # noqa: PLC0415
    from gromada.drafting.models import Policy  # noqa: PLC0415
    from gromada.evaluation.models import Study  # noqa: PLC0415
    from gromada.innovations.models import Challenge, Innovation  # noqa: PLC0415
    from gromada.ledger.models import Entry  # noqa: PLC0415
    from gromada.observatory.models import ImportedCase  # noqa: PLC0415
    from gromada.partnerships.models import Commitment  # noqa: PLC0415
    from gromada.people.models import Organisation  # noqa: PLC0415
    from gromada.processes.models import Process  # noqa: PLC0415
    from gromada.seminars.models import Seminar  # noqa: PLC0415

    policy = Policy.objects.select_related("process").latest("pk")
    process = policy.process
    commitment = Commitment.objects.select_related("partnership").earliest("pk")
    partnership = commitment.partnership
    running = Process.objects.filter(state="running").latest("pk")
    text = [process.slug, policy.slug]
    charter, pact_charter = charter_of(process), charter_of(partnership)

    def of(*known: object) -> Callable[[], list]:
        return lambda: list(known)

    nothing = of()
    return [
        ("home", "home", nothing),
        ("my matters", "my_matters", nothing),
        ("desk", "charters:desk", nothing),
        ("process list", "processes:process_list", nothing),
        ("process", "process_detail", of(process.slug)),
        ("process running", "process_detail", of(running.slug)),
        ("host desk", "processes:host_desk", of(process.slug)),
        ("inputs", "processes:intake_list", of(process.slug)),
        ("statements", "deliberation:statement_list", of(process.slug)),
        ("vote", "deliberation:vote", of(running.slug)),
        ("map", "deliberation:map", of(process.slug)),
        ("policy list", "drafting:policy_list", of(process.slug)),
        ("policy text", "drafting:policy_detail", of(*text)),
        ("policy words", "drafting:words", of(*text)),
        ("amendments", "drafting:amendment_list", of(*text)),
        ("amendment", "drafting:amendment_detail", of(*text, 1)),
        ("answers", "decisions:remark_list", of(process.slug)),
        ("answer desk", "decisions:answer_desk", of(process.slug)),
        ("remark", "decisions:remark_detail", of(process.slug, 1)),
        ("overdue remarks", "decisions:overdue_list", nothing),
        ("decision list", "decisions:decision_list", nothing),
        ("decision", "decisions:decision_detail", lambda: [Decision.objects.latest("pk").pk]),
        ("report", "decisions:report", of(process.slug)),
        ("partnership list", "partnerships:partnership_list", nothing),
        ("partnership", "partnerships:partnership_detail", of(partnership.slug)),
        (
            "commitment",
            "partnerships:commitment_detail",
            of(partnership.slug, commitment.number),
        ),
        ("due list", "partnerships:due_list", nothing),
        ("prove", "evaluation:overview", nothing),
        ("measures of a process", "evaluation:measures", of(process.address)),
        ("measures of a partnership", "evaluation:measures", of(partnership.address)),
        ("studies", "evaluation:study_list", nothing),
        ("study", "evaluation:study_detail", lambda: [Study.objects.earliest("pk").pk]),
        ("trust", "evaluation:trust", of(process.address)),
        ("inclusion", "evaluation:inclusion", of(process.address)),
        ("comparison", "observatory:comparison", nothing),
        ("cases", "observatory:case_list", nothing),
        ("case", "observatory:case_detail", lambda: [ImportedCase.objects.earliest("pk").key]),
        ("turns", "observatory:turn_list", nothing),
        ("bundles", "observatory:bundle_list", nothing),
        ("charter", "charters:charter_detail", of(charter.pk)),
        ("charter of the pact", "charters:charter_detail", of(pact_charter.pk)),
        ("versions", "charters:version_list", of(charter.pk)),
        ("motions", "charters:motion_list", of(charter.pk)),
        ("motion open", "charters:motion_detail", lambda: [open_or_last(Motion)]),
        ("motion settled", "charters:motion_detail", lambda: [Motion.objects.earliest("pk").pk]),
        ("seat", "charters:seat_detail", lambda: [Seat.objects.earliest("pk").pk]),
        ("trail", "innovations:trail", of(partnership.address)),
        ("challenge list", "innovations:challenge_list", nothing),
        (
            "challenge",
            "innovations:challenge_detail",
            lambda: [Challenge.objects.earliest("pk").slug],
        ),
        ("innovation list", "innovations:innovation_list", nothing),
        (
            "innovation",
            "innovations:innovation_detail",
            lambda: [Innovation.objects.earliest("pk").slug],
        ),
        ("seminar list", "seminars:seminar_list", nothing),
        ("seminar", "seminars:seminar_detail", lambda: [Seminar.objects.earliest("pk").slug]),
        ("questions", "seminars:question_list", lambda: [Seminar.objects.earliest("pk").slug]),
        ("who brings what", "people:who_brings_what", of(process.address)),
        ("own card", "people:card", nothing),
        ("organisation list", "people:organisation_list", nothing),
        (
            "organisation",
            "people:organisation_detail",
            lambda: [Organisation.objects.earliest("pk").slug],
        ),
        ("inbox", "notices:notice_list", nothing),
        ("record", "ledger:entry_list", nothing),
        ("entry", "ledger:entry_detail", lambda: [Entry.objects.latest("pk").pk]),
        ("checkpoint", "ledger:checkpoint_detail", nothing),
    ]


def open_or_last(motions) -> int:
    rows = motions.objects.order_by("-pk")
    return (rows.filter(state__in=["open", "waiting"]).first() or rows[0]).pk


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
