"""The pages: what they say, what they cost, and that they work without JavaScript."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from tests.drafting.factories import (
    AFTER,
    NIGHT,
    carry,
    make_amendment,
    make_drafting_process,
    make_hosts,
    make_policy,
)
from tests.people.factories import make_person
from tests.processes.factories import make_input, make_phase, make_process
from tests.seminars.factories import make_question, make_seminar

from gromada.charters.actions import move
from gromada.drafting.models import Amendment, Policy
from gromada.drafting.queries import what_waits_for

pytestmark = pytest.mark.django_db


def page(client, name, *args, **query):
    response = client.get(reverse(f"drafting:{name}", args=args), query)
    assert response.status_code == 200, response.status_code
    return response.content.decode()


def at(policy, *more):
    return policy.process.slug, policy.slug, *more


@pytest.fixture
def process():
    return make_drafting_process()


@pytest.fixture
def hosts(process):
    return make_hosts(process)


@pytest.fixture
def policy(process, hosts):
    return make_policy(process, by=hosts[0])


def test_the_text_is_there_to_read_and_to_link_to(client, policy):
    make_amendment(policy)

    text = page(client, "policy_detail", *at(policy))

    assert 'id="c-2-1"' in text
    assert "Drzewa podlewa gmina przez rok." in text
    assert "1 open amendment" in text
    assert "propose/?clause=3" in text


def test_whose_words_says_the_numbers_of_the_worked_case(client, process, hosts):
    policy = make_policy(process, by=hosts[0], text=NIGHT, language="en")
    amendment = make_amendment(policy, key="p1", text=f"{NIGHT} {AFTER}")
    carry("accept", amendment, by=hosts[0])

    text = page(client, "words", *at(policy))

    assert "Of 13 words: the office 8, the residents&#x27; side 5." in text
    assert "62%" in text
    assert "38%" in text
    assert f'<a class="words words--b" href="{policy.get_absolute_url()}clauses/p1/#w-0">' in text
    assert f'<a class="words words--a" href="{policy.get_absolute_url()}clauses/p1/#w-1">' in text


def test_the_history_of_a_clause_quotes_where_the_idea_came_from(client, policy, hosts):
    item = make_input(
        policy.process, text="Kto podlewa drzewa?", outcome="taken_up", answer="Gmina.",
        answered_by=policy.process.hosts.first(), answered_at=policy.opened_at,
    )  # fmt: skip
    # an input without an entry stands in no record, so the source is entered as it came
    Amendment.objects.filter(pk=make_amendment(policy).pk).update(source_address=item.address)
    carry("accept", Amendment.objects.get(), by=hosts[0])

    text = page(client, "clause_detail", *at(policy, "3"))

    assert "Kto podlewa drzewa?" in text
    assert "Młode drzewa potrzebują wody." in text
    assert 'id="w-1"' in text
    assert reverse("innovations:trail", args=[item.address]) in text


def test_an_input_that_waits_is_not_quoted(client, policy, hosts):
    item = make_input(policy.process, text="Mam na imię Jan Tajny.")
    Amendment.objects.filter(pk=make_amendment(policy).pk).update(source_address=item.address)

    assert "Tajny" not in page(client, "amendment_detail", *at(policy, 1))
    assert "Tajny" not in page(client, "amendment_propose", *at(policy), clause="3")


def test_an_amendment_shows_what_goes_and_what_comes_in_words_too(client, policy):
    make_amendment(policy, text="Drzewa podlewa gmina przez trzy lata.")

    text = page(client, "amendment_detail", *at(policy, 1))

    assert (
        '<del class="difference__gone"><span class="visually-hidden" lang="en">[taken out:]' in text
    )
    assert "trzy lata" in text


def test_a_browser_without_an_account_proposes_by_the_form(client, policy):
    url = reverse("drafting:amendment_propose", args=at(policy)) + "?clause=3"
    assert "Drzewa podlewa gmina przez rok." in client.get(url).content.decode()

    response = client.post(url, {"text": "Drzewa podlewa szkoła.", "reason": "Bo tak."})

    amendment = Amendment.objects.get()
    assert response.url == amendment.get_absolute_url()
    assert amendment.proposer is not None
    assert "Withdraw my amendment" in client.get(response.url).content.decode()


def test_a_form_that_cannot_be_taken_says_why(client, policy):
    url = reverse("drafting:amendment_propose", args=at(policy)) + "?clause=3"

    same = client.post(url, {"text": "Drzewa podlewa gmina przez rok.", "reason": "Bo."})
    bare = client.post(url, {"text": "Inaczej.", "reason": ""})

    assert "stand there already" in same.content.decode()
    assert "Say why" in bare.content.decode()
    assert not Amendment.objects.exists()


def test_a_clause_is_added_and_taken_out_by_the_form(client, policy):
    url = reverse("drafting:amendment_propose", args=at(policy))

    client.post(f"{url}?kind=add", {"number": "§ 4.", "text": "Koniec.", "reason": "Brakuje."})
    client.post(f"{url}?clause=2-2&kind=remove", {"reason": "Zbędne."})

    kinds = [(each.kind, each.clause_number) for each in Amendment.objects.all()]
    assert kinds == [("add", "§ 4."), ("remove", "")]


def test_a_host_opens_a_text_and_reads_what_is_wrong_with_it(client, process, hosts):
    client.force_login(hosts[0])
    url = reverse("drafting:policy_open", args=[process.slug])
    facts = {"title_pl": "Zasady", "language": "pl", "format": "numbered"}

    wrong = client.post(url, {**facts, "text": "§ 1. Raz.\n§ 3. Trzy."})
    right = client.post(url, {**facts, "text": "§ 1. Raz.\n§ 2. Dwa."})

    assert "Line 2: “§ 3.” comes after “§ 1.”" in wrong.content.decode()
    assert right.url == Policy.objects.get().get_absolute_url()


def test_accepting_asks_for_a_reason_and_says_who_has_to_agree(client, policy, hosts):
    amendment = make_amendment(policy)
    client.force_login(hosts[0])
    url = reverse("drafting:amendment_accept", args=at(policy, 1))

    assert "Propose it" in client.get(url).content.decode()
    response = client.post(url, {"reason": "Dobre."})
    client.force_login(hosts[1])
    motion = client.get(response.url)

    assert "I consent" in motion.content.decode()
    pk = response.url.rstrip("/").rpartition("/")[2]
    client.post(reverse("charters:motion_say", args=[pk]), {"stance": "consent", "reason": ""})
    amendment.refresh_from_db()
    assert amendment.is_accepted


def test_residents_see_no_buttons_of_hosts(client, policy):
    make_amendment(policy)

    text = page(client, "amendment_detail", *at(policy, 1))

    assert "Accept this amendment" not in text
    assert client.get(reverse("drafting:amendment_accept", args=at(policy, 1))).status_code == 302


def test_the_list_shows_what_was_chosen(client, policy, hosts):
    make_amendment(policy)
    carry("accept", make_amendment(policy, key="1", text="Nasze.", by=hosts[0]), by=hosts[0])

    accepted = page(client, "amendment_list", *at(policy), state="accepted")
    by_residents = page(client, "amendment_list", *at(policy), side="community")

    assert ("2. Change" in accepted, "1. Change" in accepted) == (True, False)
    assert ("2. Change" in by_residents, "1. Change" in by_residents) == (False, True)


def test_the_text_is_taken_away_as_files(client, policy):
    markdown = client.get(reverse("drafting:policy_markdown", args=at(policy)))
    docx = client.get(reverse("drafting:policy_docx", args=at(policy)))

    assert "**§ 1.** Podwórka są wspólne." in markdown.content.decode()
    assert docx.content[:2] == b"PK"
    assert docx["Content-Disposition"] == f'attachment; filename="{policy.slug}.docx"'


def test_without_a_phase_of_drafting_the_page_says_so(client):
    process = make_process()

    text = page(client, "policy_list", process.slug)

    assert "There is no text yet" in text


@pytest.mark.parametrize("name", ["policy_detail", "words", "amendment_list"])
def test_a_page_costs_the_same_for_one_amendment_and_for_thirty(
    client, policy, hosts, name, django_assert_max_num_queries
):
    def queries_needed():
        with django_assert_max_num_queries(15) as asked:
            page(client, name, *at(policy))
        return len(asked)

    carry("accept", make_amendment(policy, text="Drzewa podlewa szkoła."), by=hosts[0])
    make_amendment(policy)
    few = queries_needed()
    for n in range(15):
        text = f"Podwórka są wspólne od {n} lat."
        carry("accept", make_amendment(policy, key="1", text=text), by=hosts[0])
        make_amendment(policy, key="2", text=f"O podwórka dba {n} osób:")

    assert queries_needed() == few


def test_the_history_of_a_clause_costs_the_same_however_long_it_is(
    client, policy, hosts, django_assert_max_num_queries
):
    def queries_needed():
        with django_assert_max_num_queries(15) as asked:
            page(client, "clause_detail", *at(policy, "1"))
        return len(asked)

    carry("accept", make_amendment(policy, key="1", text="Nasze."), by=hosts[0])
    few = queries_needed()
    for n in range(5):
        carry("accept", make_amendment(policy, key="1", text=f"Nasze {n}."), by=hosts[0])

    assert queries_needed() == few


def test_open_amendments_wait_on_the_desk_of_who_holds_a_seat(client, policy, hosts):
    make_amendment(policy)
    being_decided = make_amendment(policy, key="1", text="Nasze.")
    move(act="drafting.accept_amendment", subject=being_decided, reason="Tak.", by=hosts[1])

    (waits,) = what_waits_for(hosts[0])
    client.force_login(hosts[0])

    assert waits.note.startswith("1 amendment waits")
    assert waits.url in client.get(reverse("charters:desk")).content.decode()
    assert what_waits_for(make_person()) == []


def test_an_input_asked_in_public_can_be_named_as_the_source(client, policy):
    question = make_question(make_seminar(), text="Kto podlewa drzewa przez trzy lata?")
    make_input(policy.process, text="Pytanie z seminarium.", source_address=question.address)
    make_input(policy.process, text="Prywatne.")

    text = page(client, "amendment_propose", *at(policy), clause="3")

    assert ("Pytanie z seminarium." in text, "Prywatne." in text) == (True, False)


def test_a_source_that_waits_in_an_input_is_quoted_as_it_was_asked_in_public(client, policy):
    question = make_question(make_seminar(), text="Kto podlewa drzewa przez trzy lata?")
    item = make_input(policy.process, text="Notatka urzędu.", source_address=question.address)
    Amendment.objects.filter(pk=make_amendment(policy).pk).update(source_address=item.address)

    text = page(client, "amendment_detail", *at(policy, 1))

    assert "Kto podlewa drzewa przez trzy lata?" in text
    assert "It began with a question at a seminar" in text
    assert "Notatka urzędu." not in text


@pytest.mark.parametrize("name", ["policy_detail", "words", "amendment_list"])
def test_a_page_costs_few_queries_for_who_holds_a_seat(
    client, policy, hosts, name, django_assert_max_num_queries
):
    make_amendment(policy)
    client.force_login(hosts[0])
    page(client, name, *at(policy))

    with django_assert_max_num_queries(15):
        page(client, name, *at(policy))


def test_a_text_whose_drafting_closed_takes_inputs_while_a_phase_does(client):
    process = make_drafting_process()
    policy = make_policy(process)
    send = reverse("processes:intake_send", args=[process.slug])
    process.phases.update(
        starts_at=timezone.now() - timedelta(days=9), ends_at=timezone.now() - timedelta(days=5)
    )
    make_phase(process)

    assert "you can send an input about any clause" in page(client, "policy_detail", *at(policy))
    assert send in page(client, "policy_detail", *at(policy))

    process.phases.update(allows_intake=False)
    assert send not in page(client, "policy_detail", *at(policy))
