"""Words of an amendment that do harm: set aside at once, hidden by the keys, gone everywhere."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override
from tests.drafting.factories import (
    carry,
    make_amendment,
    make_drafting_process,
    make_hosts,
    make_policy,
)
from tests.people.factories import make_person
from tests.processes.factories import make_host_person, make_input, make_process
from tests.seminars.factories import make_question, make_seminar

from gromada.charters.actions import move, say
from gromada.charters.models import Motion
from gromada.charters.permissions import NoMandate
from gromada.deliberation import actions as deliberation
from gromada.deliberation.permissions import may_set_aside as may_set_statement_aside
from gromada.drafting import actions
from gromada.drafting.actions import return_unconfirmed, set_aside
from gromada.drafting.actions.hiding import HIDDEN
from gromada.drafting.models import Amendment, AmendmentAside
from gromada.drafting.permissions import may_set_aside
from gromada.drafting.queries import difference_of
from gromada.ledger.actions import record, seal
from gromada.ledger.models import Entry
from gromada.verdict import Refused

pytestmark = pytest.mark.django_db
WORDS = "Wiem, gdzie mieszkasz"
WHY = "Bo Kowalski kradnie"


@pytest.fixture(autouse=True)
def in_english():
    with override("en"):
        yield


@pytest.fixture
def process():
    return make_drafting_process(slug="podworka")


@pytest.fixture
def sides(process):
    return make_hosts(process)


@pytest.fixture
def policy(process, sides):
    return make_policy(process, by=sides[0], slug="zasady")


def harmful(policy, **facts):
    return make_amendment(policy, **{"text": f"{WORDS} i podlewam.", "reason": WHY} | facts)


def pages(client, amendment, *more):
    """Every page on which an amendment can be read, and its motions and entries."""
    policy = amendment.policy
    at = [policy.process.slug, policy.slug]
    urls = [
        reverse("drafting:policy_detail", args=at),
        reverse("drafting:amendment_list", args=at),
        reverse("drafting:words", args=at),
        reverse("drafting:clause_detail", args=[*at, "3"]),
        reverse("innovations:trail", args=[amendment.address]),
        *(each.get_absolute_url() for each in policy.amendments.all()),
        *(each.get_absolute_url() for each in Motion.objects.all()),
        *(reverse("ledger:entry_detail", args=[entry.pk]) for entry in Entry.objects.all()),
        *(reverse("ledger:entry_proof", args=[entry.pk]) for entry in Entry.objects.all()),
        *more,
    ]
    return "".join(client.get(url).content.decode() for url in urls)


def hide(amendment):
    """As the keys hide it, without the motion."""
    record(HIDDEN, subject=amendment, holder=amendment.policy.process, by="system")
    Amendment.objects.filter(pk=amendment.pk).update(
        shown="hidden", hidden_reason="Threatens.", hidden_at=timezone.now()
    )


# --- hiding and restoring ------------------------------------------------------


def test_neither_side_hides_alone_and_both_do_together(policy, sides):
    for mover, other in (sides, sides[::-1]):
        amendment = harmful(policy)

        motion = move(act="drafting.hide_amendment", subject=amendment, reason="Grozi.", by=mover)
        assert (motion.state, Amendment.objects.get(pk=amendment.pk).shown) == ("open", "visible")
        say(motion=motion, stance="consent", by=other)

        amendment.refresh_from_db()
        assert (amendment.shown, amendment.hidden_reason) == ("hidden", "Grozi.")
        assert amendment.state == "open"  # what becomes of the proposal is another matter
        entry = Entry.objects.filter(kind="drafting.amendment_hidden").last()
        assert (entry.subject, entry.by) == (amendment.address, motion.mover.address)


def test_what_was_hidden_can_be_restored_and_only_then_decided(policy, sides):
    amendment = carry("hide", harmful(policy), by=sides[0])
    with pytest.raises(Refused, match="out of sight"):
        move(act="drafting.accept_amendment", subject=amendment, reason="Tak.", by=sides[0])

    amendment = carry("restore", amendment, by=sides[1])

    assert (amendment.shown, amendment.hidden_reason, amendment.hidden_at) == ("visible", "", None)
    assert carry("accept", amendment, by=sides[0]).is_accepted


def test_words_that_stand_in_the_text_are_changed_first(policy, sides):
    amendment = carry("accept", harmful(policy), by=sides[0])
    with pytest.raises(Refused, match="stand in the text"):
        move(act="drafting.hide_amendment", subject=amendment, reason="Grozi.", by=sides[0])

    carry("accept", make_amendment(policy, text="Podlewa gmina."), by=sides[0])

    assert carry("hide", amendment, by=sides[0]).is_hidden


@pytest.mark.parametrize("action", [actions.hide_amendment, actions.restore_amendment])
def test_no_action_works_around_the_charter(policy, sides, action):
    seat = sides[0].seats.get()

    with pytest.raises(NoMandate):
        action(subject=harmful(policy), by=seat, mandate=None, because=(), reason="Bo tak.")


def test_hiding_by_the_page(client, policy, sides):
    amendment = harmful(policy)
    client.force_login(sides[0])
    page = f"{amendment.get_absolute_url()}hide/"
    assert "only if a person from the office and a person" in client.get(page).content.decode()

    answer = client.post(page, {"reason": "Grozi."})

    assert answer.url == Motion.objects.get().get_absolute_url()
    assert not Amendment.objects.get().is_hidden


# --- gone everywhere -----------------------------------------------------------


@pytest.mark.parametrize("shown", ["aside", "hidden"])
def test_the_words_of_what_is_hidden_stand_nowhere(client, policy, sides, shown):
    amendment = harmful(policy, kind="change")
    move(
        act="drafting.accept_amendment",
        subject=amendment,
        payload={"text": amendment.text},
        reason="Tak.",
        by=sides[0],
    )
    seal()
    before = pages(client, amendment)
    assert WORDS in before
    assert WHY in before

    if shown == "hidden":
        hide(amendment)
    else:
        set_aside(amendment=amendment, ground="threats", by=sides[0])

    after = pages(client, amendment)
    assert WORDS not in after
    assert WHY not in after
    assert "Its words are" in after
    client.force_login(sides[1])
    assert WORDS in client.get(amendment.get_absolute_url()).content.decode()


def test_the_history_of_a_clause_does_not_show_hidden_words_as_taken_out(client, policy, sides):
    amendment = carry("accept", harmful(policy), by=sides[0])
    later = carry("accept", make_amendment(policy, text="Podlewa gmina."), by=sides[0])
    seal()
    assert WORDS in pages(client, amendment)

    hide(amendment)

    after = pages(client, amendment)
    assert WORDS not in after
    assert WHY not in after
    assert "Podlewa gmina." in after
    later = policy.amendments.select_related("base_version__amendment").get(pk=later.pk)
    assert {piece.kind for piece in difference_of(later)} == {"same"}


def test_the_proposer_still_reads_what_they_wrote(client, policy):
    client.get(policy.get_absolute_url())
    page = f"{policy.get_absolute_url()}propose/?clause=3"
    client.post(page, {"text": f"{WORDS} i podlewam.", "reason": WHY})
    amendment = Amendment.objects.get()

    hide(amendment)

    page = client.get(amendment.get_absolute_url()).content.decode()
    assert WORDS in page
    assert "This amendment is hidden" in page


# --- setting aside at once -----------------------------------------------------


def test_one_person_on_a_seat_sets_it_aside_at_once_and_asks_the_keys(policy, sides):
    amendment = harmful(policy)

    aside = set_aside(amendment=amendment, ground="threats", by=sides[1])

    amendment.refresh_from_db()
    assert amendment.is_aside
    assert aside.ends_at - aside.began_at == timedelta(hours=72)
    motion = Motion.objects.get()
    assert (motion.act_key, motion.mover.side) == ("drafting.hide_amendment", "community")
    entry = Entry.objects.get(kind="drafting.amendment_set_aside")
    assert (entry.facts["ground"], entry.facts["side"]) == ("threats", "community")
    assert entry.texts == {}


def test_it_returns_by_itself_unless_the_keys_confirm(policy, sides):
    amendment = harmful(policy)
    aside = set_aside(amendment=amendment, ground="spam", by=sides[0])

    assert return_unconfirmed(now=aside.ends_at - timedelta(minutes=1)) == 0
    assert return_unconfirmed(now=aside.ends_at) == 1
    assert return_unconfirmed(now=aside.ends_at) == 0

    amendment.refresh_from_db()
    aside.refresh_from_db()
    assert (amendment.shown, aside.outcome) == ("visible", "returned")


def test_the_keys_confirm_by_hiding_it(policy, sides):
    amendment = harmful(policy)
    aside = set_aside(amendment=amendment, ground="illegal", by=sides[0])

    say(motion=Motion.objects.get(), stance="consent", by=sides[1])

    amendment.refresh_from_db()
    aside.refresh_from_db()
    assert (amendment.shown, aside.outcome) == ("hidden", "confirmed")
    assert return_unconfirmed(now=aside.ends_at) == 0


def test_only_grounds_of_the_list_only_on_a_seat_and_only_once(policy, sides):
    amendment = harmful(policy)
    with pytest.raises(ValueError, match="ugly"):
        set_aside(amendment=amendment, ground="ugly", by=sides[0])
    for person in (make_person(), make_host_person(make_process())):
        with pytest.raises(Refused):
            set_aside(amendment=amendment, ground="spam", by=person)
    aside = set_aside(amendment=amendment, ground="spam", by=sides[0])
    return_unconfirmed(now=aside.ends_at)

    with pytest.raises(Refused, match="once only"):
        set_aside(amendment=amendment, ground="spam", by=sides[1])


def test_two_that_were_not_confirmed_suspend_the_right_for_everything(process, policy, sides):
    from tests.deliberation.factories import make_statement  # noqa: PLC0415

    first = set_aside(amendment=harmful(policy), ground="spam", by=sides[0])
    return_unconfirmed(now=first.ends_at)
    second = deliberation.set_aside(statement=make_statement(process), ground="spam", by=sides[0])
    deliberation.return_unconfirmed(now=second.ends_at)

    third = harmful(policy, key="1")

    assert "Two things" in str(may_set_aside(sides[0], third).reason)
    assert "Two things" in str(may_set_statement_aside(sides[0], make_statement(process)).reason)
    assert may_set_aside(sides[1], third)
    AmendmentAside.objects.update(ended_at=timezone.now() - timedelta(days=184))
    assert may_set_aside(sides[0], third)


def test_everybody_sees_by_which_side_and_why_it_was_set_aside(client, policy, sides):
    amendment = harmful(policy)
    client.force_login(sides[0])
    page = f"{amendment.get_absolute_url()}aside/"
    assert "On what ground" in client.get(page).content.decode()

    client.post(page, {"ground": "personal_data"})
    client.logout()

    tombstone = client.get(amendment.get_absolute_url()).content.decode()
    listed = client.get(f"{policy.get_absolute_url()}amendments/").content.decode()
    assert "This amendment is set aside" in tombstone
    assert "personal data" in tombstone
    assert "waits for the keys" in listed
    assert "the office" in listed


def test_an_amendment_does_not_quote_a_question_that_was_hidden_since(client, policy):
    hidden = make_question(
        make_seminar(), text="Gdzie mieszka?", hidden_reason="Grozi.", hidden_at=timezone.now()
    )
    process = policy.process
    facts = {"outcome": "not_taken_up", "answer": "Nie.", "answered_at": timezone.now()}
    facts["answered_by"] = process.hosts.first()
    item = make_input(process, source_address=hidden.address, text="Gdzie mieszka?", **facts)
    amendment = make_amendment(policy)
    Amendment.objects.filter(pk=amendment.pk).update(source_address=item.address)

    page = client.get(amendment.get_absolute_url()).content.decode()

    assert "Gdzie mieszka?" not in page
    assert f"/trail/{item.address}/" in page
