"""Many remarks: accepted, read and reported in a moment."""

import time
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from tests.decisions.factories import make_handed_in, make_office

from gromada.decisions.actions import accept_answer, bring_in_remarks, make_cluster
from gromada.decisions.queries import report_of
from gromada.decisions.queries.document import report_document
from gromada.processes.models import IntakeItem

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def many(process, count):
    now = timezone.now()
    IntakeItem.objects.bulk_create(
        IntakeItem(
            process=process,
            source="form",
            text=f"Proszę o więcej cienia na podwórku numer {n % 97}, bo latem nie da się wyjść.",
            received_at=now - timedelta(days=n % 40),
        )
        for n in range(count)
    )
    bring_in_remarks(process=process)


def cpu(deed):
    begun = time.process_time()
    found = deed()
    return time.process_time() - begun, found


def test_a_thousand_remarks_are_answered_listed_and_reported_in_time(client):
    process, (author, reader) = make_office()
    many(process, 1000)
    remarks = list(process.remarks.all())
    first = make_cluster(process=process, title="Cień", remarks=remarks[:300], by=author)
    answer = make_handed_in(first, author)
    accepting, _answer = cpu(lambda: accept_answer(answer=answer, by=reader))
    for start in range(300, 900, 20):
        cluster = make_cluster(
            process=process, title=f"Temat {start}", remarks=remarks[start : start + 20], by=author
        )
        accept_answer(answer=make_handed_in(cluster, author), by=reader)
    client.force_login(author)
    desk = reverse("decisions:answer_desk", args=[process.slug])
    report = reverse("decisions:report", args=[process.slug])
    client.get(desk)

    costs = {
        "accepting 300": (accepting, 1.0),
        "desk": (cpu(lambda: client.get(desk))[0], 1.0),
        "report": (cpu(lambda: client.get(report))[0], 2.0),
        "document": (cpu(lambda: report_document(report_of(process), language="pl"))[0], 3.0),
    }

    print({name: round(cost, 2) for name, (cost, _most) in costs.items()})
    assert {name: cost for name, (cost, most) in costs.items() if cost > most} == {}
