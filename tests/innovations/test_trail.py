"""The trail shows what ``because`` holds, both ways, and nothing else."""

from itertools import pairwise

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from tests.drafting.factories import make_amendment
from tests.innovations.factories import make_challenge, make_innovation
from tests.people.factories import make_operator, make_person
from tests.processes.factories import make_process

from gromada.drafting.models import Amendment
from gromada.innovations.actions import hide
from gromada.innovations.queries import trail_of
from gromada.ledger.actions import declare_kind, record
from gromada.ledger.models import Cause, Entry

pytestmark = pytest.mark.django_db
MADE = declare_kind("ledger.example_made", "An example was made")
OTHER = declare_kind("ledger.other_made", "Another example was made")


def entry(subject, *because, kind=MADE):
    with transaction.atomic():
        return record(kind, subject=subject, by="system", because=because)


def story(entries, kinds=2):
    """One root, a long spine, and everything else hanging from the spine, in bulk."""
    now = timezone.now()
    made = Entry.objects.bulk_create(
        Entry(
            kind=[MADE, OTHER][n % kinds], subject=f"story.part:{n}", by="system",
            happened_at=now, recorded_at=now,
        )
        for n in range(entries)
    )  # fmt: skip
    spine = made[: max(2, entries // 100)]
    links = list(pairwise(spine))
    links += [(spine[n % len(spine)], one) for n, one in enumerate(made[len(spine) :])]
    Cause.objects.bulk_create(Cause(cause=cause, effect=effect) for cause, effect in links)
    return made


def at(address):
    return reverse("innovations:trail", args=[address])


def entries_of(groups):
    return {one for group in groups for one in group.entries}


def stepped(steps):
    return {number: entries_of(groups) for number, groups in steps}


def test_it_walks_back_and_forward_step_by_step():
    first = entry("a.first:1")
    second = entry("a.second:1", first)
    middle = entry("a.middle:1", second)
    after = entry("a.after:1", middle)

    trail = trail_of("a.middle:1", person=None)

    assert stepped(trail.before) == {1: {second}, 2: {first}}
    assert entries_of(trail.own) == {middle}
    assert stepped(trail.after) == {1: {after}}


def test_what_is_not_linked_is_not_on_it():
    root = entry("a.root:1")
    entry("a.sibling:1", root)
    mine = entry("a.mine:1", root)
    entry("a.stranger:1")

    trail = trail_of("a.mine:1", person=None)

    assert entries_of(trail.groups) == {root, mine}


def test_links_are_those_of_the_record():
    root = entry("a.root:1")
    left = entry("a.left:1", root, kind=OTHER)
    entry("a.end:1", left)

    trail = trail_of("a.end:1", person=None)

    assert [(trail.groups[a].entries[0], trail.groups[b].entries[0]) for a, b in trail.links] == [
        (root, left),
        (left, Entry.objects.get(subject="a.end:1")),
    ]


def test_every_entry_on_it_is_reached_by_causes_alone():
    """Against a walk in plain Python over the same links."""
    made = story(300)
    subject = made[150].subject

    def walked(start, along):
        reached, edge = set(), {start.pk}
        while edge:
            edge = {
                pk for one in edge for pk in Cause.objects.filter(**{along[0]: one})
                .values_list(along[1], flat=True)
            } - reached  # fmt: skip
            reached |= edge
        return reached

    trail = trail_of(subject, person=None, steps=96, of_each=125)

    back = {one.pk for _n, groups in trail.before for one in entries_of(groups)}
    forth = {one.pk for _n, groups in trail.after for one in entries_of(groups)}
    assert back == walked(made[150], ("effect_id", "cause_id"))
    assert forth == walked(made[150], ("cause_id", "effect_id"))


def test_an_entry_that_several_ways_lead_to_stands_at_the_nearest_step():
    root = entry("a.root:1")
    between = entry("a.between:1", root)
    entry("a.end:1", root, between)

    trail = trail_of("a.end:1", person=None)

    assert stepped(trail.before) == {1: {root, between}}


def test_it_says_when_it_goes_on():
    before = entry("a.part:0")
    for number in range(1, 20):
        before = entry(f"a.part:{number}", before)

    short, whole = (trail_of("a.part:0", person=None, steps=steps) for steps in (12, 24))

    assert short.goes_on
    assert max(n for n, _groups in short.after) == 12
    assert not whole.goes_on
    assert max(n for n, _groups in whole.after) == 19


def test_many_of_one_kind_are_counted_and_the_first_are_shown():
    root = entry("a.root:1")
    for number in range(8):
        entry(f"a.child:{number}", root)

    (_number, [children]) = trail_of("a.root:1", person=None).after[0]

    assert children.count == 8
    assert len(children.entries) == 5
    assert children.more == 3


def test_one_entry_has_a_trail_of_its_own():
    root = entry("a.same:1")
    later = entry("a.same:1", root)

    trail = trail_of(later.address, person=None)

    assert entries_of(trail.own) == {later}
    assert stepped(trail.before) == {1: {root}}


@pytest.mark.parametrize(
    "address", ["a.b:1", "nonsense", "ledger.entry:999", "ledger.entry:x", "a b", "ą.ę:1"]
)
def test_what_the_record_does_not_know_is_not_found(client, address):
    assert client.get(at(address)).status_code == 404


def test_another_way_to_write_a_number_has_no_trail(client):
    innovation = make_innovation()
    entry = Entry.objects.filter(subject=innovation.address).first()

    assert client.get(at(f"ledger.entry:{entry.pk}")).status_code == 200
    assert client.get(at(f"ledger.entry:0{entry.pk}")).status_code == 404


def test_names_are_those_that_exist_for_the_reader(client):
    innovation = make_innovation(challenges=[make_challenge()], title_en="Shade on wheels")
    challenge = innovation.challenges.get()
    trail = at(challenge.address)
    assert "Shade on wheels" in client.get(trail).content.decode()

    operator = make_operator()
    hide(thing=innovation, reason="It names a neighbour.", by=operator)

    assert "Shade on wheels" not in client.get(trail).content.decode()
    assert "Shade on wheels" not in client.get(at(innovation.address)).content.decode()
    assert "Shade on wheels" not in client.get(trail + "?step=1").content.decode()
    client.force_login(operator)
    assert "Shade on wheels" in client.get(trail).content.decode()


def test_a_draft_is_never_named(client):
    draft = make_process(question_en="A secret draft?", state="draft")
    published = make_process(question_en="A public question?")
    root = entry("a.root:1")
    entry(draft.address, root)
    entry(published.address, root)

    page = client.get(at("a.root:1") + "?step=1").content.decode()
    record_page = client.get(reverse("ledger:entry_list")).content.decode()

    assert "A public question?" in page
    assert f"Process {draft.pk}" in page
    assert "A secret draft?" not in page + record_page


def test_a_story_of_five_thousand_entries_costs_few_queries(client):
    made = story(5000)
    url = at(made[25].subject)
    client.get(url)

    def queries():
        with CaptureQueriesContext(connection) as captured:
            assert client.get(url).status_code == 200
            assert client.get(url + "?step=1").status_code == 200
        return len(captured)

    assert queries() <= 15


def test_queries_do_not_grow_with_the_length(client):
    def queries(entries):
        made = story(entries)
        with CaptureQueriesContext(connection) as captured:
            client.get(f"/en/trail/{made[1].address}/")
        return len(captured)

    queries(10)
    assert queries(20) == queries(600)


def test_the_page_has_the_drawing_and_the_same_as_a_list(client):
    root = entry("a.root:1")
    entry("a.end:1", root)

    page = client.get(at("a.end:1") + "?step=0").content.decode()

    assert 'class="chart chart--trail"' in page
    assert "1 event led to this." in page
    assert "1 step back" in page


def keys_on(trail):
    return [[one.pk for one in stop] for stop in trail.path]


def test_the_main_path_leads_through_the_most_things():
    """The short way would be from the idea to the end; the long one leads through the text."""
    idea = entry("a.idea:1")
    text = entry("a.text:1", idea)
    changed = entry("a.text:1", text, kind=OTHER)
    end = entry("a.end:1", idea, changed)
    after = entry("a.after:1", end)
    entry("a.aside:1", end)

    trail = trail_of("a.end:1", person=None)

    assert keys_on(trail) == [[idea.pk], [text.pk, changed.pk], [end.pk], [after.pk]]


def test_the_main_path_goes_on_to_the_next_part_of_the_journey():
    """Two promises of a pact are more things than its study, but the study says if it worked."""
    pact = entry("b.pact:1")
    kept = entry("b.promise:1", pact)
    entry("b.promise:2", kept)
    study = entry("c.study:1", pact)

    assert keys_on(trail_of("b.pact:1", person=None)) == [[pact.pk], [study.pk]]


def test_the_main_path_goes_round_how_something_was_decided():
    idea = entry("a.idea:1")
    moved = entry("charters.motion:1", idea)
    carried = entry("charters.motion:1", moved)
    end = entry("a.end:1", idea, carried)

    assert keys_on(trail_of("a.end:1", person=None)) == [[idea.pk], [end.pk]]


def test_where_there_is_no_other_way_the_main_path_leads_through_it():
    idea = entry("a.idea:1")
    moved = entry("charters.motion:1", idea)
    end = entry("a.end:1", moved)

    assert keys_on(trail_of("a.end:1", person=None)) == [[idea.pk], [moved.pk], [end.pk]]


def test_of_each_two_on_the_main_path_one_led_to_the_other():
    made = story(300)
    joined = set(Cause.objects.values_list("cause_id", "effect_id"))

    trail = trail_of(made[1].subject, person=None, only=[])

    path = [pk for stop in keys_on(trail) for pk in stop]
    assert len(path) > 2
    assert set(pairwise(path)) <= joined


def test_the_page_shows_the_main_path_first_and_the_rest_on_demand(client):
    root = entry("a.root:1")
    near, aside = entry("a.near:1", root), entry("a.aside:1", root)
    far = entry("a.far:1", near)

    def shown(url):
        page = client.get(url).content.decode()
        return [f"/entries/{one.pk}/" in page for one in (root, near, far, aside)]

    assert shown(at("a.root:1")) == [True, True, True, False]
    assert shown(at("a.root:1") + "?step=1") == [False, True, False, True]


def test_what_is_only_numbered_says_how_it_begins(client):
    amendment = make_amendment(text="Trees are watered by neighbours.")
    entry(amendment.address)

    page = client.get(at(amendment.address)).content.decode()

    assert "Trees are watered by neighbours." in page


def test_words_out_of_sight_are_not_on_the_trail(client):
    amendment = make_amendment(text="Something rude.")
    entry(amendment.address, entry("a.root:1"))
    Amendment.objects.update(shown="hidden", hidden_reason="Rude.")

    for page in (at("a.root:1"), at("a.root:1") + "?step=1", at(amendment.address)):
        assert "Something rude." not in client.get(page).content.decode()


def test_the_page_costs_few_queries_for_who_is_signed_in(client):
    made = story(600)
    client.force_login(make_person())
    url = at(made[25].subject)
    client.get(url)

    with CaptureQueriesContext(connection) as captured:
        assert client.get(url).status_code == 200

    assert len(captured) <= 15


def test_what_was_asked_is_kept_within_limits(client):
    entry("a.root:1")

    for asked in ("?steps=999999999&each=99999999", "?steps=-1&each=x", "?steps=٣"):
        assert client.get(at("a.root:1") + asked).status_code == 200


def test_the_record_leads_to_the_trail(client):
    made = entry("a.root:1")

    page = client.get(reverse("ledger:entry_detail", args=[made.pk])).content.decode()

    assert at(made.address) in page
