"""The page of a process: what it is about, what one can do, what comes of it."""

from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone, translation
from tests.decisions.factories import make_remark
from tests.drafting.factories import make_drafting_process, make_policy
from tests.partnerships.factories import make_partnership, make_signed, seated
from tests.people.factories import make_line
from tests.processes.factories import make_host_person, make_person, make_phase, make_process

from gromada.deliberation.actions import add_statement
from gromada.ledger.actions import declare_kind, record
from gromada.people.models import Visitor
from gromada.processes.models import Process

pytestmark = pytest.mark.django_db
MADE = declare_kind("processes.example_made", "An example was made")


@pytest.fixture(autouse=True)
def in_english():
    with translation.override("en"):
        yield


def page_of(process, client):
    return client.get(f"/en/processes/{process.slug}/").content.decode()


def said(process, text="More shade."):
    by = Visitor(browser_key="somebody else here")
    return add_statement(process=process, text=text, language="en", by=by)


def test_the_page_names_the_question_the_hosts_and_the_phase(client):
    process = make_process()

    page = page_of(process, client)

    assert f"<h1>{process.question_en}</h1>" in page
    assert all(host.organisation.name in page for host in process.hosts.all())
    assert "We collect statements and votes until" in page


def test_the_question_is_asked_in_the_readers_language(client):
    process = make_process()

    assert process.question_pl in client.get(f"/pl/processes/{process.slug}/").content.decode()


@pytest.mark.parametrize("state", Process.State.values)
def test_a_draft_is_found_by_its_hosts_only(client, state):
    process = make_process(state=state)
    shown = 200 if state != "draft" else 404
    assert client.get(f"/en/processes/{process.slug}/").status_code == shown
    client.force_login(make_person())
    assert client.get(f"/en/processes/{process.slug}/").status_code == shown
    client.force_login(make_host_person(process))

    assert client.get(f"/en/processes/{process.slug}/").status_code == 200


# --- the one thing to do now -------------------------------------------------


def step(page):
    """What the large button says."""
    after = page.partition("button--large")[2].partition("</svg>")[2]
    return after.partition("</a>")[0].strip()


def test_the_first_thing_to_do_is_to_vote(client):
    process = make_process()
    said(process)

    assert step(page_of(process, client)) == "Vote on statements"


def test_when_nobody_has_spoken_the_first_thing_is_to_speak(client):
    assert step(page_of(make_process(), client)) == "Add a statement"


def test_with_an_account_only_the_first_thing_is_to_sign_in(client):
    process = make_process(participation="account")

    page = page_of(process, client)

    assert step(page) == "Sign in to take part"
    assert f"?next=/en/processes/{process.slug}/" in page


def test_when_only_inputs_are_collected_one_sends_an_input(client):
    process = make_process(phases=False)
    make_phase(process, allows_statements=False, allows_votes=False)

    assert step(page_of(process, client)) == "Send an input"


@pytest.mark.parametrize("starts_in", [-20, 10])
def test_when_nothing_is_open_there_is_no_large_button(client, starts_in):
    process = make_process(phases=False)
    make_phase(process, starts_in=starts_in, lasts=10)

    assert "button--large" not in page_of(process, client)


def test_before_the_first_phase_the_page_does_not_speak_of_what_was_said(client):
    process = make_process(phases=False)
    make_phase(process, starts_in=10)

    assert "What has been said so far" not in page_of(process, client)


def test_hosts_find_their_desk(client):
    process = make_process()
    assert "Host desk" not in page_of(process, client)
    client.force_login(make_host_person(process))

    assert f"/en/processes/{process.slug}/host/" in page_of(process, client)


# --- what comes of it ----------------------------------------------------------


def test_what_happens_next_is_told_with_its_dates(client):
    due = timezone.localdate() + timedelta(days=60)
    process = make_process(result_due_on=due)
    make_phase(process, starts_in=20, lasts=10, kind="drafting", allows_statements=False,
               allows_votes=False)  # fmt: skip

    page = page_of(process, client)

    assert "both sides write the draft." in page
    assert "The hosts publish the result, with reasons, by" in page


def test_a_result_is_shown_as_it_was_written_and_not_as_markup(client):
    process = make_process(
        state="effects", result_en="We plant <b>lindens</b>.", effects_en="Forty lindens."
    )

    page = page_of(process, client)

    assert "We plant &lt;b&gt;lindens&lt;/b&gt;." in page
    assert "Forty lindens." in page
    assert "What happens next" not in page


def test_the_page_costs_the_same_however_much_was_said(client):
    def queries(process):
        with CaptureQueriesContext(connection) as captured:
            page_of(process, client)
        return len(captured)

    short, long = make_process(), make_process()
    said(short)
    for number in range(8):
        said(long, f"Statement number {number}, about something else: {'abcdefgh'[number] * 9}.")
        make_phase(long, starts_in=20 + 10 * number, lasts=10)

    assert queries(long) == queries(short)
    assert queries(long) <= 15


def test_a_demo_says_on_every_page_that_it_is_one(client, settings):
    process = make_process()
    assert "Lipowa Dolina does not exist" not in page_of(process, client)
    settings.DEMO = True

    assert "Lipowa Dolina does not exist" in page_of(process, client)


# --- what grew out of it -------------------------------------------------------


def entry_of(process):
    with transaction.atomic():
        return record(MADE, subject=process, holder=process, by="system")


def test_what_grew_out_of_it_is_what_the_record_leads_to(client):
    process, another = make_process(), make_process()
    grown = make_signed(title_en="A pact of the street", because=[entry_of(process)])
    make_signed(title_en="A pact of elsewhere", because=[entry_of(another)])

    page = page_of(process, client)

    assert f'href="{grown.get_absolute_url()}"' in page
    assert "A pact of elsewhere" not in page


def test_what_is_only_prepared_is_shown_to_its_parties_alone(client):
    process = make_process()
    grown = make_partnership(title_en="A pact to be", because=[entry_of(process)])

    assert "A pact to be" not in page_of(process, client)
    client.force_login(seated(grown))
    assert "A pact to be" in page_of(process, client)


def test_everything_on_the_page_costs_the_same_for_one_and_for_many(client):
    def queries(process):
        client.get(process.get_absolute_url())
        with CaptureQueriesContext(connection) as captured:
            assert client.get(process.get_absolute_url()).status_code == 200
        return len(captured)

    def full(many):
        process = make_drafting_process()
        official = make_host_person(process, "institution")
        for number in range(many):
            make_policy(process, by=official)
            make_remark(process)
            make_signed(because=[entry_of(process)])
            said(process, f"Statement {number}: {'abcdefghij'[number % 10] * 9}.")
        return process, official

    (short, sits_here), (long, sits_there) = full(1), full(5)
    assert queries(long) == queries(short) <= 15
    for process, person in ((short, sits_here), (long, sits_there)):
        client.force_login(person)
        assert queries(process) <= 15


def test_what_is_kept_of_the_record_is_new_as_soon_as_the_record_is(client):
    process = make_drafting_process()
    official = make_host_person(process, "institution")
    make_policy(process, by=official, title_en="Rules of the yard")
    assert "Rules of the yard" in page_of(process, client)

    make_policy(process, by=official, title_en="Rules of the street")
    grown = make_signed(title_en="A pact of the street", because=[entry_of(process)])

    page = page_of(process, client)
    assert "Rules of the street" in page
    assert grown.title_en in page


def test_how_many_show_a_card_is_counted_and_their_cards_are_one_step_away(client):
    process = make_process()
    assert "Nobody shows everyone a card here yet." in page_of(process, client)
    for audience in ("everyone", "everyone", "seats"):
        make_line(shown_at=process.address, audience=audience)

    page = page_of(process, client)

    assert "2 people show a card" in page
    assert f"/together/{process.address}/" in page
