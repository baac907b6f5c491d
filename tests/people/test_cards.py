"""What people show of themselves, where, and to whom."""

import pytest
from django.urls import reverse
from tests.people.factories import (
    make_line,
    make_membership,
    make_operator,
    make_organisation,
    make_participant,
    make_person,
    make_visitor,
)
from tests.processes.factories import make_host_person, make_process

from gromada.charters.queries.holders import HOLDERS
from gromada.ledger.models import Entry
from gromada.people import actions
from gromada.people.models import Card, CardLine
from gromada.people.queries import is_shown, lines_of, table_for, who_brings_what
from gromada.people.queries.tables import TABLES
from gromada.verdict import Refused

pytestmark = pytest.mark.django_db


def shown(process, person):
    brings = who_brings_what(process.address, person)
    return [line.text for one in brings.people for _title, lines in one.kinds for line in lines]


def with_an_empty_card(process):
    person = make_person()
    actions.show_card(holder=process.address, by=person)
    return person


def readers(process, author):
    """Everybody who might look, by how near they are."""
    participant = make_person()
    make_participant(process.address, make_visitor(person=participant))
    return {
        "nobody signed in": None,
        "a stranger": make_person(),
        "a stranger who shows an empty card": with_an_empty_card(process),
        "an operator": make_operator(),
        "a participant": participant,
        "a seat holder": make_host_person(process),
        "the author": author,
    }


ALL = {
    "nobody signed in", "a stranger", "a stranger who shows an empty card", "an operator",
    "a participant", "a seat holder", "the author",
}  # fmt: skip


@pytest.mark.parametrize(
    ("audience", "expected"),
    [
        ("everyone", ALL),
        ("processes", {"a participant", "a seat holder", "the author"}),
        ("seats", {"a seat holder", "the author"}),
    ],
)
def test_a_line_is_seen_by_its_audience_and_nobody_else(audience, expected):
    process, author = make_process(), make_person()
    make_line(author, shown_at=process.address, audience=audience, text="I know the law.")

    seen_by = {
        name
        for name, reader in readers(process, author).items()
        if shown(process, reader) == ["I know the law."]
    }

    assert seen_by == expected


def test_no_address_of_the_site_tells_a_line_for_seat_holders_to_others(client):
    process, author = make_process(), make_person()
    secret = "I will leave the office in May."
    line = make_line(author, shown_at=process.address, audience="seats", text=secret)
    pages = [
        process.get_absolute_url(),
        reverse("people:who_brings_what", args=[process.address]),
        reverse("people:card"),
        reverse("people:card_line_change", args=[line.pk]),
        reverse("people:card_line_remove", args=[line.pk]),
        reverse("home"),
        reverse("ledger:entry_list"),
    ]

    for name, reader in readers(process, author).items():
        client.logout()
        if reader:
            client.force_login(reader)
        found = [url for url in pages if secret in client.get(url).content.decode()]
        assert bool(found) == (name in {"a seat holder", "the author"}), (name, found)


def test_a_seat_elsewhere_opens_nothing_here():
    process, elsewhere = make_process(), make_process()
    make_line(shown_at=process.address, audience="seats")

    assert shown(process, make_host_person(elsewhere)) == []


def test_a_card_is_shown_only_where_its_person_shows_it():
    process, elsewhere, author = make_process(), make_process(), make_person()
    make_line(author, shown_at=process.address)

    assert shown(process, None) == ["I prune trees."]
    assert shown(elsewhere, author) == []


def test_what_is_taken_away_is_gone_at_once():
    process, author = make_process(), make_person()
    first = make_line(author, shown_at=process.address, text="One.")
    make_line(author, text="Two.")
    assert shown(process, None) == ["One.", "Two."]

    actions.remove_line(line=first, by=author)
    assert shown(process, None) == ["Two."]

    actions.hide_card(holder=process.address, by=author)
    assert shown(process, None) == []
    assert not is_shown(author, process.address)

    actions.remove_card(by=author)
    assert not CardLine.objects.exists()
    assert not Card.objects.exists()


def test_only_the_person_changes_a_line_and_operators_may_take_it_away():
    line = make_line()
    stranger = make_person()
    said = {"text": "Other.", "language": "en", "audience": "everyone"}

    with pytest.raises(Refused, match="whose card it is"):
        actions.change_line(line=line, **said, by=stranger)
    with pytest.raises(Refused, match="whose card it is"):
        actions.remove_line(line=line, by=stranger)
    with pytest.raises(Refused, match="whose card it is"):
        actions.change_line(line=line, **said, by=make_operator())

    actions.remove_line(line=line, by=make_operator())
    assert not CardLine.objects.exists()


def test_a_draft_is_no_place_for_the_card_of_a_stranger(client):
    draft, stranger = make_process(state="draft"), make_person()

    assert table_for(stranger, draft.address) is None
    with pytest.raises(Refused):
        actions.show_card(holder=draft.address, by=stranger)
    assert client.get(reverse("people:who_brings_what", args=[draft.address])).status_code == 404


@pytest.mark.parametrize(
    "holder",
    [
        "people.person:1",
        "processes.process:x",
        "processes.process:01",
        "nothing",
        "processes.process:" + "9" * 5000,
    ],
)
def test_there_is_nothing_at_other_addresses(client, holder):
    make_process()

    assert client.get(reverse("people:who_brings_what", args=[holder])).status_code == 404


def test_who_left_the_site_is_not_shown():
    process, author = make_process(), make_person()
    make_line(author, shown_at=process.address)
    author.is_active = False
    author.save()

    assert shown(process, None) == []


def test_people_stand_in_the_order_of_names_with_the_organisation_they_act_for():
    process = make_process()
    office = make_organisation(name="Urząd Gminy")
    zofia, hanna = make_person(name="Zofia"), make_person(name="Hanna")
    make_membership(hanna, office)
    make_line(zofia, shown_at=process.address)
    make_line(hanna, shown_at=process.address)

    people = who_brings_what(process.address, None).people

    assert [(str(one.person), one.organisation) for one in people] == [
        ("Hanna", "Urząd Gminy"),
        ("Zofia", ""),
    ]


def test_reading_costs_the_same_for_one_and_for_many(django_assert_num_queries):
    process, reader = make_process(), make_person()
    make_line(shown_at=process.address)
    with django_assert_num_queries(4):  # seats, taking part, lines, offers and needs
        who_brings_what(process.address, reader)

    for _more in range(5):
        make_line(shown_at=process.address)
    with django_assert_num_queries(4):
        assert who_brings_what(process.address, reader).n_people == 6


def test_a_card_has_room_for_24_lines(settings):
    settings.LIMITS = {**settings.LIMITS, "people.cards": (100, 3600)}
    author = make_person()
    for number in range(24):
        make_line(author, text=f"Line {number}.")

    with pytest.raises(Refused, match="24 lines"):
        make_line(author)

    assert lines_of(author).count() == 24


def test_nothing_on_a_card_enters_the_record():
    process = make_process()
    before = Entry.objects.count()

    make_line(shown_at=process.address)

    assert Entry.objects.count() == before


# --- the page ----------------------------------------------------------------
def test_writing_changing_and_deleting_on_one_page(client):
    author = make_person()
    client.force_login(author)
    url = reverse("people:card")

    said = {"kind": "viewpoint", "text": "I see the yard at noon.", "audience": "seats"}
    assert "on your card" in client.post(url, {**said, "language": "en"}, follow=True).text
    line = lines_of(author).get()
    changed = {"text": "I see it at night.", "audience": "everyone", "language": "en"}
    client.post(
        reverse("people:card_line_change", args=[line.pk]),
        {f"line{line.pk}-{name}": value for name, value in changed.items()},
    )

    assert "I see it at night." in client.get(url).text
    client.post(reverse("people:card_line_remove", args=[line.pk]))
    assert not lines_of(author).exists()


def test_a_line_without_words_says_what_is_missing_and_keeps_the_rest(client):
    client.force_login(make_person())

    answer = client.post(reverse("people:card"), {"kind": "interest", "audience": "seats"})

    assert answer.status_code == 422
    assert "Write the line." in answer.text
    assert 'value="interest"' in answer.text


def test_a_card_can_be_shown_at_whatever_has_a_charter():
    assert "processes.process" in HOLDERS
    assert HOLDERS.items() <= TABLES.items()
