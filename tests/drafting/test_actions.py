"""What people do to a text, and what it becomes."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from tests.drafting.factories import (
    TEXT,
    carry,
    make_amendment,
    make_drafting_process,
    make_hosts,
    make_policy,
    make_resident,
)
from tests.people.factories import make_person
from tests.processes.factories import make_host_person, make_phase, make_process

from gromada.charters.actions import accept_condition, move, say
from gromada.charters.models import Motion, Seat
from gromada.charters.permissions import NoMandate
from gromada.deliberation.actions import add_statement
from gromada.drafting.actions import (
    accept_amendment,
    adopt_policy,
    merge_participants,
    open_policy,
    propose_amendment,
    rebase_amendment,
    withdraw_amendment,
    withdraw_policy,
)
from gromada.drafting.models import Amendment, ClauseVersion, Policy
from gromada.drafting.queries import (
    amendments,
    entries_behind,
    neighbours_of,
    open_counts,
    policies_visible_to,
    standing_clauses,
    summary,
)
from gromada.innovations.queries import trail_of
from gromada.ledger.models import Entry
from gromada.notices.models import Notice
from gromada.people.models import Participant, Visitor
from gromada.prepared import prepared
from gromada.processes.actions import record_input
from gromada.verdict import Refused

pytestmark = pytest.mark.django_db


def reads(policy):
    return [(clause.key, clause.number, clause.text) for clause in standing_clauses(policy)]


# --- opening -----------------------------------------------------------------


def test_a_text_is_opened_clause_by_clause_with_keys_that_stay():
    policy = make_policy()

    assert reads(policy) == [
        ("1", "§ 1.", "Podwórka są wspólne."),
        ("2", "§ 2.", "O podwórka dbają:"),
        ("2-1", "1)", "gmina;"),
        ("2-2", "2)", "sąsiedzi."),
        ("3", "§ 3.", "Drzewa podlewa gmina przez rok."),
    ]
    assert policy.side == "institution"
    assert Entry.objects.get(kind="drafting.policy_opened").by.startswith("charters.seat:")


def test_a_text_that_cannot_be_read_is_refused_with_its_line():
    process = make_drafting_process()
    person = make_host_person(process)

    with pytest.raises(Refused, match=r"Line 2: “§ 3\.” comes after"):
        make_policy(process, by=person, text="§ 1. Raz.\n§ 3. Trzy.")
    assert not Policy.objects.exists()


def test_only_seats_open_a_text_and_only_while_a_phase_of_drafting_is_open():
    process = make_drafting_process()
    later = make_process(phases=False)
    make_phase(later, kind="drafting", starts_in=5)

    with pytest.raises(Refused, match="hold a seat"):
        make_policy(process, by=make_person())
    with pytest.raises(Refused, match="Work on the text opens on"):
        make_policy(later, by=make_host_person(later))
    with pytest.raises(Refused, match="no text is written"):
        make_policy(other := make_process(), by=make_host_person(other))


def test_the_past_can_be_told():
    process = make_process(phases=False)
    make_phase(process, kind="drafting", starts_in=-40, lasts=30)
    at = timezone.now() - timedelta(days=35)

    policy = make_policy(process, happened_at=at)
    amendment = make_amendment(policy, happened_at=at + timedelta(days=1))

    assert policy.opened_at == at
    assert Entry.objects.get(subject=amendment.address).happened_at == at + timedelta(days=1)


def test_a_text_opened_by_mistake_is_withdrawn_until_somebody_has_worked_on_it():
    process = make_drafting_process()
    institution, community = make_hosts(process)
    mistaken, right = make_policy(process, by=institution), make_policy(process, by=institution)
    make_amendment(right)

    with pytest.raises(Refused, match="Only the side that opened"):
        withdraw_policy(policy=mistaken, reason="Nie ten.", by=community)
    with pytest.raises(Refused, match="People have proposed"):
        withdraw_policy(policy=right, reason="Nie ten.", by=institution)
    withdraw_policy(policy=mistaken, reason="Nie ten.", by=institution)

    mistaken.refresh_from_db()
    assert mistaken.is_withdrawn
    assert [policy.pk for policy in summary(process).policies] == [right.pk]


# --- proposing ---------------------------------------------------------------


def test_a_resident_without_an_account_proposes_once():
    policy, resident = make_policy(), make_resident()

    first = make_amendment(policy, by=resident, text="Drzewa podlewa szkoła.")
    again = make_amendment(policy, by=resident, text="Drzewa  podlewa szkoła.")

    assert again == first
    assert first.sides == ["community"]
    assert open_counts(policy) == {policy.clauses.get(key="3").pk: 1}
    entry = Entry.objects.get(kind="drafting.amendment_proposed")
    assert entry.by != first.proposer.address


def test_a_seat_proposes_for_its_side():
    policy = make_policy()
    person = make_host_person(policy.process, "institution")

    amendment = make_amendment(policy, by=person)

    assert amendment.sides == ["institution"]
    assert amendment.seat.person == person


@pytest.mark.parametrize(
    ("facts", "says"),
    [
        ({"text": ""}, "Write the words"),
        ({"text": "Drzewa podlewa gmina przez rok."}, "stand there already"),
        ({"reason": " "}, "Say why"),
        ({"key": None}, "Choose the clause"),
        ({"source_address": "seminars.question:999"}, "knows nothing under"),
    ],
)
def test_an_amendment_that_says_nothing_is_refused(facts, says):
    with pytest.raises(Refused, match=says):
        make_amendment(**facts)


def test_nobody_proposes_once_the_text_is_adopted_or_the_phase_is_over(settings):
    policy = make_policy()
    entry = Entry.objects.get(kind="drafting.policy_opened")
    over = make_process(phases=False)
    make_phase(over, kind="drafting", starts_in=-40, lasts=30)
    old = make_policy(over, happened_at=timezone.now() - timedelta(days=35))
    seat = Seat.objects.get(person__isnull=False, charter__holder=policy.process.address)

    with pytest.raises(Refused, match="Work on the text closed on"):
        make_amendment(old)
    with pytest.raises(ValueError, match="by a decision"):
        adopt_policy(policy=policy, by=seat, because=[])
    adopt_policy(policy=policy, by=seat, because=[entry])
    with pytest.raises(Refused, match="was adopted on"):
        make_amendment(policy)


def test_who_proposes_too_much_waits(settings):
    settings.LIMITS = {**settings.LIMITS, "drafting.amendments": (1, 3600)}
    policy, resident = make_policy(), make_resident()
    make_amendment(policy, by=resident)

    with pytest.raises(Refused, match="many times"):
        make_amendment(policy, by=resident)


def test_only_who_proposed_it_withdraws_it():
    resident = make_resident()
    amendment = make_amendment(by=resident)

    with pytest.raises(Refused, match="Only who proposed it"):
        withdraw_amendment(amendment=amendment, by=make_resident())
    withdraw_amendment(amendment=amendment, by=resident)

    amendment.refresh_from_db()
    assert amendment.state == Amendment.State.WITHDRAWN


# --- deciding ----------------------------------------------------------------


def test_an_accepted_change_stands_in_the_text_with_who_wrote_it():
    process = make_drafting_process()
    institution, _community = make_hosts(process)
    policy = make_policy(process, by=institution)
    amendment = make_amendment(policy, text="Drzewa podlewa gmina przez trzy lata.")

    amendment = carry("accept", amendment, by=institution)

    clause = policy.clauses.get(key="3")
    assert amendment.is_accepted
    assert clause.text == "Drzewa podlewa gmina przez trzy lata."
    assert clause.version.sides == ["community"]
    assert [version.edition for version in clause.versions.all()] == [0, 1]
    assert [entry.kind for entry in entries_behind(policy)] == [
        "drafting.policy_opened",
        "drafting.amendment_accepted",
    ]


def test_a_clause_is_added_after_what_stands_below_its_neighbour():
    process = make_drafting_process()
    institution, _community = make_hosts(process)
    policy = make_policy(process, by=institution)
    added = make_amendment(
        policy, kind="add", key="2", number="§ 2a.", text="Szkoła pomaga.", by=institution
    )
    last = make_amendment(policy, kind="add", key=None, number="§ 4.", text="Koniec.")

    carry("accept", added, by=institution)
    carry("accept", last, by=institution)

    assert [key for key, _number, _text in reads(policy)] == [
        "1", "2", "2-1", "2-2", "2a", "3", "4",
    ]  # fmt: skip


def test_a_clause_that_is_taken_out_keeps_its_history():
    process = make_drafting_process()
    institution, _community = make_hosts(process)
    policy = make_policy(process, by=institution)

    carry("accept", make_amendment(policy, kind="remove", key="2-2"), by=institution)

    assert "2-2" not in [key for key, _number, _text in reads(policy)]
    assert policy.clauses.get(key="2-2").versions.count() == 2


def test_words_agreed_on_a_condition_are_of_both_sides():
    process = make_drafting_process()
    institution, community = make_hosts(process)
    policy = make_policy(process, by=institution)
    amendment = make_amendment(policy, text="Drzewa podlewa gmina zawsze.")
    motion = move(
        act="drafting.accept_amendment",
        subject=amendment,
        payload={"text": amendment.text},
        reason="Susza.",
        by=community,
    )
    motion = say(
        motion=motion,
        stance="consent_if",
        reason="Na zawsze nas nie stać.",
        condition={"text": "Drzewa podlewa gmina przez trzy lata."},
        by=institution,
    )

    word = motion.words.get(seat__person=institution)
    motion = accept_condition(motion=motion, word=word, by=community)

    version = policy.clauses.get(key="3").version
    assert motion.state == Motion.State.EXECUTED
    assert version.text == "Drzewa podlewa gmina przez trzy lata."
    assert version.sides == ["community", "institution"]
    amendment.refresh_from_db()
    assert amendment.first_text == "Drzewa podlewa gmina zawsze."


def test_a_rejected_amendment_leaves_the_text_and_can_be_accepted_after_all():
    process = make_drafting_process()
    institution, community = make_hosts(process)
    policy = make_policy(process, by=institution)
    amendment = make_amendment(policy)

    amendment = carry("reject", amendment, by=institution, reason="Za drogo.")
    assert (amendment.is_rejected, amendment.note) == (True, "Za drogo.")
    assert not ClauseVersion.objects.filter(edition=1).exists()

    assert carry("accept", amendment, by=community).is_accepted


def test_what_was_written_against_old_words_is_overtaken_and_joined_with_one_click():
    process = make_drafting_process()
    institution, _community = make_hosts(process)
    policy = make_policy(process, by=institution)
    resident = Visitor(make_person())
    years = make_amendment(policy, text="Drzewa podlewa gmina przez trzy lata.")
    school = make_amendment(policy, text="Drzewa podlewa szkoła i gmina przez rok.", by=resident)
    other = make_amendment(policy, text="Drzewa podlewa gmina przez wieki.")
    apart = make_amendment(policy, key="1", text="Podwórka są nasze.")

    found = {each.amendment: each.clashes for each in neighbours_of(years)}
    assert found == {school: False, other: True}
    carry("accept", years, by=institution)

    states = {each.pk: each.state for each in Amendment.objects.all()}
    assert states == {years.pk: "accepted", school.pk: "overtaken", other.pk: "overtaken",
                      apart.pk: "open"}  # fmt: skip
    assert Notice.objects.filter(person=resident.person).count() == 1
    with pytest.raises(Refused, match="Propose it anew"):
        rebase_amendment(amendment=other, by=Visitor(institution))
    with pytest.raises(Refused, match="Only who proposed it, or a host"):
        rebase_amendment(amendment=school, by=make_resident())
    joined = rebase_amendment(amendment=school, by=resident)
    assert joined.is_open
    assert joined.text == "Drzewa podlewa szkoła i gmina przez trzy lata."


def test_a_motion_on_an_overtaken_amendment_changes_nothing():
    process = make_drafting_process()
    institution, community = make_hosts(process)
    policy = make_policy(process, by=institution)
    one, two = make_amendment(policy), make_amendment(policy)
    motion = move(
        act="drafting.accept_amendment", subject=two, payload={}, reason="Tak.", by=community
    )
    carry("accept", one, by=community)

    motion = say(motion=motion, stance="consent", by=institution)

    assert motion.state == Motion.State.OVERTAKEN
    assert policy.clauses.get(key="3").text == one.text


def test_without_a_mandate_nothing_is_accepted():
    amendment = make_amendment()

    with pytest.raises(NoMandate):
        accept_amendment(subject=amendment, by=None, mandate=None, because=[], reason="x")


# --- the trail ---------------------------------------------------------------


def test_the_trail_leads_from_the_clause_back_to_the_input():
    process = make_drafting_process()
    institution, _community = make_hosts(process)
    policy = make_policy(process, by=institution)
    item = record_input(
        process=process, source="paper", text="Kto podlewa drzewa?", language="pl", by=institution
    )
    amendment = make_amendment(policy, source_address=item.address)
    carry("accept", amendment, by=institution)

    (accepted,) = entries_behind(policy)[1:]
    before = {
        group.kind for _step, groups in trail_of(accepted.address, person=None).before
        for group in groups
    }  # fmt: skip

    assert {"processes.input_received", "drafting.amendment_proposed"} <= before


def test_the_link_of_a_statement_is_understood_as_its_source(settings):
    settings.SITE_URL = "https://gromada.example"
    policy = make_policy()
    statement = add_statement(
        process=policy.process, text="Drzewa trzeba podlewać.", language="pl", by=make_resident()
    )
    page = reverse("deliberation:statement_detail", args=[policy.process.slug, statement.number])

    amendment = make_amendment(policy, source_address=f"https://gromada.example{page}")

    entry = Entry.objects.get(subject=amendment.address)
    assert amendment.source_address == statement.address
    assert entry.because.filter(subject=statement.address).exists()


# --- people ------------------------------------------------------------------


def test_signing_in_keeps_what_a_browser_proposed():
    amendment = make_amendment()
    kept = Participant.objects.create(holder=amendment.policy.process.address, person=make_person())

    merge_participants(kept=kept, absorbed=amendment.proposer)

    amendment.refresh_from_db()
    assert amendment.proposer == kept


def test_texts_of_a_draft_process_exist_for_its_hosts_alone():
    policy = make_policy()
    process = policy.process
    type(process).objects.filter(pk=process.pk).update(state="draft", published_at=None)

    assert list(policies_visible_to(None)) == []
    assert list(policies_visible_to(make_host_person(process))) == [policy]


def test_the_summary_costs_one_query(django_assert_num_queries):
    policy = make_policy(text=TEXT)
    for _ in range(3):
        make_amendment(policy)

    with django_assert_num_queries(1):
        shown = summary(policy.process)
        assert shown.open_amendments == 3
        assert [each.clause_count for each in shown.policies] == [5]


def test_a_second_text_with_the_same_title_has_its_own_address():
    process = make_drafting_process()
    person = make_host_person(process)

    slugs = [
        open_policy(process=process, title_pl="Łąki", text=text, by=person).slug
        for text in ("Raz.", "Dwa.")
    ]

    assert slugs == ["laki", "laki-2"]


def test_other_peoples_clauses_cannot_be_amended():
    policy, elsewhere = make_policy(), make_policy()

    with pytest.raises(type(elsewhere.clauses.first()).DoesNotExist):
        propose_amendment(
            policy=policy,
            clause=elsewhere.clauses.first(),
            text="x",
            reason="y",
            by=make_resident(),
        )


def test_a_page_compares_an_amendment_with_so_many_others_and_no_more(monkeypatch):
    monkeypatch.setattr(amendments, "A_LIST", 2)
    # one that is not put together yet, for a list as long as the others have
    anew = prepared(amendments.open_changes_besides.question)
    monkeypatch.setattr(amendments, "open_changes_besides", anew)
    policy = make_policy()
    first, _second, third, fourth = [make_amendment(policy, key="3") for _each in range(4)]

    assert {each.amendment for each in neighbours_of(first)} == {third, fourth}
