"""What everybody sees is worked out once, and never shown after it has changed."""

import re
from datetime import timedelta

import pytest
from django.core.cache import caches
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from tests.decisions.factories import make_remark, make_remarks
from tests.evaluation.factories import (
    make_closed_wave,
    make_data,
    make_host,
    make_margins,
    make_measured,
    make_people,
    make_study,
    make_wave,
)
from tests.partnerships.factories import make_signed
from tests.people.factories import make_operator
from tests.processes.factories import make_process

from gromada.evaluation.actions import compute, forget_codes, hide_study, publish_who_takes_part
from gromada.evaluation.models import StudyData, TrustWave

pytestmark = pytest.mark.django_db

PAGES = ["measures", "trust", "inclusion"]
MOST = 15


def page(client, name, *arguments):
    return client.get(reverse(f"evaluation:{name}", args=arguments)).content.decode()


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("host", [False, True])
def test_a_page_that_was_read_before_costs_few_queries(
    client, django_assert_max_num_queries, name, host
):
    process = make_process()
    make_measured(process)
    if host:
        client.force_login(make_host(process))
    page(client, name, process.address)

    with django_assert_max_num_queries(MOST):
        page(client, name, process.address)


@pytest.mark.parametrize("host", [False, True])
def test_a_partnership_and_the_hub_cost_few_as_well(client, django_assert_max_num_queries, host):
    process = make_process()
    make_measured(process)
    partnership = make_signed()
    if host:
        client.force_login(make_host(process))
    page(client, "measures", partnership.address)
    page(client, "overview")

    with django_assert_max_num_queries(MOST):
        page(client, "measures", partnership.address)
    with django_assert_max_num_queries(MOST):
        page(client, "overview")


def test_the_hub_says_plainly_that_nothing_is_measured_and_what_to_do(client):
    empty = page(client, "overview")

    assert "Nothing is measured yet" in empty
    assert reverse("processes:process_list") in empty
    assert reverse("evaluation:study_register") in empty
    assert "is late" not in empty


def test_the_hub_praises_nobody_for_promises_that_nobody_made(client):
    make_process()
    assert "no signed partnership has promised anything" in page(client, "overview")
    assert "No commitment of a partnership is late." not in page(client, "overview")

    make_signed()

    assert "No commitment of a partnership is late." in page(client, "overview")


@pytest.mark.parametrize("first", ["visitor", "host"])
def test_a_host_and_a_visitor_read_the_same_beside_the_tools(client, first):
    process = make_process()
    make_measured(process)
    host_reads = Client()
    host_reads.force_login(make_host(process))
    readers = {"visitor": client, "host": host_reads}

    # who reads first has it drawn for both
    order = sorted(readers, key=lambda who: who != first)
    read = {who: page(readers[who], "measures", process.address) for who in order}

    visitor, host = read["visitor"], read["host"]
    tool = reverse("evaluation:study_register")
    assert (tool in visitor, tool in host) == (False, True)
    assert sections(visitor) == sections(host)


def sections(html):
    return re.findall(r'<section class="section".*?</section>', html, re.DOTALL)


def test_each_language_reads_its_own(client):
    process = make_process()
    make_measured(process)
    url = reverse("evaluation:trust", args=[process.address])
    english = client.get(url.replace("/pl/", "/en/", 1)).content.decode()

    polish = client.get(url.replace("/en/", "/pl/", 1)).content.decode()

    assert "How to read this" in english
    assert "How to read this" not in polish


@pytest.mark.parametrize("name", ["measures", "trust"])
def test_a_round_that_is_closed_stands_there_at_once(client, name):
    process = make_process()
    assert "at 4.0 of" not in page(client, name, process.address)

    make_closed_wave(process, community={f"p{n}": 4 for n in range(8)})

    assert "at 4.0 of" in page(client, name, process.address)


@pytest.mark.parametrize("name", ["measures", "trust"])
def test_what_was_shown_stays_on_the_page_when_codes_are_forgotten(client, name):
    process = make_process()
    for level in (2, 4):
        make_closed_wave(process, community={f"p{n}": level for n in range(8)})
    assert "8 people answered both times" in page(client, name, process.address)

    TrustWave.objects.update(closed_at=timezone.now() - timedelta(days=731))
    assert forget_codes() == 16
    caches["pages"].clear()

    assert "8 people answered both times" in page(client, name, process.address)


@pytest.mark.parametrize("name", ["measures", "inclusion"])
def test_people_are_counted_anew_on_the_page_as_well(client, name):
    process = make_process()
    make_margins(process)
    assert "fewer than ten people" in page(client, name, process.address)

    make_people(process, {"18–34": 5, "35–64": 15})
    publish_who_takes_part(holder=process.address)

    assert "fewer than ten people" not in page(client, name, process.address)


@pytest.mark.parametrize("where", ["measures", "overview"])
def test_a_remark_that_came_in_is_counted_at_once(client, where):
    process = make_process()
    make_remark(process)
    place = [process.address] if where == "measures" else []
    assert "Of 1 input" in page(client, where, *place)

    make_remarks(process, 2)

    assert "Of 3 inputs" in page(client, where, *place)


@pytest.mark.parametrize("where", ["measures", "overview"])
def test_data_that_are_tried_once_more_are_being_computed(client, where):
    process = make_process()
    data = make_data(make_study(about=process))
    compute(data=data)
    place = [process.address] if where == "measures" else []
    assert "being computed" not in page(client, where, *place)

    StudyData.objects.update(
        state=StudyData.State.WAITING, result=None, refusal=None, computed_at=None
    )

    assert "being computed" in page(client, where, *place)


@pytest.mark.parametrize("where", ["measures", "overview", "study_detail"])
def test_a_study_that_was_hidden_is_out_of_sight_at_once(client, where):
    process = make_process()
    study = make_study(about=process, title_en="Is it cooler at the house of Anna Nowak?")
    place = {"measures": [process.address], "overview": [], "study_detail": [study.pk]}[where]
    assert "Anna Nowak" in page(client, where, *place)

    hide_study(study=study, reason="It names a neighbour.", by=make_operator())

    assert "Anna Nowak" not in page(client, where, *place)


@pytest.mark.parametrize("name", PAGES)
def test_one_and_thirty_rows_cost_the_same(client, django_assert_num_queries, name):
    few, many = make_process(slug="few"), make_process(slug="many")
    for process, rows in ((few, 1), (many, 30)):
        make_remarks(process, rows)
        make_closed_wave(process, community={f"p{n}": 4 for n in range(rows + 5)})
        make_wave(process)
    page(client, name, few.address)
    page(client, name, many.address)

    counted = queries_of(client, name, few.address)

    with django_assert_num_queries(counted):
        page(client, name, many.address)


def queries_of(client, name, *arguments):

    with CaptureQueriesContext(connection) as captured:
        page(client, name, *arguments)
    return len(captured.captured_queries)


def test_what_a_study_found_is_worked_out_once_and_stands_anew_with_new_data(
    client, django_assert_max_num_queries
):
    process = make_process()
    study = make_study(about=process)
    assert "The question is fixed" in page(client, "study_detail", study.pk)
    compute(data=make_data(study))
    client.force_login(make_host(process))
    page(client, "study_detail", study.pk)

    with django_assert_max_num_queries(MOST):
        html = page(client, "study_detail", study.pk)

    assert "What was checked" in html
    assert "The question is fixed" not in html
