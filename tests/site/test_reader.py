"""What every page pays for who reads it."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import HttpResponse
from django.test import RequestFactory
from tests.charters.factories import make_charter, seats
from tests.people.factories import make_membership
from tests.processes.factories import make_process

from gromada.charters.models import Seat
from gromada.charters.queries import desk, own_seat, own_seats
from gromada.people.queries import organisation_ids_of
from gromada.processes.queries import processes_visible_to
from gromada.site.middleware.visitor import VisitorMiddleware

pytestmark = pytest.mark.django_db


@pytest.fixture
def process():
    return make_process()


@pytest.fixture
def person(process):
    """Somebody who belongs to an organisation and holds a seat."""
    seat = seats(make_charter(holder=process), "community")[0]
    make_membership(seat.person)
    return seat.person


def reader_of(person, method="get"):
    request = getattr(RequestFactory(), method)("/")
    request.user, request.session = person, Session()
    VisitorMiddleware(lambda request: HttpResponse())(request)
    return request.user


class Session(dict):
    accessed = False


def test_what_a_page_asks_of_its_reader_again_and_again_is_asked_once(
    process, person, django_assert_num_queries
):
    reader = reader_of(person)

    with django_assert_num_queries(2):  # memberships, seats
        for _ in range(3):
            assert organisation_ids_of(reader)
            assert own_seat(reader, process)
            assert own_seats(reader)


def test_nothing_is_asked_where_nothing_is_needed(person, django_assert_num_queries):
    with django_assert_num_queries(0):
        reader_of(person)


def test_the_desk_leaves_every_own_seat_at_hand(process, person, django_assert_num_queries):
    neighbour = Seat.objects.filter(charter__holder=process.address).exclude(person=person).first()
    Seat.objects.filter(pk=neighbour.pk).update(delegate=person)
    asked = {seat.pk for seat in own_seats(person)}
    reader = reader_of(person)

    desk(reader)

    with django_assert_num_queries(1):
        kept = {seat: (seat.person, seat.organisation, seat.delegate) for seat in own_seats(reader)}
    assert {seat.pk for seat in kept} == asked
    assert len(asked) == 2


def test_what_exists_for_a_reader_is_found_with_one_more_query(person, django_assert_num_queries):
    reader = reader_of(person)
    assert organisation_ids_of(reader)
    assert own_seats(reader)

    with django_assert_num_queries(1):
        assert list(processes_visible_to(reader))


def test_an_act_asks_anew(process, person):
    by = reader_of(person, "post")
    assert own_seat(by, process)

    own_seat(by, process).delete()
    by.memberships.all().delete()

    assert own_seat(by, process) is None
    assert organisation_ids_of(by) == []


def test_a_visitor_has_no_part_to_ask_for(process, django_assert_num_queries):
    visitor = reader_of(AnonymousUser())

    with django_assert_num_queries(0):
        assert organisation_ids_of(visitor) == []
        assert own_seat(visitor, process) is None
        assert list(own_seats(visitor)) == []


def test_a_page_with_nothing_on_it_costs_somebody_seated_three_queries(
    client, person, django_assert_max_num_queries
):
    client.force_login(person)
    client.get("/en/accessibility/")  # counts what waits, which is kept

    with django_assert_max_num_queries(3):  # session, person, messages with the record
        client.get("/en/accessibility/")
