"""What a study can be registered about, offered to choose from."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from tests.evaluation.factories import make_host, make_study
from tests.innovations.factories import make_innovation
from tests.partnerships.factories import make_signed
from tests.people.factories import make_membership, make_operator, make_person
from tests.processes.factories import make_process

from gromada.charters.queries import charter_of
from gromada.evaluation import queries
from gromada.evaluation.permissions import may_register_study
from gromada.evaluation.queries.things import MOST_OFFERED
from gromada.innovations.models import Innovation
from gromada.partnerships.models import Partnership
from gromada.processes.models import Host, Process

pytestmark = pytest.mark.django_db

MOST = 15


def test_what_is_offered_is_what_may_be_studied():
    process, signed, author = make_process(), make_signed(), make_person()
    make_process(state=Process.State.DRAFT)
    make_innovation(by=author)
    seat_holder = charter_of(signed).seats.exclude(person=None).first().person
    of_a_party = make_membership(organisation=signed.parties.first().organisation).person
    people = [make_host(process), seat_holder, of_a_party, author, make_person(), make_operator()]

    everything = [
        *Process.objects.order_by("-pk"),
        *Partnership.objects.order_by("-pk"),
        *Innovation.objects.order_by("-pk"),
    ]
    for person in people:
        allowed = [thing for thing in everything if may_register_study(person, thing)]
        assert queries.things_to_study(person) == allowed
    assert [len(queries.things_to_study(person)) for person in people] == [1, 1, 1, 1, 0, 3]


@pytest.mark.parametrize("page", ["study_register", "data_add"])
@pytest.mark.parametrize("seated", [True, False])
def test_one_and_thirty_things_cost_the_same(client, page, seated):
    first = make_process()
    person = make_host(first) if seated else make_operator()
    study = make_study(about=first, by=person)
    address = reverse(f"evaluation:{page}", args=[study.pk] if page == "data_add" else [])
    client.force_login(person)
    client.get(address)
    counted = queries_of(client, address)

    for _ in range(29):
        Host.objects.filter(process=make_process(), side="institution").update(
            organisation=first.hosts.get(side="institution").organisation
        )

    assert queries_of(client, address) == counted <= MOST
    assert len(queries.things_to_study(person)) == 30


def queries_of(client, address):
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    return len(captured.captured_queries)


def test_more_than_somebody_would_look_through_are_not_listed(client):
    client.force_login(make_operator())
    for _ in range(MOST_OFFERED + 1):
        make_process()

    content = client.get(reverse("evaluation:study_register")).content.decode()

    assert "The link of a partnership, a process or an innovation" in content
