"""Pages: what each says, to whom, and at what cost."""

import io
import re
from datetime import timedelta

import docx
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override
from tests.decisions.factories import (
    SIGNATURE,
    answered,
    carry,
    make_decision,
    make_full_cluster,
    make_handed_in,
    make_office,
    make_remark,
    make_remarks,
)
from tests.drafting.factories import make_drafting_process, make_hosts, make_policy
from tests.people.factories import make_account, make_participant
from tests.processes.factories import make_host_person, make_phase, make_process

from gromada.decisions.actions import bring_in_remarks, edit_decision, prepare_decision
from gromada.decisions.models import Answer, AnswerTerm, Decision, Remark, Report
from gromada.decisions.queries.reading import fingerprint_of
from gromada.people.models import Visitor
from gromada.processes.queries import day_words
from gromada.verdict import Refused

pytestmark = pytest.mark.django_db


def page(name, *arguments, language="en"):
    with override(language):
        return reverse(f"decisions:{name}", args=arguments)


@pytest.fixture
def office():
    return make_office()


@pytest.fixture
def desk(client, office):
    process, (author, _reader) = office
    client.force_login(author)
    return process, page("answer_desk", process.slug)


def html(client, url):
    answer = client.get(url)
    assert answer.status_code == 200, answer.status_code
    return " ".join(answer.content.decode().split())


def test_the_desk_begins_with_how_many_wait_and_how_long_there_is(client, desk):
    process, url = desk
    make_remarks(process, 5, days_ago=21)

    text = html(client, url)

    assert "5 inputs wait. 9 days left." in text
    assert "0 of 5 are answered" in text


def test_the_desk_says_in_words_what_is_overdue(client, desk):
    process, url = desk
    make_remark(process, days_ago=31)

    text = html(client, url)

    assert "1 is overdue" in text
    assert "1 day overdue" in text


def test_an_empty_desk_teaches(client, desk):
    _process, url = desk

    assert "No input has come yet" in html(client, url)


@pytest.mark.parametrize("name", ["answer_desk", "alike_list", "term_set"])
def test_the_desk_is_for_hosts_alone(client, office, name):
    process, _people = office
    url = page(name, process.slug)

    assert client.get(url).status_code == 302
    client.force_login(make_account())
    assert client.get(url).status_code == 403


def test_the_other_side_sees_the_desk_and_cannot_write(client, office):
    process, (author, _reader) = office
    cluster = make_full_cluster(process, author)
    client.force_login(make_host_person(process, side="community"))

    assert "owes the answers" in html(client, page("answer_desk", process.slug))
    url = page("cluster_detail", process.slug, cluster.pk)
    client.post(url, {"disposition": "taken_up", "reason": "Tak.", "hand_in": "yes"})
    assert not Answer.objects.exists()


def test_the_whole_way_from_ticks_to_answers_that_everybody_reads(client, office):
    process, (author, reader) = office
    remarks = make_remarks(process, 4)
    client.force_login(author)
    ticked = {"remarks": [remark.pk for remark in remarks], "title": "Cień", "together": "yes"}
    cluster = client.post(page("remarks_sort", process.slug), ticked)
    written = {"disposition": "partly", "reason": "W § 4 dopisaliśmy cień.", "hand_in": "yes"}
    client.post(cluster["Location"], written)
    check = page("answer_check", process.slug, Answer.objects.get().pk)
    assert "somebody else reads" in html(client, check)
    client.post(check, {"accept": "yes"})
    assert Answer.objects.get().state == Answer.State.TO_CHECK

    client.force_login(reader)
    assert "4 inputs are answered at once" in html(client, check)
    client.post(check, {"accept": "yes"})
    assert Answer.objects.get().state == Answer.State.TO_CHECK
    read = fingerprint_of(Answer.objects.get())
    assert f'name="read" value="{read}"' in html(client, check)
    client.post(check, {"accept": "yes", "read": read})

    client.logout()
    text = html(client, page("remark_list", process.slug))
    assert "All are answered." in text
    assert text.count("W § 4 dopisaliśmy cień.") == 4


def test_sending_back_without_a_note_asks_for_it(client, office):
    process, (author, reader) = office
    answer = make_handed_in(make_full_cluster(process, author), author)
    client.force_login(reader)
    url = page("answer_check", process.slug, answer.pk)

    assert "Write it here." in client.post(url, {"send_back": "yes", "note": ""}).content.decode()
    client.post(url, {"send_back": "yes", "note": "Gdzie?"})

    client.force_login(author)
    assert "sent it back: Gdzie?" in html(
        client, page("cluster_detail", process.slug, answer.cluster.pk)
    )


def test_a_form_that_fails_keeps_what_was_typed(client, office):
    process, (author, _reader) = office
    cluster = make_full_cluster(process, author)
    client.force_login(author)
    url = page("cluster_detail", process.slug, cluster.pk)

    answer = client.post(url, {"reason": "Długi powód.", "hand_in": "yes"})

    assert "Długi powód." in answer.content.decode()
    assert not Answer.objects.exists()


def test_suggestions_put_together_with_one_click(client, desk):
    process, url = desk
    for text in ("Więcej drzew na podwórku!", "Więcej drzew na podwórkach", "Zamknąć parking."):
        make_remark(process, text=text)

    text = html(client, url)

    assert "Put 2 inputs together" in text


def test_nothing_ticked_says_so_and_keeps_what_was_typed(client, desk):
    process, _url = desk
    make_remark(process)

    answer = client.post(
        page("remarks_sort", process.slug), {"together": "yes", "title": "Mniej betonu"}
    )

    assert "Tick at least one input." in answer.content.decode()
    assert 'value="Mniej betonu"' in answer.content.decode()


@pytest.mark.parametrize("title", ["", "dłużej " * 40])
def test_ticks_and_words_stay_when_inputs_cannot_be_put_together(client, desk, title):
    process, _url = desk
    ticked, other = make_remarks(process, 2)

    answer = client.post(
        page("remarks_sort", process.slug),
        {"together": "yes", "title": title, "remarks": [ticked.pk]},
    ).content.decode()

    assert f'id="remark-{ticked.pk}" aria-label="Input 1" checked' in answer
    assert f'id="remark-{other.pk}" aria-label="Input 2">' in answer
    assert title.strip() in answer
    assert not process.clusters.exists()


def test_links_on_a_desk_that_was_sent_back_lead_to_the_desk(client, desk):
    process, url = desk
    make_remark(process)
    sort = page("remarks_sort", process.slug)
    assert 'href="?who=mine"' in client.post(sort, {"together": "yes"}).content.decode()

    answer = client.get(sort, {"who": "mine"})

    assert answer.url == f"{url}?who=mine"


def test_a_tick_that_no_row_has_is_refused_and_not_an_error(client, desk):
    process, _url = desk
    make_remark(process)

    for strange in ("²", "9" * 40, "x"):
        answer = client.post(
            page("remarks_sort", process.slug), {"together": "yes", "remarks": [strange]}
        )
        assert answer.status_code == 200
    assert not process.clusters.exists()


def test_what_is_being_read_stands_apart_with_who_reads_it_since_when(client, office):
    process, (author, reader) = office
    read = make_full_cluster(process, author, title="Cień w upał")
    make_full_cluster(process, author, title="Psy na trawie")
    alone, loose = make_remarks(process, 2, text="Kran")
    for about in (read, alone):
        make_handed_in(about, author)
    client.force_login(author)

    text = html(client, page("answer_desk", process.slug))

    reading, to_answer = text.split('id="clusters"')
    assert "2 answers wait for a second reading" in reading
    assert "Cień w upał" in reading
    assert "Cień w upał" not in to_answer
    assert "Psy na trawie" in to_answer
    since = day_words(timezone.localdate()).replace("\u00a0", " ")
    assert f"to be read by: {reader}, since {since}" in reading
    assert "1 input without a cluster" in to_answer
    assert loose.text in to_answer
    assert alone.text not in to_answer
    client.force_login(reader)
    assert "you can read it" in html(client, page("answer_desk", process.slug))


def test_an_answer_that_nobody_else_can_read_says_so(client):
    process, (author,) = make_office(people=1)
    make_handed_in(make_full_cluster(process, author), author)
    client.force_login(author)

    assert "nobody else of this side can read it" in html(client, page("answer_desk", process.slug))


def test_a_long_cluster_is_folded_and_nothing_is_left_out(client, office):
    process, (author, reader) = office
    few = make_full_cluster(process, author, size=5)
    many = make_full_cluster(process, author, size=8)
    client.force_login(author)

    assert "more input" not in html(client, page("cluster_detail", process.slug, few.pk))
    text = html(client, page("cluster_detail", process.slug, many.pk))
    seen, folded = text.split("<summary>3 more inputs</summary>")
    assert "8 inputs" in seen
    assert [seen.count('name="take_out"'), folded.count('name="take_out"')] == [5, 3]
    answer = make_handed_in(many, author)
    client.force_login(reader)
    assert "3 more inputs" in html(client, page("answer_check", process.slug, answer.pk))


def test_remarks_are_given_to_a_colleague(client, office):
    process, (author, reader) = office
    remark = make_remark(process)
    client.force_login(author)

    client.post(
        page("remarks_sort", process.slug),
        {"remarks": [remark.pk], "owner": reader.pk, "give": "yes"},
    )

    assert Remark.objects.get().owner == reader
    client.force_login(reader)
    assert remark.item.text in html(client, page("answer_desk", process.slug) + "?who=mine")


def test_the_term_is_set_by_a_form(client, office):
    process, (author, _reader) = office
    client.force_login(author)
    day = timezone.localdate() + timedelta(days=9)

    client.post(page("term_set", process.slug), {"days": 21, "last_day": day.isoformat()})

    assert AnswerTerm.objects.get().last_day == day


def test_one_day_for_all_is_within_a_year(client, office):
    process, (author, _reader) = office
    client.force_login(author)
    url, today = page("term_set", process.slug), timezone.localdate()

    late = {"days": 21, "last_day": (today + timedelta(days=367)).isoformat()}
    assert "people wait a year at most" in client.post(url, late).content.decode()
    assert not AnswerTerm.objects.exists()
    client.post(url, late | {"last_day": (today + timedelta(days=366)).isoformat()})

    assert AnswerTerm.objects.exists()


def test_the_public_reads_no_text_before_its_answer(client, office):
    process, (author, reader) = office
    waiting = make_remark(process, text="Sekretna uwaga.", days_ago=40)
    told = make_remark(process, text="Jawna uwaga.")
    answered(told, author, reader)

    text = html(client, page("remark_list", process.slug))

    assert "Sekretna uwaga." not in text
    assert "Jawna uwaga." in text
    assert "10 days overdue" in text
    assert "Sekretna" not in html(client, page("remark_detail", process.slug, waiting.number))
    assert "Sekretna" not in html(client, page("overdue_list"))
    assert "Sekretna" not in html(client, page("report", process.slug))


@pytest.mark.parametrize(
    ("query", "found"),
    [("", 3), ("?show=overdue", 1), ("?show=answered", 1), ("?disposition=partly", 1),
     ("?disposition=taken_up", 0), ("?show=waiting", 2)],
)  # fmt: skip
def test_the_list_narrows_to_what_was_chosen(client, office, query, found):
    process, (author, reader) = office
    make_remark(process, days_ago=40)
    make_remark(process)
    answered(make_remark(process), author, reader, disposition="partly")

    text = html(client, page("remark_list", process.slug) + query)

    assert text.count("statement-list__item") == found


def test_drafts_of_others_processes_do_not_exist(client):
    process, _people = make_office()
    type(process).objects.filter(pk=process.pk).update(state="draft")

    for name in ("remark_list", "report", "report_docx"):
        assert client.get(page(name, process.slug)).status_code == 404


# --- the report ---------------------------------------------------------------


def filled(process, author, reader):
    cluster = make_full_cluster(process, author, size=3)
    answered(cluster, author, reader, reason="Dopisaliśmy cień w § 4.")
    make_remark(process, days_ago=40)
    make_host_person(process, side="community")
    carry("take_decision", make_decision(process, author), by=author, **SIGNATURE)


def test_the_report_says_what_came_what_became_of_it_and_what_was_decided(client, office):
    process, (author, reader) = office
    filled(process, author, reader)

    text = html(client, page("report", process.slug))

    assert "4 inputs came in. 3 are answered, 3 on time." in text
    assert "Więcej cienia" in text
    assert "Inputs: 1–3." in text
    assert "We begin with a pilot in three yards" in text
    assert "overdue: due on" in text


@pytest.mark.parametrize(
    ("language", "heading"),
    [("pl", "Raport z konsultacji"), ("en", "Report from the consultation")],
)
def test_the_document_says_the_same_in_the_readers_language(client, office, language, heading):
    process, (author, reader) = office
    filled(process, author, reader)

    answer = client.get(page("report_docx", process.slug, language=language))

    document = docx.Document(io.BytesIO(answer.content))
    words = [paragraph.text for paragraph in document.paragraphs]
    assert words[0] == heading
    assert "Dopisaliśmy cień w § 4." in words
    assert len(document.tables[-1].rows) == 5
    assert str(author) not in " ".join(words)


def test_the_document_is_made_once_in_a_language_until_something_changes(client, office):
    process, (author, reader) = office
    filled(process, author, reader)

    def cost(language="en"):
        with CaptureQueriesContext(connection) as queries:
            answer = client.get(page("report_docx", process.slug, language=language))
        return len(queries), len(docx.Document(io.BytesIO(answer.content)).tables[-1].rows)

    (first, rows), (again, same), (polish, _rows) = cost(), cost(), cost("pl")
    make_remark(process)
    changed, more = cost()

    assert (rows, same, more) == (5, 5, 6)
    assert again < first
    assert polish > again
    assert changed > again


def test_a_kept_document_is_for_those_who_may_see_the_process(client, office):
    process, (author, reader) = office
    filled(process, author, reader)
    url = page("report_docx", process.slug)
    assert client.get(url).status_code == 200

    type(process).objects.filter(pk=process.pk).update(state="draft")

    assert client.get(url).status_code == 404


def test_who_sent_an_input_reads_it_before_it_is_answered_and_nobody_else_does(client):
    process = make_process()
    person = make_account()
    mine = make_participant(process.address, Visitor(person=person))
    url = page("remark_detail", process.slug, make_remark(process, participant=mine).number)
    words = process.intake.get().text

    assert words not in html(client, url)
    client.force_login(make_account())
    assert words not in html(client, url)
    client.force_login(person)
    text = html(client, url)
    assert words in text
    assert "Only you and the hosts see the text" in text
    other = page("remark_detail", process.slug, make_remark(process, text="Cudze słowa.").number)
    assert "Cudze słowa." not in html(client, other)


def test_who_sent_an_input_without_an_account_reads_it_in_that_browser(client):
    process = make_process()
    with override("en"):
        client.post(reverse("processes:intake_send", args=[process.slug]), {"text": "Kosz."})
    bring_in_remarks(process=process)
    url = page("remark_detail", process.slug, 1)

    assert "Kosz." in html(client, url)
    assert "Kosz." not in html(Client(), url)


def test_the_report_says_which_phase_is_over_and_which_is_not(client):
    process = make_process(phases=False)
    for title, starts_in in (("Before", -30), ("Today", -1), ("After", 20)):
        make_phase(process, title_en=title, starts_in=starts_in, lasts=5)

    text = html(client, page("report", process.slug))

    phases = re.findall(r'timeline__item([^"]*)"><p class="timeline__title">(\w+)', text)
    assert phases == [
        (" timeline__item--done", "Before"), (" timeline__item--now", "Today"), ("", "After"),
    ]  # fmt: skip


def test_the_report_is_published_with_its_numbers(client, office):
    process, (author, reader) = office
    filled(process, author, reader)
    url = page("report_publish", process.slug)
    client.force_login(make_host_person(process, side="community"))
    assert client.post(url).status_code == 403

    client.force_login(author)
    client.post(url)

    assert (Report.objects.get().remarks, Report.objects.get().answered) == (4, 3)
    assert "Published on" in html(client, page("report", process.slug))


# --- decisions ----------------------------------------------------------------


def test_a_decision_is_prepared_read_and_proposed_on_its_pages(client, office):
    process, (author, _reader) = office
    make_host_person(process, side="community")
    client.force_login(author)
    facts = {"title_pl": "Trzy podwórka", "kind": "does", "effect": "self_binding"}
    client.post(page("decision_prepare", process.slug), facts)
    decision = Decision.objects.get()
    url = page("decision_detail", decision.pk)
    assert "Nothing is decided." in html(client, url)
    assert "Take the decision" in html(client, url)

    signed = {**SIGNATURE, "reason": "Tak ustaliliśmy."}
    answer = client.post(page("decision_act", decision.pk, "take"), signed, follow=True)

    assert "It is proposed." in answer.content.decode()
    client.logout()
    assert "Level of participation" in html(client, url)


def test_an_unknown_act_is_no_page(client, office):
    process, (author, _reader) = office
    client.force_login(author)

    assert (
        client.get(page("decision_act", make_decision(process, author).pk, "drop")).status_code
        == 404
    )


def test_the_sides_write_their_positions_and_everybody_reads_them(client, office):
    process, (author, _reader) = office
    decision = make_decision(process, author)
    client.force_login(author)

    client.post(page("position_state", decision.pk), {"text": "Stać nas na trzy."})

    client.logout()
    assert "Stać nas na trzy." in html(client, page("decision_detail", decision.pk))


@pytest.mark.parametrize("name", ["decision_edit", "position_state", "decision_answer"])
def test_who_has_no_seat_changes_nothing(client, office, name):
    process, (author, _reader) = office
    decision = make_decision(process, author)
    client.force_login(make_account())
    before = Decision.objects.values().get()

    client.post(page(name, decision.pk), {"title_pl": "Inaczej", "text": "Inaczej.",
                "kind": "does", "effect": "self_binding"})  # fmt: skip

    assert Decision.objects.values().get() == before
    assert not decision.positions.exists()


# --- desks elsewhere, and cost -------------------------------------------------


def test_both_desks_name_what_waits(client, office):
    process, (author, reader) = office
    make_remarks(process, 2, days_ago=21)
    make_handed_in(make_full_cluster(process, reader, size=1), reader)
    client.force_login(author)

    with override("en"):
        urls = [reverse("charters:desk"), reverse("processes:host_desk", args=[process.slug])]
    for url in urls:
        text = html(client, url)
        assert "3 inputs wait for an answer" in text
        assert "1 answer waits for your second reading" in text


COSTS = {
    "answer_desk": lambda process: page("answer_desk", process.slug),
    "remark_list": lambda process: page("remark_list", process.slug),
    "report": lambda process: page("report", process.slug),
    "report_docx": lambda process: page("report_docx", process.slug),
    "overdue_list": lambda process: page("overdue_list"),
    "decision_list": lambda process: page("decision_list"),
    "cluster": lambda process: page("cluster_detail", process.slug, process.clusters.first().pk),
    "check": lambda process: page(
        "answer_check", process.slug, process.drafted_answers.filter(state="to_check").first().pk
    ),
}


@pytest.mark.parametrize("name", COSTS)
def test_pages_cost_the_same_for_one_and_for_thirty(client, office, name):
    process, (author, reader) = office
    client.force_login(author)

    def grow(count):
        for _number in range(count):
            make_handed_in(make_full_cluster(process, reader, size=1), reader)
            answered(make_full_cluster(process, author, size=1), author, reader)
            make_remark(process, days_ago=40)
            prepare_decision(process=process, title_pl="Tak", by=author)

    def cost():
        with CaptureQueriesContext(connection) as captured:
            assert client.get(COSTS[name](process)).status_code == 200
        return len(captured)

    grow(2)
    cost()
    for_one = cost()
    grow(8)
    make_remarks(process, 30)

    # each decision of a report asks for its own facts
    extra = 8 * 6 if name.startswith("report") else 0
    cost()  # the count in the header is kept until something happens
    assert cost() <= for_one + extra


@pytest.mark.parametrize(("is_seated", "most"), [(False, 11), (True, 15)])
def test_a_decision_costs_few_queries(client, is_seated, most, django_assert_max_num_queries):
    process = make_process()
    person = make_host_person(process)
    decision = make_decision(process, person)
    if is_seated:
        client.force_login(person)
    client.get(decision.get_absolute_url())

    with django_assert_max_num_queries(most):
        assert client.get(decision.get_absolute_url()).status_code == 200


def test_editing_a_decision_keeps_the_text_that_it_adopts(client):
    process = make_drafting_process()
    official, _resident = make_hosts(process)
    policy = make_policy(process, by=official)
    decision = make_decision(process, official, kind="adopts", policy=policy)
    client.force_login(official)
    url = page("decision_edit", decision.pk)

    form = client.get(url).context["form"]
    client.post(url, {name: form[name].value() or "" for name in form.fields})

    decision.refresh_from_db()
    assert decision.policy == policy


def test_a_decision_is_not_changed_to_a_text_of_another_process():
    process, elsewhere = make_drafting_process(), make_drafting_process()
    official, _resident = make_hosts(process)
    other = make_policy(elsewhere, by=make_hosts(elsewhere)[0])
    decision = make_decision(process, official)

    with pytest.raises(Refused, match=r"of this process|z tego procesu"):
        edit_decision(decision=decision, policy=other, by=official)


@pytest.mark.parametrize("number", ["9" * 30, "9" * 5000, "1e9", "abc"])
def test_a_number_that_no_cluster_has_asks_for_nothing(client, office, number):
    process, _people = office
    make_remarks(process, 1)

    response = client.get(page("remark_list", process.slug), {"cluster": number})

    assert response.status_code == 200


@pytest.mark.parametrize("number", ["9" * 30, "9" * 5000, "abc", ""])
def test_what_is_no_remark_is_not_taken_out(client, office, number):
    process, (author, _reader) = office
    cluster = make_full_cluster(process, author)
    client.force_login(author)

    out = client.post(page("cluster_detail", process.slug, cluster.pk), {"take_out": number})

    assert out.status_code == 200
    assert cluster.remarks.count() == 3


def test_the_report_quotes_what_was_asked_above_each_answer(client, office):
    process, people = office
    answered(make_remark(process, text="Czy będzie więcej ławek? " * 20), *people)

    text = client.get(page("report", process.slug)).content.decode()
    document = docx.Document(io.BytesIO(client.get(page("report_docx", process.slug)).content))

    quotes = [
        part.partition("</blockquote>")[0] for part in text.split('<blockquote class="quote"')
    ]
    asked = quotes[1].partition(">")[2]
    assert asked.startswith("Czy będzie więcej ławek?")
    assert len(asked) <= 200
    assert asked in [paragraph.text for paragraph in document.paragraphs]
