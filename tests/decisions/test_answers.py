"""The duty to answer: remarks, clusters, two people, corrections, who is told."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django.utils.translation import override
from tests.decisions.factories import (
    accept,
    answered,
    make_draft,
    make_full_cluster,
    make_handed_in,
    make_office,
    make_remark,
    make_remarks,
)
from tests.drafting.factories import carry as carry_amendment
from tests.drafting.factories import (
    make_amendment,
    make_drafting_process,
    make_hosts,
    make_policy,
    make_resident,
)
from tests.people.factories import make_account
from tests.processes.factories import make_host_person, make_input, make_process
from tests.seminars.factories import make_question, make_seminar

from gromada.decisions.actions import (
    accept_answer,
    add_to_cluster,
    bring_in_remarks,
    give_to,
    hand_in,
    make_cluster,
    send_back,
    set_term,
    take_back,
    take_out,
)
from gromada.decisions.jobs import bring_in, follow_amendment, note_direct_answer, tell_senders
from gromada.decisions.models import Answer, Remark
from gromada.decisions.permissions import may_check
from gromada.decisions.queries import overdue, report_of, summary, waiting_times
from gromada.decisions.queries.document import blocks_of
from gromada.decisions.queries.reading import fingerprint_of
from gromada.drafting.actions import withdraw_amendment
from gromada.ledger.models import Entry
from gromada.ledger.queries.subjects import kept_subjects_at
from gromada.notices.models import Notice
from gromada.people.actions import join
from gromada.people.models import Visitor
from gromada.processes.actions import answer_input, record_input
from gromada.processes.models import IntakeItem
from gromada.seminars.actions import carry_over, hide_question, restore_question
from gromada.verdict import Refused

pytestmark = pytest.mark.django_db


def last_entry(kind):
    return Entry.objects.filter(kind=kind).latest("pk")


def test_every_input_becomes_a_remark_once_with_its_number_and_day():
    process = make_process()
    first, second = make_input(process), make_input(process)

    assert bring_in_remarks(process=process) == 2
    assert bring_in_remarks(process=process) == 0

    remarks = list(process.remarks.order_by("number"))
    assert [(r.number, r.source_address) for r in remarks] == [
        (1, first.address),
        (2, second.address),
    ]
    assert remarks[0].due_on == timezone.localdate() + timedelta(days=30)


def test_an_input_that_is_recorded_becomes_a_remark_by_its_job():
    process, (official, _other) = make_office()
    item = record_input(process=process, source="paper", text="Ławki.", language="pl", by=official)

    bring_in.func(entry_id=last_entry("processes.input_received").pk)

    assert Remark.objects.get().item == item


def test_one_day_for_all_holds_for_what_comes_before_it_and_changes_nothing_older():
    process, (official, _other) = make_office()
    older = make_remark(process, days_ago=5)
    day = timezone.localdate() + timedelta(days=9)

    set_term(process=process, days=14, last_day=day, by=official)
    newer = make_remark(process, days_ago=0)

    older.refresh_from_db()
    assert older.due_on == timezone.localdate() + timedelta(days=25)
    assert newer.due_on == day


def test_accepting_answers_every_remark_of_a_cluster_with_one_entry():
    process, (author, reader) = make_office()
    official = make_host_person(process)
    items = [
        record_input(process=process, source="paper", text=f"Cień {n}", language="pl", by=official)
        for n in range(3)
    ]
    bring_in_remarks(process=process)
    cluster = make_cluster(process=process, title="Cień", remarks=process.remarks.all(), by=author)

    answer = answered(cluster, author, reader, disposition="partly")

    assert set(process.remarks.values_list("answer", flat=True)) == {answer.pk}
    assert set(IntakeItem.objects.values_list("outcome", "answer")) == {("partly", answer.reason)}
    entry = last_entry("decisions.answer_accepted")
    assert Entry.objects.filter(kind="decisions.answer_accepted").count() == 1
    assert entry.facts == {"disposition": "partly", "remarks": 3, "in_time": 3}
    assert {cause.subject for cause in entry.because.all()} == {item.address for item in items}


def test_nobody_accepts_what_they_wrote():
    process, (author, _reader) = make_office()
    answer = make_handed_in(make_full_cluster(process, author), author)

    with override("en"):
        assert "somebody else" in str(may_check(author, answer).reason)
    with pytest.raises(Refused):
        accept(answer, by=author)


@pytest.mark.parametrize("side", ["community", None])
def test_only_the_side_that_owes_the_answer_reads_it(side):
    process, (author, _reader) = make_office()
    answer = make_handed_in(make_full_cluster(process, author), author)
    person = make_host_person(process, side=side) if side else make_account()

    assert not may_check(person, answer)


def test_an_answer_needs_its_reason_and_a_disposition():
    process, (author, _reader) = make_office()
    cluster = make_full_cluster(process, author)

    for facts in ({"reason": "  "}, {"disposition": "maybe"}):
        with pytest.raises(Refused):
            make_draft(cluster, author, **facts)


def test_sent_back_with_a_note_it_is_with_its_author_again():
    process, (author, reader) = make_office()
    answer = make_handed_in(make_full_cluster(process, author), author)

    with pytest.raises(Refused):
        send_back(answer=answer, note=" ", by=reader)
    answer = send_back(answer=answer, note="Napisz, w którym paragrafie.", by=reader)

    assert answer.state == Answer.State.SENT_BACK
    assert Notice.objects.get(person=author).subject
    assert hand_in(answer=answer, by=author).state == Answer.State.TO_CHECK


def test_a_draft_is_handed_in_once_and_taken_back_by_its_author_alone():
    process, (author, reader) = make_office()
    answer = make_handed_in(make_full_cluster(process, author), author)

    with pytest.raises(Refused):
        hand_in(answer=answer, by=author)
    with pytest.raises(Refused):
        take_back(answer=answer, by=reader)
    assert take_back(answer=answer, by=author).state == Answer.State.DRAFT


@pytest.mark.parametrize("changed", ["disposition", "reason", "remarks"])
def test_nobody_accepts_what_they_have_not_read(changed):
    process, (author, reader) = make_office()
    cluster = make_full_cluster(process, author)
    answer = make_handed_in(cluster, author)
    read = fingerprint_of(answer)

    take_back(answer=answer, by=author)
    if changed == "remarks":
        add_to_cluster(cluster=cluster, remarks=[make_remark(process)], by=author)
    facts = {"disposition": "not_taken_up"} if changed == "disposition" else {}
    facts |= {"reason": "Jednak nie."} if changed == "reason" else {}
    answer = make_handed_in(cluster, author, **facts)

    with pytest.raises(Refused, match=r"changed since|zmieniło się"):
        accept_answer(answer=answer, read=read, by=reader)
    assert accept(answer, by=reader).accepted_at


def test_an_answer_is_not_accepted_twice():
    process, (author, reader) = make_office()
    answer = make_handed_in(make_full_cluster(process, author), author)
    accept(answer, by=reader)

    with pytest.raises(Refused):
        accept(answer, by=reader)
    assert Entry.objects.filter(kind="decisions.answer_accepted").count() == 1


def test_a_correction_replaces_and_leaves_the_first_day_and_the_history():
    process, (author, reader) = make_office()
    cluster = make_full_cluster(process, author, size=1)
    answered(cluster, author, reader, reason="Nie.")
    first = cluster.remarks.get()

    again = answered(cluster, reader, author, disposition="taken_up", reason="Jednak tak.")

    remark = cluster.remarks.get()
    assert remark.answer == again
    assert remark.answered_at == first.answered_at
    assert [each.answer.reason for each in remark.given.all()] == ["Jednak tak.", "Nie."]


def test_what_a_second_reader_reads_does_not_change_meanwhile():
    process, (author, _reader) = make_office()
    cluster = make_full_cluster(process, author)
    make_handed_in(cluster, author)
    late = make_remark(process)

    with pytest.raises(Refused):
        add_to_cluster(cluster=cluster, remarks=[late], by=author)
    with pytest.raises(Refused):
        take_out(remark=cluster.remarks.first(), by=author)
    with pytest.raises(Refused):
        make_cluster(process=process, title="Inna", remarks=cluster.remarks.all(), by=author)
    with pytest.raises(Refused):
        make_draft(cluster, author, reason="Inaczej.")


def test_a_remark_in_a_cluster_is_answered_with_it_or_taken_out_first():
    process, (author, reader) = make_office()
    cluster = make_full_cluster(process, author)
    remark = cluster.remarks.select_related("process").first()

    with pytest.raises(Refused):
        make_draft(remark, author)
    take_out(remark=remark, by=author)
    answered(Remark.objects.get(pk=remark.pk), author, reader, disposition="to_analyse")

    assert cluster.remarks.filter(answered_at=None).count() == 2


def test_remarks_of_another_process_do_not_enter_a_cluster():
    process, (author, _reader) = make_office()
    stranger = make_remark()

    with pytest.raises(Refused):
        make_cluster(process=process, title="Obce", remarks=[stranger], by=author)


def test_a_remark_is_given_to_people_of_the_answering_side_alone():
    process, (author, reader) = make_office()
    remark = make_remark(process)

    give_to(process=process, remarks=[remark], owner=reader, by=author)
    with pytest.raises(Refused):
        give_to(process=process, remarks=[remark], owner=make_account(), by=author)

    remark.refresh_from_db()
    assert remark.owner == reader


def test_everybody_with_an_account_is_told_once_in_their_language():
    process, (author, reader) = make_office()
    english, silent = make_account(language="en"), None
    for person in (english, english, silent):
        visitor = Visitor(person=person, browser_key=None if person else "b" * 32)
        make_input(process, participant=join(holder=process.address, by=visitor))
    bring_in_remarks(process=process)
    cluster = make_cluster(process=process, title="Cień", remarks=process.remarks.all(), by=author)
    answered(cluster, author, reader)
    entry = last_entry("decisions.answer_accepted")

    tell_senders.func(entry_id=entry.pk)
    tell_senders.func(entry_id=entry.pk)

    notice = Notice.objects.get(template="decisions/remark_answered")
    assert (notice.person, notice.language) == (english, "en")
    assert "We took it up" in notice.text


def test_what_a_host_answers_alone_is_noted_without_a_second_reader():
    process, (official, _other) = make_office()
    remark = make_remark(process)

    answer_input(item=remark.item, outcome="not_taken_up", answer="Nie mamy gdzie.", by=official)
    entry = last_entry("processes.input_answered")
    note_direct_answer.func(entry_id=entry.pk)
    note_direct_answer.func(entry_id=entry.pk)

    remark.refresh_from_db()
    assert remark.answer.disposition == "not_taken_up"
    assert remark.answer.second_reader is None
    assert remark.given.count() == 1


def test_words_of_what_a_job_notes_as_answered_stand_in_the_record_at_once():
    process, (official, _other) = make_office()
    remark = make_remark(process, text="Więcej ławek.")
    answer_input(item=remark.item, outcome="not_taken_up", answer="Nie mamy gdzie.", by=official)
    before = kept_subjects_at([remark.address], None)

    note_direct_answer.func(entry_id=last_entry("processes.input_answered").pk)

    after = kept_subjects_at([remark.address], None)
    assert [names[remark.address].opening for names in (before, after)] == ["", "Więcej ławek."]


def test_overdue_is_what_waits_after_its_day_the_longest_first():
    process, (author, reader) = make_office()
    late = make_remark(process, days_ago=40)
    later = make_remark(process, days_ago=50)
    make_remark(process, days_ago=3)
    given = make_remark(process, days_ago=60)
    answered(given, author, reader)

    assert list(overdue(process)) == [later, late]
    assert list(overdue(process, today=date(2020, 1, 1))) == []
    assert waiting_times(process) == ([40, 50, 3, 60], [False, False, False, True])


def test_the_summary_counts_in_two_queries():
    process, (author, reader) = make_office()
    make_remark(process, days_ago=40)
    answered(make_remark(process), author, reader)

    with CaptureQueriesContext(connection) as captured:
        found = summary(process)

    assert (found.remarks, found.answered, found.overdue, found.decisions) == (2, 1, 1, 0)
    assert len(captured) == 2


def test_accepting_costs_the_same_queries_for_three_remarks_and_for_thirty():
    process, (author, reader) = make_office()
    counts = []
    for size in (3, 30):
        cluster = make_cluster(
            process=process, title="Cień", remarks=make_remarks(process, size), by=author
        )
        answer = make_handed_in(cluster, author)
        with CaptureQueriesContext(connection) as captured:
            accept(answer, by=reader)
        counts.append(len(captured))

    assert counts[0] == counts[1]


# --- amendments ----------------------------------------------------------------


def test_a_residents_amendment_is_owed_an_answer_and_its_decision_is_the_answer():
    process = make_drafting_process()
    official, _resident_host = make_hosts(process)
    policy, resident = make_policy(process, by=official), make_resident()
    amendment, other = (make_amendment(policy, by=resident) for _number in range(2))
    follow_amendment.func(entry_id=last_entry("drafting.amendment_proposed").pk)
    assert process.remarks.filter(answered_at=None).count() == 2

    carry_amendment("reject", amendment, by=official)
    follow_amendment.func(entry_id=last_entry("drafting.amendment_rejected").pk)
    withdraw_amendment(amendment=other, by=resident)
    follow_amendment.func(entry_id=last_entry("drafting.amendment_withdrawn").pk)

    remark = process.remarks.get()
    assert remark.source_address == amendment.address
    assert (remark.answer.disposition, remark.answer.reason) == (
        "not_taken_up",
        "Tak ustaliliśmy.",
    )
    assert bring_in_remarks(process=process) == 0


def test_a_remark_does_not_show_the_words_of_a_hidden_amendment(client):
    process = make_drafting_process(slug="tekst")
    official, resident_host = make_hosts(process)
    amendment = make_amendment(make_policy(process, by=official), text="Wiem, gdzie mieszkasz.")
    carry_amendment("reject", amendment, by=official)
    bring_in_remarks(process=process)
    pages = [f"/en/processes/tekst/answers/{page}" for page in ("", "1/", "report/?all")]
    assert all("Wiem, gdzie" in client.get(page).content.decode() for page in pages)
    assert any("Wiem, gdzie" in str(block) for block in blocks_of(report_of(process)))

    carry_amendment("hide", amendment, by=resident_host)

    shown = [client.get(page).content.decode() for page in pages]
    assert not any("Wiem, gdzie" in page for page in shown)
    assert all("Its words are hidden." in page for page in shown)
    assert not any("Wiem, gdzie" in str(block) for block in blocks_of(report_of(process)))


def test_what_was_decided_before_it_is_brought_in_is_answered_from_the_start():
    process = make_drafting_process()
    official, _resident_host = make_hosts(process)
    amendment = make_amendment(make_policy(process, by=official))
    carry_amendment("accept", amendment, by=official)

    bring_in_remarks(process=process)

    assert process.remarks.get().answer.disposition == "taken_up"


def test_a_remark_does_not_show_the_words_of_a_hidden_question(client):
    process, (author, reader) = make_office(make_process(slug="pytania"))
    seminar = make_seminar(organiser=author.memberships.get().organisation)
    question = make_question(seminar, text="Wiem, gdzie mieszkasz?")
    carry_over(question=question, process=process, text=question.text, by=author)
    bring_in_remarks(process=process)
    answered(process.remarks.get(), author, reader)
    pages = [f"/en/processes/pytania/answers/{page}" for page in ("", "1/", "report/?all")]
    assert all("Wiem, gdzie" in client.get(page).content.decode() for page in pages)

    hide_question(question=question, reason="Grozi.", by=author)

    shown = [client.get(page).content.decode() for page in pages]
    assert not any("Wiem, gdzie" in page for page in shown)
    assert all("Its words are hidden." in page for page in shown)
    restore_question(question=question, reason="Pomyłka.", by=author)
    assert all("Wiem, gdzie" in client.get(page).content.decode() for page in pages)


def test_nor_does_the_record_of_an_input_that_was_answered_at_once(client):
    process, (author, _reader) = make_office(make_process())
    seminar = make_seminar(organiser=author.memberships.get().organisation)
    question = make_question(seminar, text="Wiem, gdzie mieszkasz?")
    carry_over(question=question, process=process, text=question.text, by=author)
    item = answer_input(item=process.intake.get(), outcome="taken_up", answer="Tak.", by=author)
    entry = Entry.objects.get(kind="processes.input_answered", subject=item.address)
    page = f"/en/ledger/entries/{entry.pk}/"
    assert "Wiem, gdzie" in client.get(page).content.decode()

    hide_question(question=question, reason="Grozi.", by=author)

    shown = client.get(page).content.decode()
    assert "Wiem, gdzie" not in shown
    assert "Tak." in shown
