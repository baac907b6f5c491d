"""A thousand remarks: answered, shown on the desk, reported as a page and as a document.

    python benchmarks/answers.py

On SQLite in a folder of its own, or on an empty database of DATABASE_URL. CPU-seconds
of each, once: what a person waits for when they press the button.
"""

import os
import shutil
import sys
import tempfile
import time
import warnings
from datetime import timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

REMARKS, AT_ONCE, OF_A_CLUSTER = 1000, 300, 20


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
    from django.urls import reverse  # noqa: PLC0415
    from tests.decisions.factories import make_handed_in, make_office  # noqa: PLC0415

    from gromada.decisions.actions import accept_answer, make_cluster  # noqa: PLC0415
    from gromada.decisions.queries import report_of  # noqa: PLC0415
    from gromada.decisions.queries.document import report_document  # noqa: PLC0415

    call_command("migrate", verbosity=0)
    process, (author, reader) = make_office()
    arrive(process)
    remarks = list(process.remarks.all())
    print(f"{connection.vendor}, {REMARKS:,} remarks; CPU-seconds\n")

    def answer(chosen, title):
        cluster = make_cluster(process=process, title=title, remarks=chosen, by=author)
        handed_in = make_handed_in(cluster, author)
        return cpu(lambda: accept_answer(answer=handed_in, by=reader))

    show(f"accept an answer to {AT_ONCE}", answer(remarks[:AT_ONCE], "Cień"))
    for start in range(AT_ONCE, REMARKS - 100, OF_A_CLUSTER):
        answer(remarks[start : start + OF_A_CLUSTER], f"Temat {start}")

    client = Client(SERVER_NAME="127.0.0.1")
    client.force_login(author)
    for title, name in (("desk", "answer_desk"), ("report, a page", "report")):
        address = reverse(f"decisions:{name}", args=[process.slug])
        assert client.get(address).status_code == 200
        show(title, cpu(lambda address=address: client.get(address)))
    show("report, a document", cpu(lambda: report_document(report_of(process), language="pl")))
    return 0


def arrive(process) -> None:
    from django.utils import timezone  # noqa: PLC0415

    from gromada.decisions.actions import bring_in_remarks  # noqa: PLC0415
    from gromada.processes.models import IntakeItem  # noqa: PLC0415

    now = timezone.now()
    IntakeItem.objects.bulk_create(
        IntakeItem(
            process=process,
            source="form",
            text=f"Proszę o więcej cienia na podwórku numer {n % 97}, bo latem nie da się wyjść.",
            received_at=now - timedelta(days=n % 40),
        )
        for n in range(REMARKS)
    )
    bring_in_remarks(process=process)


def cpu(deed) -> float:
    begun = time.process_time()
    deed()
    return time.process_time() - begun


def show(title: str, seconds: float) -> None:
    print(f"  {title:<28}{seconds:>8.2f}")


if __name__ == "__main__":
    raise SystemExit(main())
