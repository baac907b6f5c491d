import csv
import io
import json
import time
import zipfile
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from tests.deliberation.factories import make_conversation, make_statement, make_vote
from tests.processes.factories import make_host_person, make_process

from gromada.deliberation.actions import refresh_map
from gromada.deliberation.models import Statement, Vote
from gromada.ledger.models import Entry
from gromada.people.models import Participant

pytestmark = pytest.mark.django_db


@pytest.fixture
def process():
    return make_process(slug="ulice")


def url(rest=""):
    return f"/en/processes/ulice/{rest}"


def answer(client, statement, value=1, **more):
    return client.post(
        url("vote/"),
        {"statement": statement.number, "value": value, "token": "0123456789abcdef", **more},
    )


def test_a_vote_by_form_leads_to_the_next_statement(client, process):
    first, second = make_statement(process), make_statement(process)

    response = client.get(url("vote/"))
    shown = response.context["turn"].statement
    response = client.post(
        url("vote/"),
        {"statement": shown.number, "value": "-1", "token": response.context["token"]},
        follow=True,
    )

    assert Vote.objects.get().value == -1
    assert response.context["turn"].statement == (second if shown == first else first)
    assert response.context["last"].statement == shown


def test_who_has_not_voted_is_not_told_that_all_their_votes_count(client, process):
    statement = make_statement(process)

    before = client.get(url("vote/thanks/")).content.decode()
    answer(client, statement)
    after = client.get(url("vote/thanks/")).content.decode()

    assert "You have not voted yet" in before
    assert "You have voted on 1 statement" in after


def test_a_vote_by_htmx_answers_with_the_next_card(client, process):
    first, _second = make_statement(process), make_statement(process)

    response = client.post(
        url("vote/"),
        {"statement": first.number, "value": "1", "token": "0123456789abcdef"},
        headers={"HX-Request": "true"},
    )

    assert response.status_code == 200
    assert response.templates[0].name == "deliberation/_turn.html"
    assert 'hx-swap-oob="innerHTML:#said"' in response.content.decode()


def test_one_browser_is_one_participant(client, process):
    for statement in (make_statement(process), make_statement(process)):
        answer(client, statement)

    assert Vote.objects.values("participant").distinct().count() == 1


def test_a_vote_that_is_none_is_not_stored(client, process):
    answer(client, make_statement(process), value=7)

    assert not Vote.objects.exists()


def test_a_vote_after_the_end_says_why_it_was_refused(client, process):
    statement = make_statement(process)
    process.phases.update(ends_at=timezone.now() - timedelta(hours=1))

    response = answer(client, statement)
    response = client.get(response.url)

    assert not Vote.objects.exists()
    assert "Voting closed on" in response.content.decode()


def test_the_map_is_offered_after_five_votes(client, process):
    statements = [make_statement(process) for _ in range(8)]
    for statement in statements[:4]:
        answer(client, statement)
    assert not client.get(url("vote/")).context["offers_map"]

    answer(client, statements[4])

    assert client.get(url("vote/")).context["offers_map"]


def test_coming_back_shows_the_earlier_answer(client, process):
    statement = make_statement(process)
    answer(client, statement, value=-1)

    response = client.get(url(f"vote/?statement={statement.number}"))

    assert response.context["turn"].value == -1
    assert 'aria-pressed="true"' in response.content.decode()


def test_a_draft_is_not_there_for_others(client):
    process = make_process(slug="ulice", state="draft")
    statement = make_statement(process)

    assert client.get(url("vote/")).status_code == 404
    assert answer(client, statement).status_code == 404


def test_a_new_statement_is_added_and_its_author_agrees(client, process):
    response = client.post(
        url("statements/add/"), {"text": "  Więcej\r\nławek. ", "language": "pl"}, follow=True
    )

    statement = Statement.objects.get()
    assert (statement.text, statement.number, statement.votes.get().value) == (
        "Więcej ławek.",
        1,
        1,
    )
    assert response.context["statement"] == statement


def test_the_same_words_sent_twice_are_one_statement(client, process):
    for _ in range(2):
        client.post(url("statements/add/"), {"text": "Ławki.", "language": "pl", "is_new": "on"})

    assert Statement.objects.count() == 1


def test_something_alike_is_shown_before_sending(client, process):
    known = make_statement(process, text="W parku powinno być więcej ławek.")
    words = {"text": "Powinno być więcej ławek w parku", "language": "pl"}

    response = client.post(url("statements/add/"), words)
    assert response.context["similar"] == [known]
    assert Statement.objects.count() == 1

    client.post(url("statements/add/"), words | {"is_new": "on"})
    assert Statement.objects.count() == 2


def test_a_statement_may_have_two_hundred_letters_and_no_more(client, process):
    client.post(url("statements/add/"), {"text": "ó" * 200, "language": "pl"})
    assert Statement.objects.count() == 1

    response = client.post(url("statements/add/"), {"text": "ż" * 203, "language": "pl"})

    assert Statement.objects.count() == 1
    assert "3 characters too long" in response.content.decode()
    assert "ż" * 203 in response.content.decode()


def test_letters_with_their_marks_apart_count_as_one(client, process):
    client.post(url("statements/add/"), {"text": "o\u0301" * 200, "language": "pl"})

    assert Statement.objects.get().text == "ó" * 200


def test_nobody_floods_a_process_with_statements(client, process, settings):
    settings.LIMITS = settings.LIMITS | {"deliberation.statements": (2, 3600)}
    for text in ("Ławki", "Drzewa", "Autobusy nocne"):
        response = client.post(url("statements/add/"), {"text": text, "language": "pl"})

    assert Statement.objects.count() == 2
    assert response.status_code == 200
    assert "Autobusy nocne" in response.content.decode()


@pytest.mark.parametrize("order", ["newest", "agreed", "divided", "waiting", "nonsense"])
def test_the_list_costs_the_same_for_one_and_for_twenty(
    client, process, django_assert_num_queries, order
):
    def load():
        client.get(url(f"statements/?order={order}&show=all"))

    answer(client, make_statement(process))
    load()

    with CaptureQueriesContext(connection) as one:
        load()
    for _ in range(19):
        make_vote(make_statement(process))

    with django_assert_num_queries(len(one)):
        load()


def test_the_list_is_sorted_by_what_the_last_map_counted(client, process):
    liked = make_statement(process, agrees=20)
    split = make_statement(process, agrees=10, disagrees=10)
    quiet = make_statement(process)

    def order(name):
        return list(client.get(url(f"statements/?order={name}")).context["page"])

    assert order("agreed")[0] == liked
    assert order("divided")[0] == split
    assert order("waiting")[0] == quiet
    assert order("newest") == [quiet, split, liked]


def test_the_list_can_show_what_is_not_answered(client, process):
    answered, other = make_statement(process), make_statement(process)
    answer(client, answered)

    response = client.get(url("statements/?show=unanswered"))

    assert list(response.context["page"]) == [other]


def test_few_votes_are_not_counted_in_public(client, process):
    make_statement(process, agrees=4)

    assert "Too few votes to show yet" in client.get(url("statements/")).content.decode()


def test_hidden_statements_are_gone_and_their_reason_is_public(client, process):
    hidden = make_statement(process, status="hidden", text="Brzydkie słowa.")

    assert "Brzydkie" not in client.get(url("statements/")).content.decode()
    assert client.get(url("vote/")).context["turn"].statement is None
    listed = client.get(url("statements/hidden/")).content.decode()
    assert hidden.hidden_reason in listed
    assert "Brzydkie" not in listed
    page = client.get(url(f"statements/{hidden.number}/")).content.decode()
    assert hidden.hidden_reason in page
    assert "Brzydkie" not in page


def test_the_author_still_sees_a_hidden_statement_and_why(client, process):
    client.post(url("statements/add/"), {"text": "Moje słowa.", "language": "pl"})
    own = Statement.objects.get()
    own.status, own.hidden_reason, own.hidden_at = "hidden", "Nie na temat.", timezone.now()
    own.save()

    for page in ("statements/mine/", f"statements/{own.number}/"):
        text = client.get(url(page)).content.decode()
        assert "Moje słowa." in text
        assert "Nie na temat." in text


def test_statements_that_are_still_arriving_are_nowhere(client, process):
    make_statement(process, status="arriving", text="Jeszcze w drodze.")

    for page in ("statements/", "statements/hidden/", "vote/"):
        assert "Jeszcze w drodze" not in client.get(url(page)).content.decode()
    assert client.get(url("statements/1/")).status_code == 404


def test_before_enough_people_the_map_says_what_is_missing(client, process):
    make_conversation(process, people=24)
    refresh_map(process=process)

    response = client.get(url("map/"))

    assert "25 people" in response.content.decode()


def test_once_enough_have_voted_the_map_is_being_drawn(client, process):
    make_conversation(process, people=25)

    process_page = client.get(process.get_absolute_url()).content.decode()
    map_page = client.get(url("map/")).content.decode()

    assert "The opinion map is being drawn" in process_page
    assert "The map is being drawn" in map_page
    assert "25 people" not in process_page + map_page


def test_the_map_says_its_result_first(client, process, django_assert_max_num_queries):
    make_conversation(process, people=40)
    refresh_map(process=process)

    with django_assert_max_num_queries(15):
        text = client.get(url("map/")).content.decode()

    assert "Two groups." in text
    assert "You all agree on 1 thing." in text
    assert "You differ on 7." in text
    assert client.get("/pl/processes/ulice/map/").status_code == 200


def test_the_numbers_are_there_as_table_csv_and_json(client, process):
    statements = make_conversation(process, people=40)
    refresh_map(process=process)

    assert client.get(url("map/numbers/")).status_code == 200
    lines = list(csv.reader(io.StringIO(client.get(url("map/opinion-map.csv")).content.decode())))
    assert lines[0][:5] == [
        "statement",
        "text",
        "everyone-agree",
        "everyone-disagree",
        "everyone-pass",
    ]
    assert lines[1][:5] == ["1", statements[0].text, "40", "0", "0"]
    found = json.loads(client.get(url("map/opinion-map.json")).content)
    assert found["counts"]["statements"]["1"]["all"] == [40, 0, 40]


def test_rows_are_for_hosts_and_the_record_says_so(client, process):
    make_conversation(process, people=40)
    refresh_map(process=process)
    client.force_login(make_host_person(process))

    response = client.post(url("map/rows/"), {"reason": "Analiza uczelni."})

    with zipfile.ZipFile(io.BytesIO(response.content)) as packed:
        assert sorted(packed.namelist()) == [
            "comments.csv",
            "participants-votes.csv",
            "summary.csv",
        ]
        rows = packed.read("participants-votes.csv").decode().splitlines()
    assert len(rows) == 41
    entry = Entry.objects.get(kind="deliberation.rows_downloaded")
    assert entry.facts == {"people": 40, "votes": 320, "statements": 8}


def test_rows_are_not_for_others(client, process):
    make_conversation(process, people=40)
    refresh_map(process=process)
    client.force_login(make_host_person(make_process()))

    assert client.post(url("map/rows/"), {"reason": "Ciekawość."}).status_code == 403
    assert not Entry.objects.filter(kind="deliberation.rows_downloaded").exists()


def test_a_text_of_endless_marks_is_refused_without_work(client, process):
    began = time.process_time()
    response = client.post(
        url("statements/add/"),
        {"text": "a" + "\u0301" * 200_000 + "\u0327" * 200_000, "language": "pl"},
    )

    assert response.status_code == 200
    assert not Statement.objects.exists()
    assert time.process_time() - began < 5


@pytest.mark.parametrize("later", ["9" * 5000, "9" * 30, "1," * 5000])
def test_numbers_in_an_address_that_are_none_are_left_out(client, process, later):
    make_statement(process)

    assert client.get(url("vote/"), {"later": later}).status_code == 200


def unpacked(response, name):
    with zipfile.ZipFile(io.BytesIO(response.content)) as packed:
        return list(csv.DictReader(io.StringIO(packed.read(name).decode())))


def test_rows_hold_what_the_map_counted_and_nobody_s_lone_vote(client, process):
    statements = make_conversation(process, people=40)
    rare = make_statement(process, text="=HYPERLINK(1)")
    make_vote(rare, Participant.objects.filter(votes__statement=statements[0]).first())
    refresh_map(process=process)
    make_vote(statements[0])
    client.force_login(make_host_person(process))

    response = client.post(url("map/rows/"), {"reason": "Analiza uczelni."})

    rows = unpacked(response, "participants-votes.csv")
    assert len(rows) == 40
    assert str(rare.number) not in rows[0]
    assert len(unpacked(response, "comments.csv")) == len(statements)
    assert Entry.objects.get(kind="deliberation.rows_downloaded").facts["people"] == 40


def test_a_statement_is_no_formula_in_a_downloaded_table(client, process):
    statements = make_conversation(process, people=40)
    Statement.objects.filter(pk=statements[0].pk).update(text="=HYPERLINK(1)")
    refresh_map(process=process)
    client.force_login(make_host_person(process))

    response = client.post(url("map/rows/"), {"reason": "Analiza uczelni."})

    texts = [row["comment-body"] for row in unpacked(response, "comments.csv")]
    assert "'=HYPERLINK(1)" in texts
    assert not any(text.startswith("=") for text in texts)
