import io
import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from tests.ledger.factories import make_entries, make_entry
from tests.people.factories import make_operator
from tests.processes.factories import make_organisation, make_process

from gromada.charters.models import Seat
from gromada.cli.ledger.verification import verify
from gromada.formats.checkpoint import VerifierKey, read_checkpoint
from gromada.ledger import actions
from gromada.ledger.actions import declare_kind
from gromada.ledger.actions.entries import commitment
from gromada.methods.merkle import leaf_hash, verify_consistency, verify_inclusion

pytestmark = pytest.mark.django_db
declare_kind("ledger.example_made", "An example was made")
declare_kind("ledger.other_made", "Another example was made")


@pytest.fixture(autouse=True)
def english(settings):
    settings.LANGUAGE_CODE = "en"


def page(client, name, *arguments, **filters):
    answer = client.get(reverse(f"ledger:{name}", args=arguments), filters)
    assert answer.status_code == 200
    return answer


def entries(answer):
    return answer.context["entries"]


def test_an_empty_record_says_what_will_stand_in_it(client):
    assert "The record is empty" in page(client, "entry_list").content.decode()


def test_the_list_says_since_when_nothing_was_changed(client):
    make_entries(3)
    actions.seal()
    make_entry()

    content = page(client, "entry_list").content.decode()

    assert "3 entries, unchanged since" in content
    assert "1 more entry waits to be sealed" in content
    assert "An example was made" in content


def test_the_newest_entry_stands_first(client):
    first, second = make_entry(), make_entry()

    assert entries(page(client, "entry_list")) == [second, first]


@pytest.mark.parametrize("name", ["kind", "subject", "holder"])
def test_entries_are_filtered(name, client):
    wanted = {"kind": "ledger.other_made", "subject": "processes.process:2", "holder": "a.b:1"}
    make_entry()
    entry = make_entry(wanted["kind"], subject=wanted["subject"], holder=wanted["holder"])

    assert entries(page(client, "entry_list", **{name: wanted[name]})) == [entry]
    assert entries(page(client, "entry_list", **{name: ""}))[0] == entry


def test_all_that_belongs_to_one_part_can_be_asked_for(client):
    mine = make_entry("ledger.example_made", subject="a.b:1")
    also = make_entry("ledger.other_made", subject="a.b:2")
    make_entry("processes.process_published", subject="a.b:3")

    answer = page(client, "entry_list", kind="ledger")

    assert [entry.pk for entry in answer.context["entries"]] == [also.pk, mine.pk]
    assert "All of it: The record itself" in answer.content.decode()


def test_a_process_is_named_by_the_link_of_its_page(client, settings):
    settings.SITE_URL = "https://gromada.example"
    process = make_process()
    inside = make_entry("ledger.example_made", subject="a.b:1", holder=process.address)
    make_entry("ledger.example_made", subject="a.b:2", holder="processes.process:999")

    link = f"https://gromada.example{process.get_absolute_url()}"
    answer = page(client, "entry_list", holder=link)

    assert [entry.pk for entry in answer.context["entries"]] == [inside.pk]


@pytest.mark.parametrize("said", ["http://[", "//[x", "http://℀.pl/x"])
@pytest.mark.parametrize("field", ["subject", "holder"])
def test_a_link_that_cannot_be_read_finds_nothing(client, field, said):
    make_entry()

    answer = page(client, "entry_list", **{field: said})

    assert answer.status_code == 200
    assert "No entry fits" in answer.content.decode()


def test_a_filter_that_fits_nothing_says_so(client):
    make_entry()

    content = page(client, "entry_list", subject="processes.process:77").content.decode()

    assert "No entry fits" in content


def test_a_kind_that_does_not_exist_is_refused_in_words(client):
    make_entry()

    answer = page(client, "entry_list", kind="no.such")

    assert answer.context["form"].errors


def test_pages_lead_to_older_entries_and_keep_the_filter(client):
    made = make_entries(35, holder="a.b:1")
    make_entry()

    first = page(client, "entry_list", holder="a.b:1")
    second = client.get(reverse("ledger:entry_list") + first.context["older"])

    assert entries(first) == made[:4:-1]
    assert entries(second) == made[4::-1]
    assert second.context["older"] == ""
    assert second.context["newest"] == "?holder=a.b%3A1"


def test_a_list_costs_the_same_however_long_it_is(client, django_assert_max_num_queries):
    make_entry()
    actions.seal()
    with django_assert_max_num_queries(8) as one:
        page(client, "entry_list")
    make_entries(30)

    with django_assert_max_num_queries(len(one)):
        page(client, "entry_list")


def test_an_entry_costs_the_same_however_linked(client, django_assert_max_num_queries):
    entry = make_entry(because=[make_entry()])
    make_entry(because=[entry])
    with django_assert_max_num_queries(11) as one:
        page(client, "entry_detail", entry.pk)
    other = make_entry(because=[make_entry() for _ in range(5)])
    for _ in range(5):
        make_entry(because=[other])

    with django_assert_max_num_queries(len(one)):
        page(client, "entry_detail", other.pk)


def test_an_entry_shows_its_text_and_links_both_ways(client):
    cause = make_entry("ledger.other_made")
    entry = make_entry(because=[cause], texts={"reason": "Bo <b>tak</b>."})
    effect = make_entry(because=[entry])

    content = page(client, "entry_detail", entry.pk).content.decode()

    assert "Bo &lt;b&gt;tak&lt;/b&gt;." in content
    assert reverse("ledger:entry_detail", args=[cause.pk]) in content
    assert reverse("ledger:entry_detail", args=[effect.pk]) in content
    assert "waits to be sealed" in content


def test_a_removed_text_leaves_a_sentence(client):
    entry = make_entry(texts={"reason": "Jan Kowalski."})
    actions.erase_text(entry=entry, name="reason", by="system", ground="request")

    content = page(client, "entry_detail", entry.pk).content.decode()

    assert "Kowalski" not in content
    assert "Text removed." in content


def test_a_sealed_entry_shows_its_place_and_its_proof(client):
    make_entries(2)
    entry = make_entry(texts={"reason": "Because."})
    checkpoint = actions.seal()

    assert "3 of 3" in page(client, "entry_detail", entry.pk).content.decode()
    proof = page(client, "entry_proof", entry.pk).json()

    signed = read_checkpoint(proof["checkpoint"], VerifierKey.parse(proof["key"]))
    leaf = leaf_hash(proof["entry"].encode())
    steps = [bytes.fromhex(step) for step in proof["proof"]]
    assert proof["key"] == checkpoint.key
    assert verify_inclusion(leaf, proof["index"], signed.size, steps, signed.root)
    reason = proof["texts"]["reason"]
    assert json.loads(proof["entry"])["texts"]["reason"] == commitment(
        bytes.fromhex(reason["salt"]), reason["text"]
    )


def test_an_entry_that_waits_has_no_proof_yet(client):
    entry = make_entry()

    assert client.get(reverse("ledger:entry_proof", args=[entry.pk])).status_code == 404


def test_a_checkpoint_continues_an_older_one(client):
    make_entries(3)
    actions.seal()
    make_entries(4)
    checkpoint = actions.seal()

    answer = page(client, "consistency", 3, 7).json()

    key = VerifierKey.parse(checkpoint.key)
    old, new = read_checkpoint(answer["old"], key), read_checkpoint(answer["new"], key)
    steps = [bytes.fromhex(step) for step in answer["proof"]]
    assert verify_consistency(3, old.root, 7, new.root, steps)
    assert page(client, "older_checkpoint_note", 3).content.decode() == answer["old"]


@pytest.mark.parametrize("sizes", [(7, 3), (3, 4), (2, 7)])
def test_sizes_that_were_not_signed_have_no_proof(sizes, client):
    make_entries(3)
    actions.seal()
    make_entries(4)
    actions.seal()

    assert client.get(reverse("ledger:consistency", args=sizes)).status_code == 404


def test_checkpoint_and_key_are_plain_text(client):
    make_entry()
    checkpoint = actions.seal()

    note, key = page(client, "checkpoint_note"), page(client, "public_key")

    assert note["Content-Type"] == key["Content-Type"] == "text/plain; charset=utf-8"
    assert note.content.decode() == checkpoint.note
    assert key.content.decode() == f"{checkpoint.key}\n"


@pytest.mark.parametrize("name", ["checkpoint_note", "public_key", "record_file"])
def test_before_the_first_seal_there_is_no_file(name, client):
    assert client.get(reverse(f"ledger:{name}")).status_code == 404


def test_the_page_for_checking_says_how(client):
    assert "Nothing is sealed yet" in page(client, "checkpoint_detail").content.decode()
    make_entry()
    checkpoint = actions.seal()

    content = page(client, "checkpoint_detail").content.decode()

    assert checkpoint.key in content
    assert "gromada ledger verify record.jsonl --key key.txt" in content


def test_the_record_can_be_downloaded_and_verified(client):
    make_entries(300)
    key = VerifierKey.parse(actions.seal().key)

    content = b"".join(page(client, "record_file").streaming_content)

    assert verify(io.BytesIO(content), key=key).problems == ()


def test_addresses_are_said_in_words(client):
    entry = make_entry(subject="processes.process:12", by="processes.host:3", holder="unknown:1")

    assert entry.subject_words == "process 12"
    assert entry.holder_words == "unknown:1"
    assert make_entry().by_words == "this site, by itself"
    assert make_entry(by="people.person:1").by_words.startswith("a person under the pseudonym ")


def test_a_kind_that_nothing_declares_is_shown_as_it_is():
    assert make_entry("ledger.long_forgotten").title == "ledger.long_forgotten"


def test_one_reader_at_a_time_takes_the_whole_record(client):
    make_entries(3)
    actions.seal()

    first = client.get(reverse("ledger:record_file"))
    second = client.get(reverse("ledger:record_file"))
    assert b"".join(first.streaming_content)
    third = client.get(reverse("ledger:record_file"))

    assert (first.status_code, second.status_code, third.status_code) == (200, 503, 200)
    assert second.headers["Retry-After"]
    assert b"".join(third.streaming_content)


def test_the_record_costs_the_same_for_one_kind_of_thing_and_for_many(client):
    def queries():
        page(client, "entry_list")
        with CaptureQueriesContext(connection) as captured:
            page(client, "entry_list")
        return len(captured)

    make_entry(subject=make_process())
    one = queries()
    for thing in (make_organisation(), make_process(), *Seat.objects.all()[:28]):
        make_entry(subject=thing)

    assert queries() == one
    client.force_login(make_operator())
    assert queries() <= 15


def test_a_name_is_new_as_soon_as_the_record_tells_of_it(client):
    organisation = make_organisation(name="The old name")
    make_entry(subject=organisation)
    assert "The old name" in page(client, "entry_list").content.decode()

    type(organisation).objects.filter(pk=organisation.pk).update(name="The new name")
    make_entry(subject=organisation)

    content = page(client, "entry_list").content.decode()
    assert "The new name" in content
    assert "The old name" not in content


def test_the_filter_does_not_say_that_it_may_stay_empty(client):
    make_entry()

    content = page(client, "entry_list").content.decode()

    assert 'class="filter"' in content
    assert "(optional)" not in content


def test_the_filter_is_folded_until_it_is_used(client):
    assert 'class="filter"' not in page(client, "entry_list").content.decode()

    make_entry()
    folded = '<details class="disclosure"><summary>Show only some of them'
    assert folded in page(client, "entry_list").content.decode()
    assert folded not in page(client, "entry_list", kind="ledger").content.decode()
