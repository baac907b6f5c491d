"""The pages of a charter: at a glance, to print, versions, what-if."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone, translation
from tests.charters.factories import holder_of, make_charter, make_rules
from tests.people.factories import make_person
from tests.processes.factories import make_host_person, make_process

from gromada.charters.actions import begin_versions
from gromada.charters.models import ACTS, Motion, Version, facts
from gromada.methods.charter import Family, Need, Requirement
from gromada.methods.charter.reading import write_charter
from gromada.methods.charter.templates import templates

pytestmark = pytest.mark.django_db
ALL = Requirement(Need.ALL)
PAGES = ["charter_detail", "charter_print", "version_list", "what_if", "motion_list"]


def at(name, *args):
    return reverse(f"charters:{name}", args=args)


def text_of(response):
    return response.content.decode()


@pytest.fixture
def charter():
    return make_charter(holder=make_process(question_en="What about the street?"))


def next_version(charter, rules, **facts):
    facts.setdefault("challenge", "Evenings only.")
    now = timezone.now()
    return Version.objects.create(
        charter=charter, number=charter.versions.count() + 1, rules=write_charter(rules),
        in_force_from=now, lapses_at=now + timedelta(days=700), begun_at=now, **facts,
    )  # fmt: skip


@pytest.mark.parametrize("code", sorted(templates()))
@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("language", ["pl", "en"])
def test_every_model_has_its_pages(client, code, name, language):
    charter = make_charter(code, holder=make_process())

    with translation.override(language):
        assert client.get(at(name, charter.pk)).status_code == 200


@pytest.mark.parametrize("name", PAGES)
def test_the_charter_of_a_draft_is_seen_by_its_hosts_and_seats_alone(client, name):
    process = make_process(state="draft")
    charter = make_charter(holder=process)
    seen = {}
    people = {
        "nobody": None,
        "stranger": make_person(),
        "host": make_host_person(process),
        "seat": holder_of(charter, "community"),
    }
    for who, person in people.items():
        client.logout()
        if person:
            client.force_login(person)
        seen[who] = client.get(at(name, charter.pk)).status_code

    assert seen == {"nobody": 404, "stranger": 404, "host": 200, "seat": 200}


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("side", ["", "community"])
def test_a_page_costs_at_most_fifteen_queries(client, charter, name, side):
    if side:
        client.force_login(holder_of(charter, side))
    client.get(at(name, charter.pk))  # the first visit costs more

    with CaptureQueriesContext(connection) as captured:
        client.get(at(name, charter.pk))

    assert len(captured) <= 15  # what waits for them, in the header, included


def test_what_a_charter_says_is_drawn_anew_for_a_language_a_version_and_a_weight(client, charter):
    def shown(language):
        with translation.override(language):
            return text_of(client.get(at("charter_detail", charter.pk)))

    assert "without this nothing happens" in shown("en")
    assert "without this nothing happens" not in shown("pl")
    assert "All have to consent" not in shown("en")
    assert "power indices" not in shown("en")

    next_version(charter, make_rules(requires={"community": ALL}, seats={"community": 3}))
    charter.seats.update(weight=2)

    assert "All have to consent" in shown("en")
    assert "power indices" in shown("en")


def test_more_seats_cost_no_more_queries(client):
    def queries(charter):
        client.get(at("charter_detail", charter.pk))
        with CaptureQueriesContext(connection) as captured:
            client.get(at("charter_detail", charter.pk))
        return len(captured)

    small = make_charter(rules=make_rules(), holder=make_process())
    large = make_charter(
        rules=make_rules(seats={"institution": 5, "community": 9}), holder=make_process()
    )

    assert queries(small) == queries(large)


def test_the_glance_says_who_decides_and_what_if_they_disagree(client, charter):
    page = text_of(client.get(at("charter_detail", charter.pk)))

    assert (
        "A statement disappears only if a person from the office and a person from the residents"
        in page.replace("&#x27;", "’")
    )
    assert "it stays." in page
    assert "It can be proposed by a person from the office or" in page
    assert "depart from what was agreed" in page
    assert holder_of(charter, "community").name in page


def test_without_an_institution_the_glance_says_whom_it_binds(client):
    charter = make_charter("M00", holder=make_process())

    page = text_of(client.get(at("charter_detail", charter.pk)))

    assert "No institution is bound by this charter" in page
    assert "depart from what was agreed" not in page


def test_a_vacant_side_makes_it_a_consultation(client):
    charter = make_charter(vacant=["community"], holder=make_process())

    page = text_of(client.get(at("charter_detail", charter.pk)))

    assert "Consultation: not every side is here yet" in page
    assert "0 of 3 seats filled" in page


def test_a_side_that_another_one_pays_is_labelled(client):
    text = templates()["M10"].charter
    sides = tuple(
        replace(side, dependent_on="institution") if side.key == "business" else side
        for side in text.sides
    )
    charter = make_charter(rules=replace(text, sides=sides), holder=make_process())

    page = text_of(client.get(at("charter_detail", charter.pk)))

    assert "not independent" in page
    assert "appointed, employed or mainly paid by: the office" in page


def test_the_print_has_a_line_for_every_seat(client, charter):
    page = text_of(client.get(at("charter_print", charter.pk)))

    assert page.count("signatures__line") == charter.seats.count()


# --- versions --------------------------------------------------------------


def test_a_difference_says_what_changed_for_whom(client, charter):
    text = templates()["M01"].charter
    next_version(charter, text)

    page = text_of(client.get(at("version_difference", charter.pk, 2)))

    assert "Outcome and money: its consent is no longer needed." in page
    assert "Evenings only." in page


def test_a_version_that_is_not_there_is_not_found(client, charter):
    assert client.get(at("version_difference", charter.pk, 7)).status_code == 404
    assert client.get(at("version_difference", charter.pk, 1)).status_code == 200
    next_version(charter, templates()["M01"].charter)
    assert client.get(at("version_difference", charter.pk, 2) + "?with=9").status_code == 404
    assert client.get(at("version_difference", charter.pk, 2) + "?with=²").status_code == 200


# --- what if ---------------------------------------------------------------


def what_if_form(charter, **changes):
    """The form as it stands, with changes."""
    text = charter.versions.get().text
    given = {f"seats_{side.key}": side.seats for side in text.sides}
    for family, rule in text.families.items():
        code = family.value
        given |= {
            f"{code}_propose": list(rule.propose),
            f"{code}_window": rule.window_days,
            f"{code}_silence": rule.silence.value,
            f"{code}_deadlock": rule.deadlock.value,
        }
        for side in text.sides:
            asked = rule.requirement(side.key)
            given[f"{code}_{side.key}_need"] = asked.need.value
            given[f"{code}_{side.key}_days"] = asked.days or 5
    return {**given, **changes}


def test_nothing_changed_is_said_so(client, charter):
    page = client.post(at("what_if", charter.pk), what_if_form(charter))

    assert page.status_code == 200
    assert "Nothing is different." in text_of(page)


def test_what_if_shows_for_whom_it_would_change_and_stores_nothing(client, charter):
    typed = what_if_form(charter, voice_institution_need="informed")

    page = text_of(client.post(at("what_if", charter.pk), typed))

    assert "Voice: its consent is no longer needed." in page
    assert "Voice: can now carry it alone." in page
    assert charter.versions.count() == 1
    assert not Motion.objects.exists()


def test_what_if_tells_the_story_of_a_hole(client, charter):
    typed = what_if_form(
        charter, charter_community_need="informed", people_community_need="informed"
    )

    page = text_of(client.post(at("what_if", charter.pk), typed))

    assert "Such a charter could not come into force" in page
    assert "can change the charter alone" in page
    assert "Propose this change" not in page


def test_what_if_keeps_what_was_typed(client, charter):
    typed = what_if_form(charter, voice_window=2, text_window=17)

    page = client.post(at("what_if", charter.pk), typed)

    assert page.status_code == 422
    assert 'value="17"' in text_of(page)


def test_a_seat_proposes_the_change_from_there(client, charter):
    client.force_login(holder_of(charter, "community"))
    typed = what_if_form(
        charter, propose="yes", voice_window=9, challenge="Holidays.", reason="More time."
    )

    answer = client.post(at("what_if", charter.pk), typed)

    motion = Motion.objects.get()
    assert answer.url == motion.get_absolute_url()
    assert motion.payload["rules"]["families"]["voice"]["window_days"] == 9
    page = text_of(client.get(answer.url))
    assert "Holidays." in page
    assert "What would change for whom" in page


def test_a_change_without_its_challenge_is_not_proposed_and_nothing_is_lost(client, charter):
    client.force_login(holder_of(charter, "community"))
    typed = what_if_form(charter, propose="yes", voice_window=9, reason="More time.")

    page = text_of(client.post(at("what_if", charter.pk), typed))

    assert not Motion.objects.exists()
    assert "More time." in page
    assert 'value="9"' in page


def test_who_holds_no_seat_is_told_so(client, charter):
    client.force_login(make_person())
    typed = what_if_form(charter, voice_window=9)

    page = text_of(client.post(at("what_if", charter.pk), typed))

    assert "Only people who hold a seat under the charter may propose this." in page


def test_a_group_can_propose_a_model_with_an_institution(client):
    charter = make_charter("M00", holder=make_process())
    client.force_login(holder_of(charter, "community"))
    as_m04 = make_charter("M04", holder=make_process())
    typed = what_if_form(as_m04, model="M04")

    page = text_of(client.post(at("what_if", charter.pk), typed))
    assert "Joins as a new side." in page
    typed |= {"propose": "yes", "challenge": "We need the office.", "reason": "It owns the land."}
    client.post(at("what_if", charter.pk), typed)

    rules = Motion.objects.get().payload["rules"]
    assert [side["key"] for side in rules["sides"]] == ["institution", "community"]
    assert rules["template"] == "M04"


def test_a_version_that_is_coming_is_announced(client, charter):
    version = next_version(charter, templates()["M01"].charter)
    version.in_force_from = timezone.now() + timedelta(days=14)
    version.save()
    begin_versions()

    page = text_of(client.get(at("charter_detail", charter.pk)))

    assert "A new version comes into force on" in page


def test_what_if_an_act_had_a_rule_of_its_own(client, charter):
    key = "deliberation.hide_statement"
    first = text_of(
        client.post(at("what_if", charter.pk), what_if_form(charter, add_rule=key, see="yes"))
    )
    assert f'name="own_rule" value="{key}"' in first

    typed = what_if_form(charter, own_rule=key, **rule_fields(key, charter))
    page = text_of(client.post(at("what_if", charter.pk), typed | {f"{key}_window": 12}))

    assert "12 working days" in page
    assert "Nothing is different" not in page


def test_a_rule_of_its_own_can_be_given_up(client):
    key = "deliberation.hide_statement"
    text = templates()["M04"].charter
    own = replace(text.families[Family.VOICE], window_days=12)
    charter = make_charter(rules=replace(text, exceptions={key: own}), holder=make_process())
    typed = what_if_form(charter, **rule_fields(key, charter)) | {f"{key}_family": "on"}
    client.force_login(holder_of(charter, "community"))

    client.post(
        at("what_if", charter.pk), typed | {"propose": "yes", "challenge": "C", "reason": "R"}
    )

    assert Motion.objects.get().payload["rules"].get("exceptions", {}) == {}


@pytest.mark.parametrize(
    ("share", "quorum", "kept"),
    [("3/4", "1/2", ("3/4", "1/2")), ("60%", "0", ("3/5", "0")), ("0,4", "25 %", ("2/5", "1/4"))],
)
def test_a_share_of_ones_own_is_kept_exactly(client, charter, share, quorum, kept):
    client.force_login(holder_of(charter, "community"))
    typed = what_if_form(
        charter, voice_community_need="share", voice_community_share=share,
        voice_community_quorum=quorum, propose="yes", challenge="C", reason="R",
    )  # fmt: skip

    client.post(at("what_if", charter.pk), typed)

    asked = Motion.objects.get().payload["rules"]["families"]["voice"]["requires"]["community"]
    assert (asked["share"], asked["quorum"], asked["strict"]) == (*kept, False)


@pytest.mark.parametrize("share", ["", "most", "7/5", "1/0", "0", "-1/2", "1e-9999999"])
def test_a_share_that_is_none_is_refused_beside_its_field(client, charter, share):
    typed = what_if_form(charter, voice_community_need="share", voice_community_share=share)

    page = client.post(at("what_if", charter.pk), typed)

    assert page.status_code == 422
    assert "Write a share such as 3/4" in text_of(page)


def rule_fields(key, charter):
    """The fields of an act with a rule of its own, as its family has them."""
    family = what_if_form(charter)
    code = facts(ACTS[key]).family.value
    return {
        name.replace(code, key, 1): value
        for name, value in family.items()
        if name.startswith(f"{code}_")
    }
