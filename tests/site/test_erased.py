"""Somebody who asks for it is erased everywhere at once; what they did stays, without them."""

import io
import json

import pytest
from allauth.account.models import EmailAddress
from django.apps import apps
from django.contrib.sessions.models import Session
from django.core.serializers.json import DjangoJSONEncoder
from django.db import connection
from django.utils import timezone
from tests.deliberation.factories import make_participant, make_statement, make_vote
from tests.drafting.factories import make_amendment, make_policy
from tests.evaluation.factories import answers_of, fill_wave, make_asker, make_margins, make_wave
from tests.people.factories import make_account, make_line, make_membership, make_organisation
from tests.processes.factories import make_host_person, make_input, make_process
from tests.seminars.factories import make_organiser_person, make_question, make_seminar
from tests.seminars.factories import make_sign_up as sign_up_for

from gromada.charters.actions import accept_seat, declare_ties, hand_over_seat, move, say
from gromada.charters.models import Motion, Seat
from gromada.cli.ledger.verification import verify
from gromada.cli.main import main
from gromada.evaluation.actions import answer, close_wave, issue_tokens, say_about_me
from gromada.evaluation.models import TrustAnswers, TrustToken
from gromada.evaluation.queries import code_of, trust_of
from gromada.ledger.actions import seal
from gromada.ledger.models import Entry
from gromada.ledger.queries import export_lines
from gromada.notices.actions import notify
from gromada.people.actions import data_of, erase_person, invite, make_operator, offer
from gromada.people.models import Membership, Participant, Person, Visitor
from gromada.seminars.models import AskedToo, SignUp
from gromada.verdict import Refused
from gromada.work.queries import said_by_parts

pytestmark = pytest.mark.django_db

ADDRESS, NAME = "zofia.wrona@zalesin.example", "Zofia Wrona-Niezwykła"
# exported or not, no row leads from these to one person; the privacy page says what becomes of them
OF_NOBODY_ALONE = {
    "charters.Departure.reason", "charters.Duty.text", "charters.Motion.first_payload",
    "charters.Motion.payload", "charters.Told.seat", "charters.Word.answer", "ledger.Entry.by",
    "ledger.Text.text",
}  # fmt: skip


@pytest.fixture
def somebody():
    """A person who took part in everything; with what stays when they are erased."""
    person = make_account(email=ADDRESS, name=NAME)
    visitor, process = Visitor(person=person), make_process()
    participant = make_participant(process, person=person)
    make_vote(make_statement(process, author=participant), participant)
    make_input(process, participant=participant)
    make_amendment(make_policy(), by=visitor)
    make_margins(process)
    say_about_me(process=process, said={"wiek": "65+"}, by=visitor)
    seminar = make_seminar()
    asker = make_participant(seminar, person=person)
    make_question(seminar, asker=asker)
    AskedToo.objects.create(question=make_question(seminar), participant=asker)
    sign_up_for(seminar, email=ADDRESS, name=NAME)
    make_line(person, shown_at=process.address)
    offer(holder=process.address, ability="space", by=person)
    make_membership(person, role="steward")
    invite(
        organisation=make_organisation(),
        email=ADDRESS,
        by=make_operator(email="operator@zalesin.example"),
    )
    notify(person, template="people/invitation", context={"invitation": None, "inviter": person})
    make_membership(person, process.hosts.get(side="community").organisation)
    taken = Seat.objects.filter(charter__holder=process.address, side="community", number=1)
    taken.update(person=person, since=timezone.now(), term=1, vacant_since=None)
    make_host_person(process, "institution")
    move(act="processes.close_process", subject=process, reason="Wystarczy.", by=person)
    return person


def traces(*words):
    """Where in the whole database one of the words stands."""
    found = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')
            columns = [column[0] for column in cursor.description]
            for row in cursor.fetchall():
                said = zip(columns, map(str, row), strict=True)
                found += [(table, name) for name, value in said if any(w in value for w in words)]
    return found


def rows_of(person, addresses):
    """The fields that lead to a person or an address, and how many rows do."""
    counted = {}
    for _part, fields in said_by_parts():
        for field in fields:
            rows = apps.get_model(field.field.rpartition(".")[0])._default_manager
            if field.of_person:
                counted[field.field] = rows.filter(**{field.of_person: person}).count()
            elif field.of_address:
                counted[field.field] = rows.filter(**{f"{field.of_address}__in": addresses}).count()
    return counted


def test_nothing_leads_to_somebody_who_was_erased(somebody):
    before = rows_of(somebody.pk, [ADDRESS])
    assert traces(ADDRESS, NAME)
    assert sum(1 for count in before.values() if count) > 30

    erase_person(address=ADDRESS, by=somebody)

    assert {name: n for name, n in rows_of(somebody.pk, [ADDRESS]).items() if n} == {}
    assert traces(ADDRESS, NAME) == []
    assert not Participant.objects.filter(person=somebody.pk).exists()


def test_what_they_did_stays_and_the_record_verifies(somebody):
    kept = ["deliberation.Vote", "deliberation.Statement", "drafting.Amendment", "charters.Motion"]
    kept += ["processes.IntakeItem", "seminars.Question", "people.Participant"]
    before = {label: apps.get_model(label).objects.count() for label in kept}

    erase_person(address=ADDRESS, by=somebody)

    assert {label: apps.get_model(label).objects.count() for label in kept} == before
    assert verify(io.BytesIO(b"".join(export_lines(seal())))).problems == ()


def test_the_record_says_that_it_was_done_and_of_nobody_to_whom(somebody, client):
    entry = erase_person(address=ADDRESS, by=somebody)

    assert (entry.kind, entry.subject, entry.by) == (
        "people.person_erased", "people.person", "system",
    )  # fmt: skip
    assert (entry.facts, entry.texts, entry.holder) == ({}, {}, "")
    for page in (f"/en/ledger/entries/{entry.pk}/", f"/pl/trail/{entry.address}/", "/pl/ledger/"):
        assert client.get(page).status_code == 200


def test_seats_become_vacant_and_memberships_end_as_always(somebody):
    erase_person(address=ADDRESS, by=somebody)

    kinds = list(Entry.objects.order_by("pk").values_list("kind", flat=True))
    assert kinds.count("charters.seat_vacated") == 1
    assert kinds.count("people.membership_ended") == 2
    assert not Seat.objects.filter(person=None, vacant_since=None, term__gt=0).exists()


def test_a_place_at_a_seminar_goes_to_whoever_waits():
    seminar = make_seminar(capacity=1)
    sign_up_for(seminar, email=ADDRESS)
    waiting = sign_up_for(seminar, email="waits@zalesin.example")

    erase_person(address=ADDRESS, by="system")

    waiting.refresh_from_db()
    assert waiting.status == SignUp.Status.CONFIRMED
    left = seminar.sign_ups.exclude(pk=waiting.pk).get()
    assert (left.email, left.name, left.status) == ("", "", SignUp.Status.WITHDRAWN)


def test_who_came_to_a_seminar_that_is_over_stays_counted():
    seminar = make_seminar()
    sign_up_for(seminar, email=ADDRESS)
    type(seminar).objects.update(state="over")

    erase_person(address=ADDRESS, by="system")

    assert list(seminar.sign_ups.values_list("email", "status")) == [("", "confirmed")]


def test_nobody_else_loses_anything(somebody):
    process, other = make_process(), make_account()
    steward = somebody.memberships.get(role=Membership.Role.STEWARD)
    invite(organisation=steward.organisation, email=other.email, by=somebody)
    browser = make_statement(process, author=make_participant(process))
    theirs = make_statement(process, author=make_participant(process, person=other))
    before = {name: n for name, n in rows_of(other.pk, [other.email]).items() if n}

    erase_person(address=ADDRESS, by=somebody)

    for statement in (browser, theirs):
        statement.refresh_from_db()
        assert statement.author is not None
    assert {name: n for name, n in rows_of(other.pk, [other.email]).items() if n} == before


def trusting(process, address, by):
    """Two waves that a person and five others answered, and a third that they are asked in."""
    for level in (2, 4):
        wave = make_wave(process)
        others = {f"other-{n}@example.org": level for n in range(5)}
        fill_wave(wave, {address: level + 1, **others}, by=by)
        close_wave(wave=wave, by=by)
    wave = make_wave(process)
    issue_tokens(wave=wave, side="community", who=[address, "other-1@example.org"], by=by)


def test_answers_about_trust_stay_and_no_longer_lead_to_the_address():
    process = make_process()
    trusting(process, ADDRESS, make_asker(process))
    code = code_of(process.address, "community", ADDRESS)
    own = set(TrustAnswers.objects.filter(code=code).values_list("pk", flat=True))
    shown = trust_of(process.address).scales

    assert erase_person(address=ADDRESS.upper(), by="system")

    assert (len(own), traces(code)) == (2, [])
    after = set(TrustAnswers.objects.filter(pk__in=own).values_list("code", flat=True))
    assert [len(one) for one in after] == [64]
    assert TrustToken.objects.count() == 1
    assert trust_of(process.address).scales == shown
    assert any(wave.change for _scale, sides in shown for side in sides for wave in side.waves)


def test_an_open_question_about_trust_can_no_longer_be_answered():
    process = make_process()
    by = make_asker(process)
    [token] = issue_tokens(wave=make_wave(process), side="community", who=[ADDRESS], by=by)

    erase_person(address=ADDRESS, by="system")

    with pytest.raises(Refused):
        answer(token=token, answers=answers_of(3))


def test_declared_ties_leave_the_record_and_those_of_the_holder_before_stay():
    process = make_process()
    first = make_host_person(process, "community")
    seat = Seat.objects.get(charter__holder=process.address, person=first)
    declare_ties(seat=seat, ties="Mój brat buduje.", is_tied=False, by=first)
    organisation = process.hosts.get(side="community").organisation
    second = make_membership(make_account(email=ADDRESS), organisation).person
    accept_seat(invitation=hand_over_seat(seat=seat, email=ADDRESS, by=first), by=second)
    declare_ties(seat=seat, ties="Mieszkam obok.", is_tied=False, by=second)

    erase_person(address=ADDRESS, by="system")

    declared = Entry.objects.filter(kind="charters.ties_declared").order_by("pk")
    texts = [[text.text for text in entry.kept_texts.all()] for entry in declared]
    assert texts == [["Mój brat buduje."], []]
    assert traces("Mieszkam obok.") == []
    assert verify(io.BytesIO(b"".join(export_lines(seal())))).problems == ()


def test_what_was_said_in_a_seat_before_somebody_held_it_is_not_theirs():
    process = make_process()
    first = make_host_person(process, "community")
    other = make_host_person(process, "institution")
    motion = move(act="processes.close_process", subject=process, reason="Wcześniej.", by=other)
    say(motion=motion, stance="object", reason="Wtedy.", by=first)
    seats = Seat.objects.filter(charter__holder=process.address)
    now = timezone.now()
    own = reasons_of(first) + reasons_of(other)
    holders = {first: make_account(email=ADDRESS), other: make_account()}
    for before, after in holders.items():
        seats.filter(person=before).update(person=after, since=now)

    assert own == ["Wtedy.", "Wcześniej."]
    assert [reasons_of(each) for each in holders.values()] == [[], []]


def reasons_of(person):
    data = data_of(address=person.email)
    rows = data.get("charters.Motion", []) + data.get("charters.Word", [])
    return [row["reason"] for row in rows if row["reason"]]


def test_an_address_that_was_proposed_for_a_seat_is_taken_out():
    process = make_process()
    makers = [make_host_person(process, side) for side in ("institution", "community")]
    vacant = Seat.objects.filter(charter__holder=process.address, person=None).first()
    invited = {"email": ADDRESS.upper()}
    motion = move(
        act="charters.fill_seat", subject=vacant, payload=invited, reason="Zna się.", by=makers[0]
    )
    assert motion.is_live

    erase_person(address=ADDRESS, by="system")
    say(motion=motion, stance="consent", by=makers[1])

    motion.refresh_from_db()
    assert (motion.state, motion.payload) == (Motion.State.OVERTAKEN, {"email": ""})
    assert traces(ADDRESS, ADDRESS.upper()) == []


def test_nobody_erases_somebody_else(somebody):
    with pytest.raises(Refused):
        erase_person(address=ADDRESS, by=make_account(is_operator=True))

    assert Person.objects.filter(email=ADDRESS).exists()


def test_each_field_says_how_it_leads_to_somebody():
    """A new field about people is exported and erased with the rest, or says why not."""
    silent = {
        field.field
        for _part, fields in said_by_parts()
        for field in fields
        if field.exported and not (field.of_person or field.of_address)
    }

    assert silent == OF_NOBODY_ALONE


def test_people_take_their_own_data_along_and_nobody_elses(somebody):
    make_organiser_person(make_seminar(), name="Ktoś Inny")

    data = json.dumps(data_of(address=ADDRESS), cls=DjangoJSONEncoder, ensure_ascii=False)

    assert ADDRESS in data
    assert "I prune trees." in data
    assert "Ktoś Inny" not in data
    assert "argon2" not in data


# --- the pages ---------------------------------------------------------------


def test_erasing_oneself_asks_for_the_address_once_more(somebody, client):
    client.force_login(somebody)

    answer = client.post("/en/people/me/data/", {"email": "somebody@else.example"})

    assert answer.status_code == 422
    assert "This is not the address of your account." in answer.content.decode()
    assert Person.objects.filter(pk=somebody.pk).exists()


def test_who_is_erased_is_signed_out_everywhere(somebody, client, client_elsewhere):
    client.force_login(somebody)
    client_elsewhere.force_login(somebody)

    answer = client.post("/en/people/me/data/", {"email": ADDRESS.upper()}, follow=True)

    assert "Your account and your data are erased." in answer.content.decode()
    assert not Person.objects.filter(pk=somebody.pk).exists()
    assert Session.objects.count() == 0
    assert client_elsewhere.get("/en/my/").status_code == 302


@pytest.fixture
def client_elsewhere(client):
    return type(client)()


def test_reading_the_page_erases_nobody(somebody, client):
    client.force_login(somebody)

    assert client.get("/en/people/me/data/", {"email": ADDRESS}).status_code == 200
    assert Person.objects.filter(pk=somebody.pk).exists()


def test_own_data_are_downloaded_and_kept_by_nobody(somebody, client):
    client.force_login(somebody)

    answer = client.get("/en/people/me/data.json")

    assert answer.json()["people.Person"][0]["email"] == ADDRESS
    assert "attachment" in answer["Content-Disposition"]
    assert "no-store" in answer["Cache-Control"]


@pytest.mark.parametrize("page", ["/en/people/me/data/", "/en/people/me/data.json"])
def test_without_an_account_there_is_nothing_to_take_along(client, page):
    assert client.get(page).status_code == 302


# --- the commands ------------------------------------------------------------


def test_the_operator_erases_who_asked_also_without_an_account(capsys):
    sign_up = sign_up_for(make_seminar(), email=ADDRESS, name=NAME)

    assert main(["people", "erase", ADDRESS, "--yes"]) == 0

    sign_up.refresh_from_db()
    assert (sign_up.email, traces(ADDRESS, NAME)) == ("", [])
    assert "1  seminars.SignUp" in capsys.readouterr().out


def test_erasing_is_not_done_unless_the_address_is_typed_again(somebody, capsys, monkeypatch):
    monkeypatch.setattr("builtins.input", lambda _question: "no")

    assert main(["people", "erase", ADDRESS]) == 1
    assert Person.objects.filter(pk=somebody.pk).exists()


def test_the_operator_prints_what_is_stored_about_somebody(somebody, capsys):
    assert main(["people", "export", ADDRESS]) == 0

    assert json.loads(capsys.readouterr().out)["people.Person"][0]["name"] == NAME


def test_a_second_confirmed_address_leads_to_the_account(somebody, capsys):
    second = "zofia@second.example"
    EmailAddress.objects.create(user=somebody, email=second, verified=True)

    assert data_of(address=second)["people.Person"][0]["email"] == ADDRESS
    assert main(["people", "erase", second, "--yes"]) == 0
    assert not Person.objects.filter(pk=somebody.pk).exists()
    assert traces(ADDRESS, NAME, second) == []


def test_an_address_that_was_only_typed_leads_to_nobody(somebody):
    EmailAddress.objects.create(user=somebody, email="typed@other.example", verified=False)

    assert erase_person(address="typed@other.example", by="system") is None
    assert Person.objects.filter(pk=somebody.pk).exists()


def test_where_nothing_is_found_nothing_is_entered(capsys):
    assert main(["people", "erase", ADDRESS, "--yes"]) == 1

    assert "Nothing is stored about" in capsys.readouterr().err
    assert not Entry.objects.exists()


def test_what_is_no_address_is_refused(capsys):
    assert main(["people", "erase", "Zofia", "--yes"]) == 1
    assert "is not an e-mail address" in capsys.readouterr().err


def test_one_text_of_the_record_is_destroyed_and_the_record_still_verifies(somebody, capsys):
    motion = Motion.objects.get(act_key="processes.close_process")

    assert main(["ledger", "erase", str(motion.entry_id), "reason"]) == 0

    assert not motion.entry.kept_texts.exists()
    assert Entry.objects.last().facts == {"text": "reason", "ground": "request"}
    assert verify(io.BytesIO(b"".join(export_lines(seal())))).problems == ()


def test_a_text_that_is_not_there_is_named_with_those_that_are(somebody, capsys):
    motion = Motion.objects.get(act_key="processes.close_process")

    assert main(["ledger", "erase", str(motion.entry_id), "title"]) == 1
    assert main(["ledger", "erase", "999999", "title"]) == 1

    said = capsys.readouterr().err
    assert "it has: reason" in said
    assert "there is no such entry" in said
