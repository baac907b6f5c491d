"""Hiding and restoring under the charter; setting aside at once; what everybody sees of it."""

from datetime import timedelta

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override
from tests.deliberation.factories import (
    make_participant,
    make_statement,
    make_visitor,
    make_vote,
)
from tests.processes.factories import make_host_person, make_person, make_process

from gromada.charters.actions import move, say
from gromada.charters.models import Motion
from gromada.charters.permissions import NoMandate
from gromada.deliberation import actions
from gromada.deliberation.actions import add_statement, return_unconfirmed, set_aside
from gromada.deliberation.models import Quarantine, Statement
from gromada.deliberation.permissions import may_set_aside
from gromada.ledger.actions import seal
from gromada.ledger.models import Entry
from gromada.notices.models import Notice
from gromada.verdict import Refused

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def in_english():
    with override("en"):
        yield


@pytest.fixture
def process():
    return make_process(slug="ulice")


def moderate(act, statement, by, reason="Obraża osobę."):
    return move(act=f"deliberation.{act}_statement", subject=statement, reason=reason, by=by)


def agreed(act, statement, by, reason="Obraża osobę."):
    """Moved, and everybody with a seat consents until it is done."""
    motion = moderate(act, statement, by, reason)
    for seat in motion.version.charter.seats.filter(person__isnull=False):
        if motion.state == "open" and seat.pk != motion.mover_id:
            motion = say(motion=motion, stance="consent", by=seat.person)
    assert motion.state == "executed"
    statement.refresh_from_db()
    return motion


def done():
    return Entry.objects.filter(kind__startswith="deliberation.").order_by("pk")


# --- hiding and restoring ------------------------------------------------------


def test_neither_side_hides_alone_and_both_do_together(process):
    people = {side: make_host_person(process, side) for side in ("institution", "community")}
    for side, other in (("institution", "community"), ("community", "institution")):
        statement = make_statement(process)

        motion = moderate("hide", statement, people[side])
        statement.refresh_from_db()
        assert (statement.status, motion.state) == ("visible", "open")
        motion = say(motion=motion, stance="consent", by=people[other])

        statement.refresh_from_db()
        assert (statement.status, statement.hidden_reason) == ("hidden", "Obraża osobę.")
        entry = done().last()
        assert entry.kind == "deliberation.statement_hidden"
        assert entry.subject == statement.address
        assert entry.by == motion.mover.address
        assert entry.facts["side"] == side
        assert entry.because.get().kind == "charters.motion_executed"
        assert "reason" in entry.texts


def test_a_restored_statement_has_the_votes_it_had(process):
    statement, host = make_statement(process), make_host_person(process)
    make_host_person(process, "community")
    make_vote(statement)
    agreed("hide", statement, host)

    agreed("restore", statement, host, "Nie łamie zasad.")

    assert (statement.status, statement.hidden_reason, statement.hidden_at) == ("visible", "", None)
    assert statement.votes.count() == 1
    assert [entry.kind for entry in done()] == [
        "deliberation.statement_hidden",
        "deliberation.statement_restored",
    ]


def test_the_author_is_told_in_their_language(process):
    author = make_person(language="en")
    statement = make_statement(process, author=make_participant(process, person=author))

    agreed("hide", statement, make_host_person(process), "Off topic.")

    notice = Notice.objects.get(person=author)
    assert notice.subject == "Your statement was hidden"
    assert "Off topic." in notice.text
    assert statement.text in notice.text
    assert notice.link.endswith(f"/en/processes/ulice/statements/{statement.number}/")


def test_an_author_without_account_is_not_written_to(process):
    statement = make_statement(process, author=make_participant(process))

    agreed("hide", statement, make_host_person(process), "Off topic.")

    assert not Notice.objects.exists()
    assert mail.outbox == []


@pytest.mark.parametrize(
    ("status", "act", "allowed"),
    [
        ("visible", "hide", True),
        ("aside", "hide", True),
        ("hidden", "hide", False),
        ("arriving", "hide", False),
        ("hidden", "restore", True),
        ("aside", "restore", True),
        ("visible", "restore", False),
        ("arriving", "restore", False),
    ],
)
def test_what_a_host_can_do_depends_on_the_statement(process, status, act, allowed):
    statement, host = make_statement(process, status=status), make_host_person(process)

    if allowed:
        agreed(act, statement, host)
        assert done().count() == 1
    else:
        with pytest.raises(Refused):
            moderate(act, statement, host)
        assert not done().exists()


@pytest.mark.parametrize("action", [actions.hide_statement, actions.restore_statement])
def test_no_action_works_around_the_charter(process, action):
    seat = make_host_person(process).seats.get()

    with pytest.raises(NoMandate):
        action(subject=make_statement(process), by=seat, mandate=None, because=(), reason="Bo tak.")


def test_a_statement_that_changed_meanwhile_is_not_hidden(process):
    statement, host = make_statement(process), make_host_person(process)
    neighbour = make_host_person(process, "community")
    motion = moderate("hide", statement, host)
    Statement.objects.filter(pk=statement.pk).update(text="Grzeczniej.")

    motion = say(motion=motion, stance="consent", by=neighbour)

    assert motion.state == "overtaken"
    assert Statement.objects.get().status == "visible"


@pytest.mark.parametrize("act", ["hide", "restore"])
def test_nobody_else_hides_or_restores(process, act):
    status = "visible" if act == "hide" else "hidden"
    statement = make_statement(process, status=status)

    for person in (make_person(), make_host_person(make_process())):
        with pytest.raises(Refused):
            moderate(act, statement, person)

    assert Statement.objects.get().status == status


def test_hiding_by_the_page_asks_for_a_reason(client, process):
    statement = make_statement(process)
    client.force_login(make_host_person(process))
    page = f"/en/processes/ulice/statements/{statement.number}/hide/"

    response = client.post(page, {"reason": "  "})
    assert response.context["form"].errors
    assert Statement.objects.get().status == "visible"

    client.post(page, {"reason": "Obraża osobę."})
    assert Statement.objects.get().hidden_reason == "Obraża osobę."


def test_only_hosts_see_the_way_to_hide(client, process):
    statement = make_statement(process)
    page = f"/en/processes/ulice/statements/{statement.number}/"
    assert "Hide this statement" not in client.get(page).content.decode()

    client.force_login(make_host_person(process))

    assert "Hide this statement" in client.get(page).content.decode()


def test_a_stranger_cannot_hide_by_the_page(client, process):
    statement = make_statement(process)
    client.force_login(make_person())

    client.post(f"/en/processes/ulice/statements/{statement.number}/hide/", {"reason": "Bo tak."})

    assert Statement.objects.get().status == "visible"


def test_who_has_to_agree_is_said_on_the_page_and_the_proposal_follows(client, process):
    statement = make_statement(process)
    make_host_person(process, "community")
    client.force_login(make_host_person(process))
    page = f"/en/processes/ulice/statements/{statement.number}/hide/"

    assert "only if a person from the office and a person" in client.get(page).content.decode()
    answer = client.post(page, {"reason": "Obraża osobę."})

    assert answer.url == Motion.objects.get().get_absolute_url()
    assert Statement.objects.get().status == "visible"
    assert client.get(page).url == answer.url


# --- setting aside at once -----------------------------------------------------


@pytest.fixture
def sides(process):
    return make_host_person(process), make_host_person(process, "community")


def test_one_moderator_sets_harassment_aside_at_once_and_asks_the_keys(process, sides):
    statement = make_statement(process)

    quarantine = set_aside(statement=statement, ground="threats", by=sides[1])

    statement.refresh_from_db()
    assert statement.is_aside
    assert quarantine.ends_at - quarantine.began_at == timedelta(hours=72)
    motion = Motion.objects.get()
    assert (motion.act_key, motion.mover.side) == ("deliberation.hide_statement", "community")
    entry = Entry.objects.get(kind="deliberation.statement_set_aside")
    assert (entry.facts["ground"], entry.facts["side"]) == ("threats", "community")
    assert entry.texts == {}


def test_it_returns_by_itself_unless_the_keys_confirm(process, sides):
    statement = make_statement(process)
    quarantine = set_aside(statement=statement, ground="spam", by=sides[0])

    assert return_unconfirmed(now=quarantine.ends_at - timedelta(minutes=1)) == 0
    assert return_unconfirmed(now=quarantine.ends_at) == 1
    assert return_unconfirmed(now=quarantine.ends_at) == 0

    statement.refresh_from_db()
    quarantine.refresh_from_db()
    assert (statement.status, quarantine.outcome) == ("visible", "returned")
    assert Entry.objects.get(kind="deliberation.statement_returned").by == "system"


def test_the_keys_confirm_by_hiding_it(process, sides):
    statement = make_statement(process)
    quarantine = set_aside(statement=statement, ground="illegal", by=sides[0])

    say(motion=Motion.objects.get(), stance="consent", by=sides[1])

    statement.refresh_from_db()
    quarantine.refresh_from_db()
    assert (statement.status, quarantine.outcome) == ("hidden", "confirmed")
    assert return_unconfirmed(now=quarantine.ends_at) == 0


def test_only_grounds_of_the_list_and_only_who_holds_a_seat(process, sides):
    statement = make_statement(process)

    with pytest.raises(ValueError, match="ugly"):
        set_aside(statement=statement, ground="ugly", by=sides[0])
    for person in (make_person(), make_host_person(make_process())):
        with pytest.raises(Refused):
            set_aside(statement=statement, ground="spam", by=person)


def test_nothing_is_set_aside_twice(process, sides):
    statement = make_statement(process)
    quarantine = set_aside(statement=statement, ground="spam", by=sides[0])
    return_unconfirmed(now=quarantine.ends_at)

    with pytest.raises(Refused, match="once only"):
        set_aside(statement=statement, ground="spam", by=sides[1])


def test_two_that_were_not_confirmed_suspend_the_right(process, sides):
    for _number in range(2):
        quarantine = set_aside(statement=make_statement(process), ground="spam", by=sides[0])
        return_unconfirmed(now=quarantine.ends_at)

    third = make_statement(process)

    assert "Two things" in str(may_set_aside(sides[0], third).reason)
    assert may_set_aside(sides[1], third)
    Quarantine.objects.update(ended_at=timezone.now() - timedelta(days=184))
    assert may_set_aside(sides[0], third)


def test_everybody_sees_that_and_why_it_was_set_aside_and_not_its_words(client, process, sides):
    statement = make_statement(process, text="Wiem, gdzie mieszkasz.")
    set_aside(statement=statement, ground="threats", by=sides[0])

    tombstone = client.get(f"/en/processes/ulice/statements/{statement.number}/").content.decode()
    page = client.get("/en/processes/ulice/statements/hidden/").content.decode()

    assert "This statement is set aside" in tombstone
    assert "threats or harassment" in tombstone
    assert "Wiem, gdzie" not in tombstone + page
    assert "the office" in page
    assert "waits for the keys" in page


def test_setting_aside_by_the_page(client, process, sides):
    statement = make_statement(process)
    client.force_login(sides[0])
    page = f"/en/processes/ulice/statements/{statement.number}/aside/"
    assert "On what ground" in client.get(page).content.decode()

    client.post(page, {"ground": "personal_data"})

    statement.refresh_from_db()
    assert statement.is_aside
    client.force_login(make_person())
    client.post(page, {"ground": "spam"})
    assert Quarantine.objects.count() == 1


def words_in_the_record(client, entry):
    page = client.get(reverse("ledger:entry_detail", args=[entry.pk])).content.decode()
    proof = client.get(reverse("ledger:entry_proof", args=[entry.pk])).content.decode()
    return page + proof


@pytest.mark.parametrize("status", ["hidden", "aside"])
def test_the_record_does_not_show_the_words_of_what_is_hidden(client, status):
    process = make_process()
    statement = add_statement(
        process=process, text="Zlotoryja wins.", language="pl", by=make_visitor()
    )
    seal()
    entry = Entry.objects.get(kind="deliberation.statement_added")
    assert "Zlotoryja" in words_in_the_record(client, entry)

    Statement.objects.filter(pk=statement.pk).update(
        status=status, hidden_reason="Mocks people.", hidden_at=timezone.now()
    )

    assert "Zlotoryja" not in words_in_the_record(client, entry)
    Statement.objects.filter(pk=statement.pk).update(status="visible")
    assert "Zlotoryja" in words_in_the_record(client, entry)
