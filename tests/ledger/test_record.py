import hashlib
import re

import pytest
from django.db import transaction
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from tests.ledger.factories import make_entry

from gromada.ledger import actions
from gromada.ledger.actions import NotInTransaction, declare_kind, listens_to
from gromada.ledger.models import Entry, Text
from gromada.ledger.queries import entry_data
from gromada.people.models import Participant, Person
from gromada.work.jobs import job

pytestmark = pytest.mark.django_db


@transaction.atomic
def record_and_fail(kind):
    make_entry(kind)
    raise ZeroDivisionError


def test_an_entry_keeps_what_was_said():
    happened_at = timezone.now()

    entry = make_entry(
        "ledger.example_made",
        subject="processes.process:1",
        holder="processes.process:1",
        facts={"votes": 12, "state": "closed", "sizes": [1, 2], "more": {"open": True}},
        happened_at=happened_at,
    )

    kept = Entry.objects.get(pk=entry.pk)
    assert kept.kind == "ledger.example_made"
    assert kept.subject == "processes.process:1"
    assert kept.holder == "processes.process:1"
    assert kept.by == "system"
    assert kept.facts == {"votes": 12, "state": "closed", "sizes": [1, 2], "more": {"open": True}}
    assert kept.happened_at == happened_at
    assert kept.recorded_at >= happened_at
    assert not kept.is_sealed


def test_an_entry_has_exactly_one_writing():
    cause = make_entry()
    entry = make_entry(because=[cause], facts={"b": 1, "a": "x"}, texts={"reason": "Zażółć"})

    kept = Entry.objects.get(pk=entry.pk)

    moments = [f"{t:%Y-%m-%dT%H:%M:%S.%f}Z" for t in (entry.happened_at, entry.recorded_at)]
    assert entry_data(kept).decode() == (
        f'{{"address":"ledger.entry:{entry.pk}","because":["ledger.entry:{cause.pk}"],'
        f'"by":"system","facts":{{"a":"x","b":1}},"happened_at":"{moments[0]}","holder":"",'
        f'"kind":"ledger.example_made","recorded_at":"{moments[1]}",'
        f'"subject":"processes.process:1","texts":{{"reason":"{entry.texts["reason"]}"}},'
        '"version":1}'
    )


def test_an_entry_costs_one_query(django_assert_num_queries):
    with transaction.atomic(), django_assert_num_queries(1):
        actions.record("ledger.example_made", subject="processes.process:1", by="system")


def test_texts_and_causes_cost_one_query_each(django_assert_num_queries):
    causes = [make_entry(), make_entry()]

    with transaction.atomic(), django_assert_num_queries(3):
        actions.record(
            "ledger.example_made",
            subject="processes.process:1",
            by="system",
            texts={"reason": "one", "answer": "two"},
            because=causes,
        )


@pytest.mark.django_db(transaction=True)
def test_an_entry_outside_a_transaction_is_refused():
    with pytest.raises(NotInTransaction):
        actions.record("ledger.example_made", subject="processes.process:1", by="system")


@pytest.mark.django_db(transaction=True)
def test_what_did_not_happen_is_not_recorded():
    with pytest.raises(ZeroDivisionError):
        record_and_fail("ledger.example_made")

    assert list(Entry.objects.all()) == []


@pytest.mark.parametrize(
    "fact",
    ["two words", "Żółw", "jan@example.org", 0.5, 2**53, timezone.now(), {"a": 0.5}, "x" * 201],
)
def test_names_texts_and_what_has_no_exact_writing_are_refused(fact):
    with pytest.raises(ValueError, match="Facts hold addresses, codes and whole numbers"):
        make_entry(facts={"fact": fact})


@pytest.mark.parametrize("name", [1, "two words"])
def test_names_of_facts_are_short_words(name):
    with pytest.raises(ValueError, match="A fact has a short name"):
        make_entry(facts={name: 1})


def test_a_text_lies_outside_and_the_entry_vouches_for_it():
    entry = make_entry(texts={"reason": "Bo obraża sąsiadów."})

    text = Text.objects.get(entry=entry, name="reason")
    assert text.text == "Bo obraża sąsiadów."
    assert len(text.salt) == 32
    assert entry.texts == {
        "reason": hashlib.sha256(bytes(text.salt) + text.text.encode()).hexdigest()
    }
    assert b"s\xc4\x85siad" not in entry_data(entry)


def test_the_same_text_is_never_vouched_for_alike():
    assert make_entry(texts={"a": "x"}).texts != make_entry(texts={"a": "x"}).texts


def test_a_person_is_a_pseudonym():
    entry = make_entry(by=Person(pk=7), holder="processes.process:1")

    assert re.fullmatch(r"pseudonym:[0-9a-f]{32}", entry.by)


def test_a_person_has_the_same_pseudonym_within_a_holder():
    first, second = (make_entry(by=Person(pk=7), holder="processes.process:1") for _ in range(2))

    assert first.by == second.by


def test_a_person_has_another_pseudonym_with_each_holder():
    holders = ["processes.process:1", "processes.process:2", "partnerships.partnership:1"]

    assert len({make_entry(by=Person(pk=7), holder=holder).by for holder in holders}) == 3


def test_without_a_holder_the_subject_is_the_scope():
    subjects = ["processes.process:1", "processes.process:2"]

    assert len({make_entry(by=Person(pk=7), subject=subject).by for subject in subjects}) == 2


def test_two_people_have_two_pseudonyms():
    assert make_entry(by=Person(pk=7)).by != make_entry(by=Person(pk=8)).by


def test_who_knows_no_key_cannot_make_the_pseudonym(settings):
    before = make_entry(by=Person(pk=7)).by

    settings.LEDGER_KEY = "another key"

    assert make_entry(by=Person(pk=7)).by != before


def test_a_person_is_a_pseudonym_also_as_subject_and_in_facts():
    participant = Participant(pk=3)

    entry = make_entry(
        subject=participant, by=participant, holder="processes.process:1",
        facts={"kept": participant.address, "all": [participant.address]},
    )  # fmt: skip

    assert entry.subject == entry.by == entry.facts["kept"] == entry.facts["all"][0]
    assert b"people." not in entry_data(entry)


def test_a_side_is_named():
    assert make_entry(by="processes.host:2").by == "processes.host:2"


def test_entries_are_linked_both_ways():
    cause, other = make_entry(), make_entry()

    effect = make_entry(because=[cause, other.address, cause])

    assert list(effect.because.order_by("pk")) == [cause, other]
    assert list(cause.led_to.all()) == [effect]


heard = []


@listens_to("ledger.listened_to")
@job(name="ledger.test_listener")
def hear(*, entry_id):
    heard.append(entry_id)


@pytest.mark.django_db(transaction=True)
def test_listeners_are_queued_in_the_same_transaction():
    make_entry("ledger.example_made")
    entry = make_entry("ledger.listened_to")
    with pytest.raises(ZeroDivisionError):
        record_and_fail("ledger.listened_to")

    queued = DBTaskResult.objects.filter(task_path=hear.module_path)
    assert [task.args_kwargs["kwargs"] for task in queued] == [{"entry_id": entry.pk}]


def test_a_kind_reads_app_and_what_happened():
    with pytest.raises(ValueError, match=r"A kind reads app\.what_happened"):
        declare_kind("Happened!", "It happened")
