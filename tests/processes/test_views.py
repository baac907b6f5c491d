"""The pages of processes."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from tests.decisions.factories import make_amended_remark, make_remark
from tests.drafting.factories import make_drafting_process
from tests.ledger.factories import make_entry
from tests.processes.factories import (
    make_host_person,
    make_input,
    make_organisation,
    make_person,
    make_phase,
    make_process,
)

from gromada.charters.actions import say
from gromada.charters.models import Motion
from gromada.decisions.actions import bring_in_remarks
from gromada.decisions.models import AnswerTerm
from gromada.ledger.models import Entry
from gromada.processes.actions import answer_input, record_input
from gromada.processes.models import Process
from gromada.processes.queries import day_words

pytestmark = pytest.mark.django_db


def at(name, *args):
    return reverse(f"processes:{name}", args=args)


def confirm(client, url, **typed):
    return client.post(url, {**typed, "confirmed": "yes"})


# --- reading ---------------------------------------------------------------


def test_the_list_shows_what_runs_and_what_is_over(client):
    running = make_process(question_en="What about the trees?")
    over = make_process(question_en="What about the benches?", state="effects")
    draft = make_process(question_en="What about the cars?", state="draft")

    page = client.get(at("process_list")).content.decode()

    assert running.question in page
    assert over.question in page
    assert draft.question not in page


def test_the_list_costs_the_same_for_one_and_for_many(client):
    def queries():
        with CaptureQueriesContext(connection) as captured:
            client.get(at("process_list"))
        return len(captured)

    make_process()
    one = queries()
    for _ in range(5):
        make_phase(make_process(), starts_in=20)

    assert queries() == one


@pytest.mark.parametrize(
    "name", ["process_timeline", "intake_list", "intake_send", "host_desk", "process_edit"]
)
def test_a_draft_does_not_exist_for_others(client, name):
    process = make_process(state="draft")
    client.force_login(make_person())

    assert client.get(at(name, process.slug)).status_code == 404


@pytest.mark.parametrize("state", Process.State.values)
def test_hosts_see_their_desk_in_every_state(client, state):
    process = make_process(state=state)
    client.force_login(make_host_person(process))

    assert client.get(at("host_desk", process.slug)).status_code == 200


def test_strangers_do_not_see_the_desk(client):
    process = make_process()
    assert client.get(at("host_desk", process.slug)).status_code == 302
    client.force_login(make_person())

    refusal = client.get(at("host_desk", process.slug))

    assert refusal.status_code == 403
    assert "Only people who act for one of the two hosts may do this." in refusal.content.decode()


def test_the_desk_costs_the_same_for_one_phase_and_for_many(client, django_assert_max_num_queries):
    process = make_process()
    client.force_login(make_host_person(process))
    for number in range(5):
        make_phase(process, starts_in=20 + 10 * number, lasts=10)

    make_entry()
    client.get(at("host_desk", process.slug))  # what lies on the own desk is counted once
    with django_assert_max_num_queries(15):
        client.get(at("host_desk", process.slug))


def test_the_timeline_tells_who_did_what_and_why(client):
    process = make_process(state="draft")
    client.force_login(make_host_person(process, side="community"))
    confirm(client, at("process_act", process.slug, "publish"), reason="Both sides are ready.")

    page = client.get(at("process_timeline", process.slug)).content.decode()

    assert "The process was published" in page
    assert "Both sides are ready." in page
    assert process.hosts.get(side="community").organisation.name in page


def test_what_came_on_paper_is_no_act_of_a_host(client):
    process = make_process()
    host = make_host_person(process)
    record_input(
        process=process, source="paper", source_address="", text="Ławki.", language="pl", by=host
    )

    page = client.get(at("process_timeline", process.slug)).content.decode()

    assert "An input arrived" not in page


def test_the_record_calls_a_host_by_its_name_once_the_process_is_public(client):
    process = make_process(state="draft")
    host = process.hosts.get(side="community")
    make_entry(subject=process, by=host)

    assert host.organisation.name not in client.get("/en/ledger/").content.decode()
    Process.objects.filter(pk=process.pk).update(state="running", published_at=timezone.now())
    make_entry(subject=process, by=host)

    assert host.organisation.name in client.get("/en/ledger/").content.decode()


# --- acting ----------------------------------------------------------------


def test_an_act_first_shows_what_will_happen(client):
    process = make_process()
    client.force_login(make_host_person(process))

    page = client.post(at("process_act", process.slug, "close"), {"reason": "Time is up."})

    process.refresh_from_db()
    assert process.state == "running"
    assert "This will happen" in page.content.decode()
    assert "Time is up." in page.content.decode()


def test_a_confirmed_act_is_done(client):
    process = make_process()
    client.force_login(make_host_person(process))

    answer = confirm(client, at("process_act", process.slug, "close"), reason="Time is up.")

    process.refresh_from_db()
    assert process.state == "closed"
    assert answer.url == at("host_desk", process.slug)


def test_who_has_to_agree_is_said_before_and_after(client):
    process = make_process()
    neighbour = make_host_person(process, side="community")
    client.force_login(make_host_person(process))
    url = at("process_act", process.slug, "close")

    page = client.post(url, {"reason": "Time is up."}).content.decode()
    assert "This will happen once it is agreed" in page
    assert "only if a person from the office and a person from the residents" in page
    answer = confirm(client, url, reason="Time is up.")

    motion = Motion.objects.get()
    assert answer.url == motion.get_absolute_url()
    process.refresh_from_db()
    assert process.state == "running"
    assert "Somebody has proposed this already" in client.get(url).content.decode()
    say(motion=motion, stance="consent", by=neighbour)
    process.refresh_from_db()
    assert process.state == "closed"


def test_a_member_without_a_seat_sees_the_desk_and_why_they_cannot_act(client):
    process = make_process()
    for _seat in range(2):
        make_host_person(process)
    client.force_login(make_host_person(process))

    page = client.get(at("host_desk", process.slug)).content.decode()

    assert "Only people who hold a seat under the charter may propose this." in page
    assert "Close the process" not in page


def test_an_act_without_a_reason_is_not_done(client):
    process = make_process()
    client.force_login(make_host_person(process))

    page = confirm(client, at("process_act", process.slug, "close"), reason=" ")

    process.refresh_from_db()
    assert process.state == "running"
    assert "Write it here." in page.content.decode()


def test_changing_ones_mind_keeps_what_was_typed(client):
    process = make_process(state="closed")
    make_host_person(process, side="community")
    client.force_login(make_host_person(process))
    typed = {"result_pl": "Sadzimy drzewa.", "reason": "Agreed on 3 May."}

    page = client.post(
        at("process_act", process.slug, "result"), {**typed, "change": "yes"}
    ).content.decode()

    assert "Sadzimy drzewa." in page
    assert "Agreed on 3 May." in page
    assert "See what will happen" in page


def test_a_refused_act_says_why_and_keeps_what_was_typed(client):
    process = make_process()
    phase = process.phases.get()
    client.force_login(make_host_person(process))
    earlier = (phase.last_day - timedelta(days=2)).isoformat()

    page = confirm(
        client,
        at("phase_act", process.slug, phase.pk, "extend"),
        ends_at=earlier,
        reason="Faster, please.",
    ).content.decode()

    assert "already lasts until" in page
    assert "Faster, please." in page
    assert not Entry.objects.filter(kind__startswith="processes.").exists()


def test_extending_says_which_phases_move(client):
    process = make_process()
    phase = process.phases.get()
    make_phase(process, starts_at=phase.ends_at, lasts=10, title_en="Drafting")
    client.force_login(make_host_person(process))

    page = client.post(
        at("phase_act", process.slug, phase.pk, "extend"),
        {"ends_at": (phase.last_day + timedelta(days=14)).isoformat(), "reason": "Holidays."},
    ).content.decode()

    assert "“Drafting” moves with it" in page


def test_an_extended_phase_lasts_to_the_midnight_after_its_new_last_day(client):
    process = make_process()
    phase = process.phases.get()
    client.force_login(make_host_person(process))
    last_day = phase.last_day + timedelta(days=7)

    confirm(
        client,
        at("phase_act", process.slug, phase.pk, "extend"),
        ends_at=last_day.isoformat(),
        reason="Holidays.",
    )

    phase.refresh_from_db()
    assert phase.last_day == last_day
    assert timezone.localtime(phase.ends_at).hour == 0


def test_an_act_that_the_state_does_not_allow_says_why(client):
    process = make_process()
    client.force_login(make_host_person(process))

    page = client.get(at("process_act", process.slug, "result")).content.decode()

    assert "Close the process first" in page
    assert '<form method="post" class="form"' not in page


@pytest.mark.parametrize("path", ["host/burn/", "host/phases/0/close/"])
def test_unknown_acts_and_phases_are_not_found(client, path):
    process = make_process()
    client.force_login(make_host_person(process))

    assert client.get(f"/en/processes/{process.slug}/{path}").status_code == 404


# --- preparing -------------------------------------------------------------


def filled(person=None, **changes):
    institution, community = make_organisation(), make_organisation()
    if person:
        person.memberships.create(organisation=institution)
    return {
        "question_pl": "Jak ochłodzić ulicę Lipową?",
        "territory": "Lipowa Dolina",
        "participation": "open",
        "institution": institution.pk,
        "community": community.pk,
        "phases-TOTAL_FORMS": 1,
        "phases-INITIAL_FORMS": 0,
        "phases-0-title_pl": "Stwierdzenia",
        "phases-0-kind": "statements",
        "phases-0-first_day": "2030-03-01",
        "phases-0-last_day": "2030-03-31",
        "phases-0-allows_votes": "on",
        **changes,
    }


def test_a_draft_is_saved_with_an_address_made_of_its_question(client):
    person = make_person()
    client.force_login(person)

    answer = client.post(at("process_create"), filled(person))

    process = Process.objects.get()
    assert answer.url == at("host_desk", "jak-ochlodzic-ulice-lipowa")
    phase = process.phases.get()
    assert (phase.first_day.isoformat(), phase.last_day.isoformat()) == ("2030-03-01", "2030-03-31")
    assert phase.allows_votes
    assert not phase.allows_statements


def test_another_phase_is_added_without_losing_what_was_typed(client):
    person = make_person()
    client.force_login(person)

    page = client.post(
        at("process_create"), filled(person, add_phase="yes", territory="Ulica Lipowa")
    ).content.decode()

    assert "Ulica Lipowa" in page
    assert "phases-1-first_day" in page
    assert not Process.objects.exists()


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"question_pl": ""}, "Write the question in at least one language."),
        ({"phases-0-last_day": "2030-02-01"}, "The last day comes before the first one."),
        ({"phases-0-title_pl": ""}, "Name the phase in at least one language."),
        ({"slug": "new"}, "This address is used by the site."),
        (
            {
                "phases-TOTAL_FORMS": 2,
                "phases-1-title_pl": "Projekt",
                "phases-1-kind": "drafting",
                "phases-1-first_day": "2030-03-31",
                "phases-1-last_day": "2030-04-30",
            },
            "Two phases overlap.",
        ),
    ],
)
def test_what_is_wrong_with_a_draft_is_said(client, changes, sentence):
    person = make_person()
    client.force_login(person)

    page = client.post(at("process_create"), filled(person, **changes)).content.decode()

    assert sentence in page
    assert "Lipowa Dolina" in page
    assert not Process.objects.exists()


def test_an_empty_form_asks_for_what_it_needs_in_plain_words(client):
    person = make_person()
    person.memberships.create(organisation=make_organisation())
    client.force_login(person)
    empty = {"phases-TOTAL_FORMS": 1, "phases-INITIAL_FORMS": 0, "phases-0-kind": "statements"}

    page = client.post(at("process_create"), empty).content.decode()

    assert "Write the question in at least one language." in page
    assert "process_has_a_question" not in page
    assert "Name the phase" not in page


def test_a_draft_may_be_saved_before_its_phases_are_known(client):
    person = make_person()
    client.force_login(person)
    unknown = {"phases-0-title_pl": "", "phases-0-first_day": "", "phases-0-last_day": ""}

    client.post(at("process_create"), filled(person, **unknown, **{"phases-0-allows_votes": ""}))

    assert not Process.objects.get().phases.exists()


def test_two_drafts_of_one_question_get_two_addresses(client):
    person = make_person()
    client.force_login(person)
    client.post(at("process_create"), filled(person))

    client.post(at("process_create"), filled(person))

    assert sorted(Process.objects.values_list("slug", flat=True)) == [
        "jak-ochlodzic-ulice-lipowa",
        "jak-ochlodzic-ulice-lipowa-2",
    ]


def test_nobody_names_two_hosts_they_do_not_belong_to(client):
    person = make_person()
    person.memberships.create(organisation=make_organisation())
    client.force_login(person)

    page = client.post(at("process_create"), filled()).content.decode()

    assert "One of the two hosts must be an organisation that you act for." in page


def test_a_draft_is_edited(client):
    process = make_process(state="draft")
    client.force_login(make_host_person(process))
    page = client.get(at("process_edit", process.slug)).content.decode()
    assert process.question_pl in page

    client.post(
        at("process_edit", process.slug),
        filled(question_pl="Inaczej?", slug=process.slug, **{"phases-INITIAL_FORMS": 1}),
    )

    process.refresh_from_db()
    assert process.question_pl == "Inaczej?"
    assert process.phases.get().title_pl == "Stwierdzenia"


def test_a_published_process_is_not_edited(client):
    process = make_process()
    client.force_login(make_host_person(process))

    assert client.get(at("process_edit", process.slug)).status_code == 403


# --- inputs ----------------------------------------------------------------


def test_anyone_sends_an_input_without_an_account(client):
    process = make_process()

    client.post(at("intake_send", process.slug), {"text": "Więcej cienia."})

    assert process.intake.get().text == "Więcej cienia."
    assert "Więcej cienia." in client.get(at("intake_list", process.slug)).content.decode()


def test_the_thanks_say_by_which_day_the_answer_comes_and_where(client):
    process = make_process()
    AnswerTerm.objects.create(process=process, days=10)
    by_then = day_words(timezone.localdate() + timedelta(days=10))
    send = at("intake_send", process.slug)

    as_visitor = client.post(send, {"text": "Więcej cienia."}, follow=True).content.decode()
    client.force_login(make_person())
    with_account = client.post(send, {"text": "Więcej ławek."}, follow=True).content.decode()

    assert f"The answer comes by {by_then}. You will see it on this page." in as_visitor
    assert f"answer due by {by_then}" in as_visitor
    assert "by e-mail, here and in “My matters”" in with_account


def test_a_term_set_later_leaves_the_day_that_was_promised(client):
    process = make_process()
    client.post(at("intake_send", process.slug), {"text": "Więcej cienia."})
    bring_in_remarks(process=process)
    promised = day_words(process.remarks.get().due_on)

    AnswerTerm.objects.create(process=process, days=90)

    page = client.get(at("intake_list", process.slug)).content.decode()
    assert f"answer due by {promised}" in page


def test_inputs_and_answers_lead_to_each_other_and_say_why_they_count_differently(client):
    process = make_drafting_process()
    answers = reverse("decisions:remark_list", args=[process.slug])
    make_remark(process)
    assert "an amendment to the text" not in client.get(answers).content.decode()

    make_amended_remark(process)

    page = client.get(answers).content.decode()
    assert "1 of them is an amendment to the text." in page
    assert f'href="{at("intake_list", process.slug)}"' in page
    inputs = client.get(at("intake_list", process.slug)).content.decode()
    assert "Amendments to the text are not counted here." in inputs
    assert f'href="{answers}"' in inputs


def test_an_unanswered_input_is_not_shown_to_others(client):
    process = make_process()
    make_input(process, text="Sąsiad parkuje źle.")

    page = client.get(at("intake_list", process.slug)).content.decode()

    assert "Sąsiad parkuje źle." not in page
    assert "1 input waits for an answer." in page


def test_an_input_after_the_phase_is_refused_and_its_text_kept(client):
    process = make_process(phases=False)
    make_phase(process, starts_in=-20, lasts=10)

    page = client.post(at("intake_send", process.slug), {"text": "Za późno?"}).content.decode()

    assert "Sending inputs closed on" in page
    assert "Za późno?" in page
    assert not process.intake.exists()


def test_everyone_reads_what_was_answered(client):
    process = make_process()
    item = make_input(process, text="Ławki.")
    answer_input(item=item, outcome="taken_up", answer="Będą dwie.", by=make_host_person(process))

    page = client.get(at("intake_list", process.slug)).content.decode()
    assert "Ławki." in page
    assert "Będą dwie." in page


def test_inputs_come_ten_to_a_page_and_cost_the_same_for_one_and_for_thirty(client):
    def queries(process):
        client.get(at("intake_list", process.slug))
        with CaptureQueriesContext(connection) as captured:
            page = client.get(at("intake_list", process.slug)).content.decode()
        return len(captured), page.count('class="statement-list__item"')

    def with_inputs(many):
        process = make_process()
        host = make_host_person(process)
        for _ in range(many):
            make_input(process)
            answer_input(item=make_input(process), outcome="taken_up", answer="Tak.", by=host)
        return process, host

    (short, one), (long, other) = with_inputs(1), with_inputs(30)
    for_everybody = queries(short)[0], queries(long)[0]
    client.force_login(one)
    few = queries(short)
    client.force_login(other)
    many = queries(long)

    assert for_everybody[0] == for_everybody[1] <= 15
    assert few[0] == many[0] <= 15
    assert (few[1], many[1]) == (2, 20)
    older = client.get(at("intake_list", long.slug), {"waiting": 3}).content.decode()
    assert "Page 3 of 3" in older


def test_nobody_answers_an_input_alone(client):
    """The way to answer leads to the desk, where a second person reads each answer."""
    process = make_process()
    item = make_input(process)
    client.force_login(make_host_person(process))
    page = at("intake_answer", process.slug, item.pk)

    answer = client.post(page, {"outcome": "taken_up", "answer": "Będą dwie."})

    assert answer.url == f"/en/processes/{process.slug}/answers/desk/"
    item.refresh_from_db()
    assert item.is_waiting
    bring_in_remarks(process=process)
    assert client.get(page).url == f"/en/processes/{process.slug}/answers/1/answer/"
    assert client.get(client.get(page).url).status_code == 200


def test_a_host_enters_what_came_on_paper(client):
    process = make_process()
    client.force_login(make_host_person(process))

    client.post(
        at("intake_record", process.slug),
        {"source": "paper", "source_address": "2026/17", "text": "Kosz.", "language": "pl"},
    )

    assert process.intake.get().source == "paper"


@pytest.mark.parametrize("mark", ["http://[", "Pismo 17", "łąka", "17\nx"])
def test_a_mark_of_a_source_that_no_record_holds_is_sent_back(client, mark):
    process = make_process()
    client.force_login(make_host_person(process))

    answer = client.post(
        at("intake_record", process.slug),
        {"source": "paper", "source_address": mark, "text": "Kosz.", "language": "pl"},
    )

    assert "source_address" in answer.context["form"].errors
    assert not process.intake.exists()


def test_a_number_of_phases_that_nobody_can_have_begins_again_with_one(client):
    person = make_person()
    client.force_login(person)
    typed = filled(person, add_phase="yes") | {"phases-TOTAL_FORMS": "9" * 5000}

    assert client.post(at("process_create"), typed).status_code == 200
