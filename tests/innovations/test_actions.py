"""Registering, reporting stages, correcting: what happens and what stands in the record."""

import io
from datetime import timedelta

import pytest
from django.utils import timezone
from tests.innovations.factories import make_challenge, make_innovation
from tests.people.factories import make_membership, make_organisation, make_person

from gromada.cli.ledger.verification import verify
from gromada.innovations import actions
from gromada.innovations.models import Factor, StageEvent
from gromada.innovations.queries import current_event, entry_at, with_events
from gromada.ledger.actions import seal
from gromada.ledger.models import Entry, RecordIsPermanent
from gromada.ledger.queries import export_lines
from gromada.verdict import Refused

pytestmark = pytest.mark.django_db


def said(**facts):
    return {
        "stage": "pilot",
        "happened_on": timezone.localdate(),
        "reason": "It works in one street.",
    } | facts


def stage_of(innovation):
    return current_event(with_events(type(innovation).objects).get(pk=innovation.pk)).stage


def kinds_about(thing):
    about = Entry.objects.filter(subject=thing.address).order_by("pk")
    return [kind.partition(".")[2] for kind in about.values_list("kind", flat=True)]


def test_anyone_registers_an_innovation_without_an_institution():
    innovation = make_innovation(by=make_person())

    assert stage_of(innovation) == "idea"
    assert kinds_about(innovation) == ["innovation_registered", "stage_reached"]


def test_the_record_names_the_challenge_and_the_source_as_causes():
    challenge = make_challenge()
    source = Entry.objects.get(subject=challenge.address)
    earlier = make_innovation()
    came_from = entry_at(earlier.address)

    innovation = make_innovation(challenges=[challenge], because=[came_from])

    registered = Entry.objects.filter(subject=innovation.address).earliest("pk")
    assert set(registered.because.all()) == {source, came_from}


def test_the_record_holds_no_name_and_no_text():
    person = make_person(name="Anna Nowak")
    make_innovation(by=person, names_author=True, reason="Anna Nowak said so")

    record = "".join(line.decode() for line in export_lines(seal()))

    assert "Nowak" not in record
    assert person.address not in record


def test_the_record_verifies():
    make_innovation(challenges=[make_challenge()])

    assert verify(io.BytesIO(b"".join(export_lines(seal())))).problems == ()


def test_stages_follow_one_another_by_their_days():
    person = make_person()
    innovation = make_innovation(by=person, happened_on=timezone.localdate() - timedelta(days=9))

    actions.reach_stage(innovation=innovation, **said(helped=["D4"], hindered=["E1"]), by=person)

    event = StageEvent.objects.latest("pk")
    assert stage_of(innovation) == "pilot"
    assert event.reason == "It works in one street."
    assert (event.helped, event.hindered) == (["D4"], ["E1"])
    assert [cause.kind for cause in event.entry.because.all()] == ["innovations.stage_reached"]


def test_a_correction_is_a_new_event_and_the_old_one_stays():
    person = make_person()
    innovation = make_innovation(by=person, stage="scaled")
    wrong = innovation.events.get()

    right = actions.correct_stage(event=wrong, **said(stage="experiment"), by=person)

    assert stage_of(innovation) == "experiment"
    assert list(innovation.events.order_by("pk")) == [wrong, right]
    assert list(right.entry.because.all()) == [wrong.entry]


def test_what_was_corrected_is_not_corrected_twice():
    person = make_person()
    wrong = make_innovation(by=person).events.get()
    actions.correct_stage(event=wrong, **said(), by=person)

    with pytest.raises(Refused, match="newer one"):
        actions.correct_stage(event=wrong, **said(), by=person)


def test_stage_events_are_never_changed():
    event = make_innovation().events.get()
    event.stage = "scaled"

    with pytest.raises(RecordIsPermanent):
        event.save()
    with pytest.raises(RecordIsPermanent):
        event.delete()


def test_a_stage_is_not_reported_before_it_is_reached():
    person = make_person()
    innovation = make_innovation(by=person)
    tomorrow = timezone.localdate() + timedelta(days=1)

    with pytest.raises(Refused, match="not come yet"):
        actions.reach_stage(innovation=innovation, **said(happened_on=tomorrow), by=person)


def test_nobody_lends_the_name_of_an_organisation_they_do_not_act_for():
    organisation = make_organisation()

    with pytest.raises(Refused, match="that you act for"):
        make_innovation(organisations=[organisation])

    member = make_membership(organisation=organisation).person
    assert list(make_innovation(organisations=[organisation], by=member).organisations.all()) == [
        organisation
    ]


def test_only_the_author_decides_to_be_named():
    organisation = make_organisation()
    author = make_membership(organisation=organisation).person
    colleague = make_membership(organisation=organisation).person
    innovation = make_innovation(by=author, organisations=[organisation])
    facts = {"challenges": [], "organisations": [organisation], "names_author": True}

    with pytest.raises(Refused, match="decides whether to be named"):
        actions.change_innovation(innovation=innovation, **facts, by=colleague)
    assert actions.change_innovation(innovation=innovation, **facts, by=author).names_author


def test_an_innovation_answers_a_new_challenge_in_the_record():
    person = make_person()
    innovation = make_innovation(by=person)
    challenge = make_challenge()

    actions.change_innovation(
        innovation=innovation, challenges=[challenge], organisations=[], by=person
    )

    changed = Entry.objects.filter(subject=innovation.address).latest("pk")
    assert entry_at(challenge.address) in changed.because.all()


def test_too_many_are_refused_with_the_time_to_wait(settings):
    settings.LIMITS = settings.LIMITS | {
        "innovations.registered": (1, 86_400),
        "innovations.challenges": (1, 86_400),
    }
    person = make_person()
    make_innovation(by=person)
    make_challenge(by=person)

    with pytest.raises(Refused):
        make_innovation(by=person)
    with pytest.raises(Refused):
        make_challenge(by=person)


def test_an_author_who_leaves_is_forgotten_and_the_innovation_stays():
    person = make_person()
    innovation = make_innovation(by=person, names_author=True)

    person.delete()

    innovation.refresh_from_db()
    assert innovation.author is None
    assert innovation.events.get().author is None


def test_titles_make_addresses_that_are_free():
    slugs = [make_innovation(title_pl="Łąka na rynku").slug for _ in range(3)]

    assert slugs == ["laka-na-rynku", "laka-na-rynku-2", "laka-na-rynku-3"]
    assert make_challenge(title_pl="New").slug == "new-2"


@pytest.mark.parametrize(
    "written",
    ["{pk}", "ledger.entry:{pk}", "https://x.example/pl/ledger/entries/{pk}/",
     "{address}", "https://x.example/en/trail/{address}/"],
)  # fmt: skip
def test_a_source_is_found_by_number_address_or_link(written, settings):
    settings.SITE_URL = "https://x.example"
    challenge = make_challenge()
    entry = Entry.objects.get(subject=challenge.address)

    assert entry_at(written.format(pk=entry.pk, address=challenge.address)) == entry


@pytest.mark.parametrize("written", ["", "nothing", "a.b:99", "999999", "people.person:1"])
def test_what_the_record_does_not_know_is_no_source(written):
    assert entry_at(written) is None


def test_every_factor_has_a_code_of_its_group():
    groups = {"A": 4, "B": 5, "C": 6, "D": 5, "E": 3, "F": 2}

    assert Factor.values == [
        f"{group}{number}" for group, most in groups.items() for number in range(1, most + 1)
    ]
