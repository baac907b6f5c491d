"""Visitors change the demo that others tour: what they make or take away breaks no page."""

import pytest
from django.utils.translation import override
from tests.decisions.factories import make_remark
from tests.evaluation.factories import make_study
from tests.partnerships.factories import make_signed
from tests.processes.factories import make_process

from gromada.decisions.models import Cluster
from gromada.site.demo import tour
from gromada.site.demo.story.pact import PACT
from gromada.site.demo.story.process import PROCESS
from gromada.site.demo.story.study import STUDY
from gromada.site.demo.tour import places

pytestmark = pytest.mark.django_db
GONE = "The page of this station is not in this demo any more."


@pytest.fixture
def process(settings):
    settings.DEMO = True
    return make_process(slug=PROCESS)


def make_cluster(process, title="Kto podlewa (§ 4)"):
    remark = make_remark(process)
    return Cluster.objects.create(process=process, title=title, made_at=remark.received_at)


def shown(client, address):
    page = client.get(address)
    assert page.status_code == 200, address
    return page.content.decode()


def test_a_second_cluster_study_or_pact_of_the_same_name_leads_nobody_astray(process, client):
    cluster, _other = make_cluster(process), make_cluster(process, "Inaczej o (§ 4)")
    pacts = [make_signed(title_pl=PACT) for _one in range(2)]
    studies = [make_study(title_pl=STUDY, about=process) for _one in range(2)]

    answer = client.post("/en/tour/2/")

    assert answer.url == f"/en/processes/{PROCESS}/answers/clusters/{cluster.pk}/"
    assert GONE not in shown(client, "/en/")
    assert "Begin at the first station" in shown(client, "/en/tour/")
    with override("en"):
        assert places.pact() == pacts[0].get_absolute_url()
        assert places.study() == studies[0].get_absolute_url()


def test_a_station_whose_page_is_gone_says_so_and_leads_on(process, client):
    make_cluster(process)
    assert client.post("/en/tour/2/").url != "/en/tour/"
    Cluster.objects.all().delete()

    page, home = shown(client, "/en/tour/"), shown(client, "/en/")

    # at the station itself and in the bar; the other stations of this bare demo are gone too
    assert page.count(GONE) == sum(not station.url for station in tour.STATIONS) + 1
    assert 'action="/en/tour/2/"' not in page
    assert 'action="/en/tour/2/"' not in home
    assert 'action="/en/tour/3/"' in home
    assert GONE in home
    assert client.post("/en/tour/2/").url == "/en/tour/"
