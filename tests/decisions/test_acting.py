"""Who may answer is asked when it happens; what a page found before does not count."""

import pytest
from tests.decisions.factories import make_draft, make_office, make_remark
from tests.people.factories import make_organisation

from gromada.charters.models import Seat
from gromada.decisions.actions import (
    give_to,
    make_cluster,
    publish_report,
    set_term,
)
from gromada.decisions.permissions import may_answer
from gromada.processes.models import Host, Process
from gromada.verdict import Refused

pytestmark = pytest.mark.django_db


def draft(process, remark, by):
    remark.process = process
    make_draft(remark, by)


def put_together(process, remark, by):
    make_cluster(process=process, title="Shade", remarks=[remark], by=by)


def give(process, remark, by):
    give_to(process=process, remarks=[remark], owner=None, by=by)


def report(process, _remark, by):
    publish_report(process=process, by=by)


def say_until_when(process, _remark, by):
    set_term(process=process, days=20, by=by)


@pytest.mark.parametrize("act", [draft, put_together, give, report, say_until_when])
def test_who_acts_for_no_host_any_more_may_not_answer(act):
    process, [person] = make_office(people=1)
    remark = make_remark(process)
    page = Process.objects.prefetch_related("hosts").get(pk=process.pk)
    assert may_answer(person, page)

    institution = Host.objects.filter(process=process, side=Host.Side.INSTITUTION)
    institution.update(organisation=make_organisation())
    Seat.objects.filter(person=person).update(person=None)

    with pytest.raises(Refused):
        act(page, remark, person)
