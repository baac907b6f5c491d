"""Nothing that was written is lost: too long, too late, twice, or beside something else."""

import pytest
from django.urls import reverse
from django.utils.translation import override
from tests.decisions.factories import (
    SIGNATURE,
    carry,
    make_decision,
    make_draft,
    make_full_cluster,
    make_handed_in,
    make_office,
)
from tests.processes.factories import make_host_person, make_process

from gromada.charters.actions import move
from gromada.decisions.actions import send_back, take_back
from gromada.decisions.models import Answer, Decision

pytestmark = pytest.mark.django_db

WRITTEN = "Długi powód, pisany przez całe popołudnie."


def page(name, *arguments):
    with override("en"):
        return reverse(f"decisions:{name}", args=arguments)


def desk_of(cluster):
    return page("cluster_detail", cluster.process.slug, cluster.pk)


def sent(client, url, **facts):
    answer = client.post(url, facts)
    return answer.status_code, " ".join(answer.content.decode().split())


@pytest.fixture
def office(client):
    process, (author, reader) = make_office()
    client.force_login(author)
    return process, author, reader


def test_a_reason_that_is_too_long_is_kept_whole(client, office):
    process, author, _reader = office
    cluster = make_full_cluster(process, author)
    written = WRITTEN * 100

    status, text = sent(
        client, desk_of(cluster), disposition="partly", reason=written, hand_in="yes"
    )

    assert status == 200
    assert written in text
    assert 'value="partly"' in text.partition("checked")[0][-200:]
    assert not Answer.objects.exists()


@pytest.mark.parametrize("empty", ["", "   "])
def test_what_is_chosen_stays_where_the_reason_is_empty(client, office, empty):
    process, author, _reader = office
    cluster = make_full_cluster(process, author)

    _status, text = sent(
        client, desk_of(cluster), disposition="to_analyse", reason=empty, hand_in="yes"
    )

    assert 'value="to_analyse"' in text.partition("checked")[0][-200:]
    assert not Answer.objects.exists()


def test_an_answer_written_while_a_colleague_handed_one_in_is_shown(client, office):
    process, author, reader = office
    cluster = make_full_cluster(process, author)
    make_handed_in(cluster, reader, reason="Od kolegi.")

    _status, text = sent(
        client, desk_of(cluster), disposition="partly", reason=WRITTEN, hand_in="yes"
    )

    assert "waits for a second reading" in text
    assert WRITTEN in text
    assert Answer.objects.get().reason == "Od kolegi."


def test_pressing_twice_hands_one_answer_in(client, office):
    process, author, _reader = office
    url = desk_of(make_full_cluster(process, author))

    for _again in range(2):
        sent(client, url, disposition="partly", reason=WRITTEN, hand_in="yes")

    answer = Answer.objects.get()
    assert (answer.state, answer.reason) == (Answer.State.TO_CHECK, WRITTEN)


def test_taking_one_out_leaves_the_answer_that_is_being_written(client, office):
    process, author, _reader = office
    cluster = make_full_cluster(process, author, size=3)
    first = cluster.remarks.first()

    _status, text = sent(
        client,
        desk_of(cluster),
        take_out=first.number,
        disposition="partly",
        reason=WRITTEN,
    )

    assert WRITTEN in text
    assert 'value="partly"' in text.partition("checked")[0][-200:]
    assert "2 inputs, one answer." in text
    assert f"{first} is on its own again." in text
    assert list(cluster.remarks.all()) == list(process.remarks.exclude(pk=first.pk))
    assert not Answer.objects.exists()


def test_taking_the_last_one_out_shows_what_was_written(client, office):
    process, author, _reader = office
    cluster = make_full_cluster(process, author, size=1)
    number = cluster.remarks.get().number

    _status, text = sent(
        client, desk_of(cluster), take_out=number, disposition="partly", reason=WRITTEN
    )

    assert "There is no input in this cluster." in text
    assert WRITTEN in text


def test_what_a_second_reader_wrote_too_late_is_shown(client, office):
    process, _author, reader = office
    answer = make_handed_in(make_full_cluster(process, reader), reader)
    take_back(answer=answer, by=reader)

    status, text = sent(
        client, page("answer_check", process.slug, answer.pk), send_back="yes", note=WRITTEN
    )

    assert status == 200
    assert "with its author again" in text
    assert WRITTEN in text


def test_a_note_that_is_too_long_is_kept_whole(client, office):
    process, _author, reader = office
    answer = make_handed_in(make_full_cluster(process, reader), reader)
    written = WRITTEN * 20

    _status, text = sent(
        client, page("answer_check", process.slug, answer.pk), send_back="yes", note=written
    )

    assert written in text
    answer.refresh_from_db()
    assert answer.waits_for_reader


def test_a_draft_that_came_back_is_not_shown_as_lost(client, office):
    process, author, reader = office
    answer = make_handed_in(make_full_cluster(process, author), author)
    send_back(answer=answer, note="Gdzie?", by=reader)

    text = client.get(desk_of(answer.cluster)).content.decode()

    assert answer.reason in text
    assert "Your text is kept below" not in text


def test_a_decision_sent_twice_is_one(client, office):
    process, _author, _reader = office
    facts = {"title_pl": "Pilotaż", "kind": "does", "effect": "self_binding", "text_pl": WRITTEN}

    for _again in range(2):
        sent(client, page("decision_prepare", process.slug), **facts)
    assert process.decisions.count() == 1

    sent(client, page("decision_prepare", process.slug), **facts | {"text_pl": "Inaczej."})
    assert process.decisions.count() == 2


def taken(process, by):
    make_host_person(process, side="community")
    return carry("take_decision", make_decision(process, by), by=by, **SIGNATURE)


LATE = {
    "decision_edit": {"title_pl": "Pilotaż", "kind": "does", "effect": "self_binding"},
    "position_state": {},
    "decision_answer": {},
}


@pytest.mark.parametrize("name", LATE)
def test_what_was_written_on_a_decision_that_was_taken_meanwhile_is_shown(client, office, name):
    process, author, _reader = office
    decision = taken(process, author)
    field = "text_pl" if name == "decision_edit" else "text"

    status, text = sent(client, page(name, decision.pk), **LATE[name], **{field: WRITTEN})

    assert status == 200
    assert WRITTEN in text
    assert decision.get_absolute_url() in text
    assert WRITTEN not in Decision.objects.get().text_pl


def test_a_reason_for_a_decision_that_is_proposed_already_is_shown(client, office):
    process, author, _reader = office
    make_host_person(process, side="community")
    decision = make_decision(process, author)
    facts = {"reason": WRITTEN, **SIGNATURE}
    move(act="decisions.take_decision", subject=decision, payload=SIGNATURE, reason="A.", by=author)

    status, text = sent(client, page("decision_act", decision.pk, "take"), **facts)

    assert status == 200
    assert WRITTEN in text


def test_a_session_that_ended_keeps_the_answer(client, office):
    process, author, _reader = office
    cluster = make_full_cluster(process, author)
    client.logout()

    status, text = sent(
        client, desk_of(cluster), disposition="partly", reason=WRITTEN, hand_in="yes"
    )

    assert status == 403
    assert WRITTEN in text
    assert 'name="disposition" value="partly"' in text


def test_a_draft_kept_for_later_is_there_again(client, office):
    process, author, _reader = office
    answer = make_draft(make_full_cluster(process, author), author, reason=WRITTEN)

    assert WRITTEN in client.get(desk_of(answer.cluster)).content.decode()


def test_an_input_of_a_phase_that_ended_meanwhile_is_shown(client):
    process = make_process()
    process.phases.update(allows_intake=False)

    with override("en"):
        url = reverse("processes:intake_send", args=[process.slug])
    status, text = sent(client, url, text=WRITTEN)

    assert status == 200
    assert WRITTEN in text
    assert not process.intake.exists()
