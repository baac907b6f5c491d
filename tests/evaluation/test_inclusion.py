"""Who takes part beside who lives here: said freely, counted in steps, small numbers hidden."""

from datetime import timedelta

import pytest
from django.utils import timezone
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.deliberation.factories import make_statement
from tests.evaluation.factories import MARGINS, make_margins, make_people
from tests.people.factories import make_person
from tests.processes.factories import make_process

from gromada.evaluation import queries
from gromada.evaluation.actions import (
    forget_about_people,
    load_margins,
    merge_participants,
    publish_who_takes_part,
    say_about_me,
    take_back_about_me,
)
from gromada.evaluation.models import AboutMe, Margin, WhoTakesPart
from gromada.evaluation.queries.inclusion import dimension_on_page, voice_numbers
from gromada.formats import FormatError
from gromada.formats.margins import read_margins
from gromada.ledger.models import Entry
from gromada.methods.trust.scales import FEWEST
from gromada.people.models import Participant, Visitor
from gromada.verdict import Refused

pytestmark = pytest.mark.django_db


# --- who lives here ----------------------------------------------------------


def test_a_table_is_loaded_with_its_source_and_recorded():
    process = make_process()

    table = make_margins(process)

    assert [margin.category for margin in table.margins.all()] == ["18–34", "35–64", "65+"]
    assert Entry.objects.get(kind="evaluation.margins_loaded").facts["sha256"] == table.sha256


def test_a_stranger_loads_nothing():
    process = make_process()

    with pytest.raises(Refused, match="hold a seat"):
        load_margins(
            holder=process, content=MARGINS.encode(), name="x.csv", source="?", year=2024,
            by=make_person(),
        )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("dimension,category\nwiek,18–34\n", "“population” is missing"),
        ("dimension,category,population\nwiek,18–34,many\n", "line 2, column population: “many”"),
        ("dimension,category,population\nwiek,a,1\nwiek,a,2\n", "stands twice"),
        ("dimension,category,population\nwiek,a,1\n", "needs from 2 to 12"),
        ("dimension,category,population\n", "no rows"),
        ("dimension,category,population\nwiek,a,0\n", "above 0"),
    ],
)
def test_what_is_no_table_is_refused_with_its_place(text, words):
    with pytest.raises(FormatError, match=words) as refusal:
        read_margins(text.encode(), name="gus.csv")

    assert "gus.csv" in str(refusal.value)


# --- saying something about oneself ------------------------------------------


def test_only_categories_of_the_table_are_kept():
    process = make_process()
    make_margins(process)

    row = say_about_me(
        process=process,
        said={"wiek": "18–34", "shoe size": "46"},
        by=Visitor(browser_key="a"),
    )

    assert row.said == {"wiek": "18–34"}


def test_where_no_table_is_nothing_is_asked():
    with pytest.raises(Refused, match="Nothing is asked"):
        say_about_me(process=make_process(), said={}, by=Visitor(browser_key="a"))


def test_it_can_be_taken_back_and_is_forgotten_after_a_year():
    process = make_process()
    make_margins(process)
    make_people(process, {"18–34": 2})

    take_back_about_me(participant=Participant.objects.first())
    AboutMe.objects.update(said_on=timezone.localdate() - timedelta(days=366))

    assert AboutMe.objects.count() == 1
    assert forget_about_people() == 1


def test_signing_in_keeps_what_was_said_last_with_the_account():
    process = make_process()
    make_margins(process)
    make_people(process, {"18–34": 1, "65+": 1})
    kept, absorbed = Participant.objects.order_by("pk")

    merge_participants(kept=kept, absorbed=absorbed)

    assert AboutMe.objects.get().participant == kept


# --- counting ----------------------------------------------------------------


def test_counts_change_in_steps_of_five_people():
    process = make_process()
    make_margins(process)
    make_people(process, {"18–34": 6, "35–64": 6})
    publish_who_takes_part(holder=process.address)
    make_people(process, {"65+": 4})

    publish_who_takes_part(holder=process.address)
    assert WhoTakesPart.objects.get().people == 12
    make_people(process, {"65+": 1})
    publish_who_takes_part(holder=process.address)
    assert WhoTakesPart.objects.get().people == 17


def test_four_own_browsers_do_not_show_where_one_other_person_belongs():
    process = make_process()
    make_margins(process)
    make_people(process, {"18–34": 7, "35–64": 11, "65+": 6})
    before = publish_who_takes_part(holder=process.address).counts
    make_people(process, {"35–64": 2, "": 2})
    make_people(process, {"65+": 1})

    after = publish_who_takes_part(holder=process.address)

    assert after.people == 29
    assert after.counts == before == {"wiek": {"18–34": 5, "35–64": 10, "65+": 5}}


def test_voice_of_groups_is_counted_in_whole_fives():
    rows = [AboutMe(participant_id=n, said={"wiek": "a" if n < 7 else "b"}) for n in range(20)]
    # those who came last of each group put in the most
    contributions = {n: 50 if n in {5, 6, 17, 18, 19} else 1 for n in range(20)}

    found = voice_numbers(contributions, rows)["between"]["wiek"]

    assert found["n"] == 15
    assert sorted(found["groups"]) == [["a", 5, 1.0], ["b", 10, 1.0]]


def test_gap_ratio_and_interval_of_the_worked_case():
    """I1 and I2 of the acceptance numbers, as the page gets them."""
    margins = [
        Margin(dimension="wiek", category=name, population=n)
        for name, n in (("young", 35), ("middle", 40), ("old", 25))
    ]
    found = dimension_on_page(margins, {"young": 8, "middle": 20, "old": 12})

    assert [round(each.ratio, 4) for each in found.shown] == [0.5714, 1.25, 1.2]
    assert found.whole.dissimilarity == pytest.approx(0.15)
    assert found.whole.gallagher == pytest.approx(0.1322876, abs=1e-6)
    few = dimension_on_page(margins, {"young": 6, "middle": 20, "old": 14})
    young = few.shown[0]
    assert (young.share.low, young.share.high) == pytest.approx((0.0706119, 0.2907232), abs=1e-6)
    assert young.p_value == pytest.approx(0.0073602, abs=1e-6)


def test_voice_is_that_of_the_worked_case():
    """I3 and I4 of the acceptance numbers, with those who put in nothing."""
    contributions = dict(enumerate([1, 2, 3, 4, 5] * 2))

    numbers = voice_numbers(contributions, [])

    assert numbers["gini"][0] == pytest.approx(0.2666667, abs=1e-6)
    assert numbers["silent"] == 0


def test_voice_counts_what_people_put_in_and_never_votes():
    process = make_process()
    make_margins(process)
    make_people(process, {"18–34": 5, "35–64": 5})
    author = Participant.objects.first()
    make_statement(process, author=author)

    assert queries.contributions_of(process.address)[author.pk] == 1
    assert sum(queries.contributions_of(process.address).values()) == 1


def test_voice_between_groups_needs_five_people_in_each():
    rows = [
        AboutMe(participant_id=n, said={"wiek": "a" if n < few else "b"})
        for few in (4,)
        for n in range(12)
    ]
    contributions = dict.fromkeys(range(12), 1)

    assert voice_numbers(contributions, rows)["between"] == {}


@pytest.mark.slow
@settings(deadline=None, max_examples=200)
@given(st.lists(st.integers(0, 30), min_size=2, max_size=6))
def test_what_is_shown_places_no_small_number(counts):
    """From all that stands on the page a hidden number can lie in five places or more."""
    names = [f"c{place}" for place in range(len(counts))]
    margins = [Margin(dimension="d", category=name, population=10) for name in names]

    found = dimension_on_page(margins, dict(zip(names, counts, strict=True)))

    if found is None:
        return
    shown = [round(each.found.share.value * found.n) for each in found.categories if each.found]
    rest = found.n - sum(shown)
    assert found.n == sum(counts)
    assert found.n_hidden != 1
    if found.n_hidden:
        assert found.whole is None
        assert rest >= FEWEST
    assert all(not 0 < count < FEWEST for count in shown)


def test_the_number_of_those_who_spoke_does_not_empty_a_small_group(client):
    process = make_process()
    make_margins(process)
    make_people(process, {"18–34": 10, "35–64": 7})

    publish_who_takes_part(holder=process.address)

    page = client.get(f"/en/prove/of/{process.address}/people/").content.decode()
    assert "At least 15 of 17 people who take part have said something" in page
    assert queries.inclusion_of(process.address).dimensions[0].n == 15


# --- two languages -----------------------------------------------------------

TWO_LANGUAGES = """dimension,category,population,dimension_en,category_en
wiek,młodzi,1820,age,the young
wiek,starsi,4630,age,the old
"""


@pytest.mark.parametrize(
    ("language", "shown", "hidden"),
    [("pl", ["wiek", "młodzi", "starsi"], "the young"), ("en", ["age", "the young"], "młodzi")],
)
def test_readers_see_groups_in_their_language(client, language, shown, hidden):
    process = make_process()
    make_margins(process, text=TWO_LANGUAGES)
    make_people(process, {"młodzi": 10, "starsi": 15})
    for number, participant in enumerate(Participant.objects.order_by("pk")):
        if number % 2:
            make_statement(process, author=participant)
    publish_who_takes_part(holder=process.address)

    page = client.get(f"/{language}/prove/of/{process.address}/people/").content.decode()
    asked = client.get(f"/{language}/prove/of/{process.address}/people/me/").content.decode()

    for html in (page, asked):
        assert all(name in html for name in shown)
        assert hidden not in html.replace('value="młodzi"', "")
    assert AboutMe.objects.filter(said={"wiek": "młodzi"}).count() == 10
