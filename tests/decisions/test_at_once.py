"""Two people at the same moment: one answer is accepted once, one draft is kept."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection
from tests.decisions.factories import (
    accept,
    make_draft,
    make_full_cluster,
    make_handed_in,
    make_office,
    make_remark,
)

from gromada.decisions.actions import add_to_cluster, bring_in_remarks
from gromada.decisions.models import Answer, Given, Remark
from gromada.ledger.models import Entry
from gromada.verdict import Refused

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*deeds):
    """Do all of it at the same moment, each on a connection of its own; what came of each."""
    together = Barrier(len(deeds))

    def run(deed):
        together.wait()
        try:
            return deed()
        except Refused as refusal:
            return refusal
        finally:
            connection.close()

    with ThreadPoolExecutor(len(deeds)) as pool:
        return [found.result() for found in [pool.submit(run, deed) for deed in deeds]]


def test_two_second_readers_at_once_accept_one_answer_once():
    process, (author, first, second) = make_office(people=3)
    answer = make_handed_in(make_full_cluster(process, author, size=5), author)

    found = at_once(
        lambda: accept(answer, by=first),
        lambda: accept(answer, by=second),
    )

    assert sorted(isinstance(each, Refused) for each in found) == [False, True]
    assert Entry.objects.filter(kind="decisions.answer_accepted").count() == 1
    assert Given.objects.count() == 5


def test_a_remark_that_joins_at_the_moment_of_accepting_is_answered_or_refused():
    process, (author, reader) = make_office()
    cluster = make_full_cluster(process, author, size=2)
    late = make_remark(process)
    answer = make_handed_in(cluster, author)

    accepted, joined = at_once(
        lambda: accept(answer, by=reader),
        lambda: add_to_cluster(cluster=cluster, remarks=[late], by=author),
    )

    assert not isinstance(accepted, Refused)
    late.refresh_from_db()
    # refused while it is read, or joined after: then it waits for the next answer
    assert isinstance(joined, Refused) == (late.cluster is None)
    assert late.answer is None
    assert Given.objects.count() == 2


def test_two_drafts_at_once_are_one_answer_in_work():
    process, (first, second) = make_office()
    cluster = make_full_cluster(process, first)

    at_once(
        lambda: make_draft(cluster, first, reason="Tak."),
        lambda: make_draft(cluster, second, reason="Nie."),
    )

    assert Answer.objects.count() == 1


def test_remarks_are_brought_in_once_however_many_jobs_run():
    process, _people = make_office()
    make_remark(process)
    Remark.objects.all().delete()

    found = at_once(*[lambda: bring_in_remarks(process=process)] * 3)

    assert sorted(found) == [0, 0, 1]
    assert Remark.objects.count() == 1
