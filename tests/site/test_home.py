import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django.utils.html import strip_tags
from tests.decisions.factories import make_remark
from tests.drafting.factories import make_amendment, make_drafting_process, make_policy
from tests.people.factories import make_operator, make_participant, make_person
from tests.processes.factories import make_host_person, make_process
from tests.seminars.factories import make_question, make_seminar

from gromada.decisions.actions import bring_in_remarks
from gromada.ledger.queries import last_change
from gromada.people.models import Visitor
from gromada.processes.models import Process
from gromada.seminars.models import Seminar
from gromada.site import navigation

pytestmark = pytest.mark.django_db


def page(client, path="/en/"):
    return client.get(path).content.decode()


def test_what_can_be_done_comes_first(client):
    process = make_process(question_en="Where do we plant trees?")

    html = page(client)

    first_link = re.search(r'<main.*?<a href="([^"]+)"', html, re.DOTALL)
    assert first_link[1] == f"/en/processes/{process.slug}/vote/"
    assert "Where do we plant trees?" in html


def test_an_empty_site_says_what_will_be_here(client):
    html = page(client)

    assert "you will find it here" in html
    assert "gromada people make-operator" in html
    assert "/en/processes/new/together/" in html


@pytest.mark.parametrize("make", [make_operator, lambda: make_process(state=Process.State.DRAFT)])
def test_a_site_that_somebody_runs_is_not_called_new(client, make):
    make()

    assert "make-operator" not in page(client)


def test_a_draft_is_shown_to_its_hosts_only(client):
    process = make_process(question_en="A secret question?", state=Process.State.DRAFT)
    host = make_host_person(process)

    assert "A secret question?" not in page(client)

    client.force_login(host)
    assert "A secret question?" in page(client)


def test_what_came_of_finished_ones(client):
    process = make_process(question_en="Where do we plant trees?")
    Process.objects.filter(pk=process.pk).update(
        state=Process.State.RESULT_PUBLISHED,
        closed_at=timezone.now(),
        result_published_at=timezone.now(),
    )

    html = page(client)

    assert "What came of it" in html
    assert f"/en/processes/{process.slug}/vote/" not in html


def test_the_first_page_costs_the_same_for_one_and_for_many(client, django_assert_num_queries):
    make_process()
    with django_assert_num_queries(4):
        client.get("/en/")

    for _more in range(5):
        make_process()

    with django_assert_num_queries(4):
        client.get("/en/")


def test_what_has_begun_stands_before_what_has_not(client):
    make_process(question_en="Has it begun?")
    coming = make_process(question_en="Is it coming?")
    coming.phases.update(starts_at=timezone.now() + timedelta(days=9))
    coming.phases.update(ends_at=timezone.now() + timedelta(days=19))

    lines = page(client).partition("Where things stand")[2]

    assert 0 < lines.index("Has it begun?") < lines.index("Is it coming?")


def test_a_seminar_to_sign_up_for_is_among_what_can_be_done(client):
    seminar = make_seminar(title_en="Shade that works")
    draft = make_seminar(title_en="Not yet told", state=Seminar.State.DRAFT)

    html = page(client)

    assert seminar.get_absolute_url() in html
    assert draft.title not in html


@pytest.mark.parametrize(
    ("path", "door"),
    [("/en/decisions/", "Decide"), ("/en/challenges/", "Partner"), ("/en/observatory/", "Prove")],
)
def test_a_page_behind_a_door_marks_the_door(client, path, door):
    marked = re.findall(r'aria-current="true">([^<]+)<', page(client, path))

    assert set(marked) == {door}


def test_my_matters_are_mine_alone(client):
    response = client.get("/en/my/")

    assert response.status_code == 302
    assert "/account/login/" in response.headers["Location"]


def test_my_matters_begin_empty_and_say_what_will_come(client):
    client.force_login(make_host_person(make_process()))

    assert "You have not taken part in anything yet" in page(client, "/en/my/")


def test_my_matters_show_what_i_sent_and_asked_with_its_day(client):
    person = make_person()
    process = make_process()
    mine = make_participant(process.address, Visitor(person=person))
    remark = make_remark(process, participant=mine, text="Ławka w cieniu.")
    question = make_question(make_seminar(), asker=mine)
    make_remark(process, text="Cudza uwaga.")
    client.force_login(person)

    html = page(client, "/en/my/")

    assert remark.get_absolute_url() in html
    assert "answer due by" in html
    assert question.get_absolute_url() in html
    assert "Cudza uwaga." not in html


def test_my_amendment_says_which_it_is_and_what_it_changes(client):
    person = make_person()
    process = make_drafting_process()
    policy = make_policy(process)
    mine = Visitor(person=person)
    make_amendment(policy, by=mine, key="3", text="Drzewa podlewa gmina przez dwa lata.")
    make_amendment(policy, by=mine, key="2", kind="remove", reason="To już jest w ustawie.")
    make_amendment(policy, by=mine, key="1", kind="add", number="§ 1a.", text="Także nocą.")
    bring_in_remarks(process=process)
    client.force_login(person)

    html = page(client, "/en/my/")
    words = " ".join(strip_tags(html).split())

    assert "Amendment 1 to § 3: Drzewa podlewa gmina przez dwa lata." in words
    assert "Amendment 2, to take out § 2: To już jest w ustawie." in words
    assert "Amendment 3, a new clause: Także nocą." in words
    answer = page(client, process.remarks.get(amendment__number=1).get_absolute_url())
    assert f'href="{policy.amendments.get(number=1).get_absolute_url()}"' in answer


def test_my_matters_cost_the_same_for_one_and_for_three_of_what_i_sent(client):
    person = make_person()
    process = make_drafting_process()
    policy = make_policy(process)
    mine = make_participant(process.address, Visitor(person=person))
    client.force_login(person)

    def queries():
        make_remark(process, participant=mine)
        make_amendment(policy, by=Visitor(person=person))
        bring_in_remarks(process=process)
        page(client, "/en/my/")
        with CaptureQueriesContext(connection) as captured:
            page(client, "/en/my/")
        return len(captured)

    assert queries() == queries() == queries()


def test_who_has_answers_to_write_has_a_desk_also_without_a_seat(client):
    process = make_process()
    make_remark(process)
    client.force_login(make_host_person(process))

    assert 'href="/en/desk/"' in page(client)
    assert f"/en/processes/{process.slug}/answers/desk/" in page(client)
    assert f"/en/processes/{process.slug}/answers/desk/" in page(client, "/en/desk/")
    assert f"/en/processes/{process.slug}/answers/desk/" in page(
        client, f"/en/processes/{process.slug}/"
    )


def test_who_has_nothing_to_do_has_no_desk(client):
    make_remark(make_process())
    client.force_login(make_person())

    assert 'href="/en/desk/"' not in page(client)


def test_while_nothing_is_in_the_record_the_desk_is_looked_at_anew():
    process = make_process()
    person = make_host_person(process)
    before = navigation.on_desk(person).count

    make_remark(process)

    assert (last_change(), before) == ("", 0)
    assert navigation.on_desk(person).count == 1
