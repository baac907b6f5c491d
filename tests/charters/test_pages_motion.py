"""The page of a motion, the list of motions and the desk."""

from datetime import date, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone, translation
from tests.charters.factories import (
    holder_of,
    make_charter,
    make_motion,
    make_rules,
    seats,
    subject_of,
)
from tests.people.factories import make_person

from gromada.charters.actions import say, settle_due
from gromada.charters.models import Motion, Word
from gromada.charters.queries import holders, positions
from gromada.people.models import Organisation

pytestmark = pytest.mark.django_db
State = Motion.State


@pytest.fixture(autouse=True)
def organisations_are_public(monkeypatch):
    """The sample acts are about organisations, which everybody sees."""
    monkeypatch.setitem(
        holders.HOLDERS, "people.organisation", lambda _person: Organisation.objects.all()
    )


@pytest.fixture
def motion():
    return make_motion(reason="It says too little.", payload={"description_en": "A new text"})


def at(name, *args):
    return reverse(f"charters:{name}", args=args)


def text_of(response):
    return response.content.decode().replace("&#x27;", "'")


def page_of(client, motion):
    return text_of(client.get(motion.get_absolute_url()))


def signed_in(client, motion, side="community", number=1):
    client.force_login(holder_of(motion.version.charter, side, number))
    return client


# --- reading ---------------------------------------------------------------


def test_everybody_reads_what_would_happen_and_who_has_to_agree(client, motion):
    page = page_of(client, motion)

    assert "It waits for the consent of the residents' side, until the end of" in page
    assert "It says too little." in page
    assert "A new text" in page
    assert "waits for 1 consent" in page
    assert "Silence is not consent" in page
    assert "Only people who hold a seat speak here." in page
    assert "I object" not in page
    assert "Your word" not in page


def test_motions_of_a_process_that_one_does_not_see_do_not_exist(client, motion, monkeypatch):
    monkeypatch.setitem(
        holders.HOLDERS, "people.organisation", lambda _person: Organisation.objects.none()
    )

    assert client.get(motion.get_absolute_url()).status_code == 404
    assert signed_in(client, motion).get(motion.get_absolute_url()).status_code == 200


def test_an_address_in_a_payload_is_never_shown(client):
    charter = make_charter(vacant=["community"])
    seat = seats(charter, "community")[0]
    motion = make_motion(
        charter, act="charters.fill_seat", subject=seat, payload={"email": "ala@example.org"}
    )
    client.force_login(holder_of(charter, "institution"))

    assert "ala@example.org" not in page_of(client, motion)


@pytest.mark.parametrize("state", State.values)
def test_the_page_says_what_came_of_it(client, motion, state):
    now = timezone.now()
    live = state in Motion.LIVE
    Motion.objects.update(state=state, ended_at=None if live else now, carried_at=now)

    assert client.get(motion.get_absolute_url()).status_code == 200


def test_a_page_costs_at_most_fifteen_queries(client, motion):
    client = signed_in(client, motion)

    def queries():
        with CaptureQueriesContext(connection) as captured:
            client.get(motion.get_absolute_url())
        return len(captured)

    queries()  # the first visit costs more
    few = queries()
    charter = motion.version.charter
    for number in (1, 2, 3):
        say(
            motion=motion, stance="object", reason="No.", by=holder_of(charter, "community", number)
        )
    queries()  # what lies on the desk is counted anew after something happened

    assert queries() == few <= 15


# --- words -----------------------------------------------------------------


def test_the_completing_consent_carries_it_out(client, motion):
    answer = signed_in(client, motion).post(at("motion_say", motion.pk), {"stance": "consent"})

    motion.refresh_from_db()
    assert answer.url == motion.get_absolute_url()
    assert motion.state == State.EXECUTED
    assert subject_of(motion.version.charter).description_en == "A new text"
    page = page_of(client, motion)
    assert "Everybody who has to agree does: it is carried out." in page
    assert "It was agreed and carried out on" in page


def test_an_objection_needs_a_reason(client, motion):
    page = signed_in(client, motion).post(at("motion_say", motion.pk), {"stance": "object"})

    assert page.status_code == 422
    assert "Say why, so that the others can answer." in text_of(page)
    assert motion.words.count() == 1


def test_what_was_typed_is_not_lost_when_the_motion_closed_meanwhile(client, motion):
    client = signed_in(client, motion)
    Motion.objects.update(state=State.LAPSED, ended_at=timezone.now())

    page = client.post(
        at("motion_say", motion.pk), {"stance": "object", "reason": "I disagree strongly."}
    )

    assert page.status_code == 422
    assert "This proposal is closed, and words no longer change it." in text_of(page)
    assert "I disagree strongly." in text_of(page)


def test_consent_on_a_condition_is_accepted_with_one_click(client, motion):
    signed_in(client, motion).post(
        at("motion_condition", motion.pk),
        {
            "reason": "Residents have to understand it.",
            "new_reason": "It says too little.",
            "payload_description_en": "A text in plain words",
        },
    )
    word = Word.objects.get(stance="consent_if")
    assert word.condition == {"description_en": "A text in plain words"}

    client = signed_in(client, motion, "institution")
    page = page_of(client, motion)
    assert "Residents have to understand it." in page
    assert "A text in plain words" in page
    client.post(at("condition_accept", motion.pk, word.pk))

    motion.refresh_from_db()
    assert motion.state == State.EXECUTED
    assert subject_of(motion.version.charter).description_en == "A text in plain words"


def test_after_a_condition_was_accepted_the_page_keeps_what_was_proposed_and_what_was_asked(
    client, motion
):
    say(
        motion=motion,
        stance="consent_if",
        reason="Residents have to understand it.",
        condition={"description_en": "A text in plain words"},
        by=holder_of(motion.version.charter, "community"),
    )
    word = Word.objects.get(stance="consent_if")
    signed_in(client, motion, "institution").post(at("condition_accept", motion.pk, word.pk))

    motion = Motion.objects.get(pk=motion.pk)
    assert motion.state == State.EXECUTED
    [difference] = positions.differences(motion)
    assert difference.steps == [
        ("first proposed:", "A new text"),
        ("agreed:", "A text in plain words"),
    ]
    [asked] = positions.condition_words(motion, motion.words.get(pk=word.pk))
    assert asked.steps == [
        ("proposed:", "A new text"),
        ("on the condition:", "A text in plain words"),
    ]
    assert "consent on a condition, accepted on" in page_of(client, motion)


def test_a_condition_stands_beside_what_is_proposed_and_what_is_in_force(motion):
    subject = subject_of(motion.version.charter)
    subject.description_en = "The text in force"
    subject.save()
    say(
        motion=motion,
        stance="consent_if",
        reason="Residents have to understand it.",
        condition={"description_en": "A text in plain words"},
        by=holder_of(motion.version.charter, "community"),
    )

    [asked] = positions.condition_words(motion, motion.words.get(stance="consent_if"))

    assert asked.steps == [
        ("now:", "The text in force"),
        ("proposed:", "A new text"),
        ("on the condition:", "A text in plain words"),
    ]


def test_a_condition_without_an_interest_keeps_what_was_typed(client, motion):
    page = signed_in(client, motion).post(
        at("motion_condition", motion.pk),
        {"reason": "", "payload_description_en": "Something else"},
    )

    assert page.status_code == 422
    assert "Something else" in text_of(page)
    assert 'name="word" open' in text_of(page)


def test_a_reason_is_answered(client, motion):
    charter = motion.version.charter
    say(motion=motion, stance="object", reason="Too short.", by=holder_of(charter, "community"))
    word = Word.objects.get(stance="object")

    client = signed_in(client, motion, "institution")
    empty = client.post(at("word_answer", motion.pk, word.pk), {"answer": " "})
    client.post(at("word_answer", motion.pk, word.pk), {"answer": "We add a page."})

    assert empty.status_code == 422
    assert "We add a page." in page_of(client, motion)


def test_more_time_and_taking_back(client, motion):
    before = motion.closes_at
    client = signed_in(client, motion, "institution")

    client.post(at("motion_extend", motion.pk))
    motion.refresh_from_db()
    assert motion.closes_at > before

    client.post(at("motion_withdraw", motion.pk), {"reason": "A better one comes."})
    motion.refresh_from_db()
    assert motion.state == State.WITHDRAWN
    assert "took it back" in page_of(client, motion)


ACTS = ["motion_say", "motion_extend", "motion_withdraw", "motion_depart"]
TYPED = {"stance": "consent", "office": "Mayor", "reason": "Law."}


@pytest.mark.parametrize("name", ACTS)
@pytest.mark.parametrize("who", ["nobody", "stranger"])
def test_who_holds_no_seat_changes_nothing(client, motion, name, who):
    if who == "stranger":
        client.force_login(make_person())

    answer = client.post(at(name, motion.pk), TYPED)

    motion.refresh_from_db()
    # what somebody wrote before they were signed out is shown to them
    assert answer.status_code in ({403} if who == "nobody" else {302, 422})
    assert motion.state == State.OPEN
    assert motion.words.count() == 1
    assert motion.extended_at is None


@pytest.mark.parametrize("name", ACTS)
def test_acts_are_posted(client, motion, name):
    assert signed_in(client, motion).get(at(name, motion.pk)).status_code == 405


def test_the_office_departs_publicly(client, motion):
    say(motion=motion, stance="consent", by=holder_of(motion.version.charter, "community"))
    client = signed_in(client, motion, "institution")

    empty = client.post(at("motion_depart", motion.pk), {"office": "Mayor", "reason": ""})
    client.post(at("motion_depart", motion.pk), {"office": "Mayor", "reason": "A new statute."})

    assert empty.status_code == 422
    assert 'value="Mayor"' in text_of(empty)
    page = page_of(client, motion)
    assert "The office departed from it" in page
    assert "A new statute." in page


def test_an_answer_that_is_owed_is_given(client):
    motion = make_motion(act="samples.recommend")
    charter = motion.version.charter
    for number in (1, 2):
        say(motion=motion, stance="consent", by=holder_of(charter, "community", number))
    duty = motion.duties.get()
    client = signed_in(client, motion, "institution")
    assert "What is owed" in page_of(client, motion)

    client.post(at("duty_fulfil", motion.pk, duty.pk), {"text": "The council decided so."})

    assert "The council decided so." in page_of(client, motion)


# --- lists -----------------------------------------------------------------


def test_the_list_shows_what_is_open_and_what_came_of_the_others(client, motion):
    charter = motion.version.charter
    say(motion=motion, stance="object", reason="No.", by=holder_of(charter, "community"))
    page = text_of(client.get(at("motion_list", charter.pk)))
    assert "Describe" in page
    assert "What came of the others" not in page

    settle_due(now=motion.closes_at + timedelta(minutes=1))

    page = text_of(client.get(at("motion_list", charter.pk)))
    assert "Nothing waits for an agreement" in page
    assert "refused" in page


def test_the_list_and_the_desk_cost_the_same_for_one_and_for_many(client):
    charter = make_charter(rules=make_rules(seats={"institution": 3, "community": 1}))
    client.force_login(holder_of(charter, "community"))

    def queries(url):
        with CaptureQueriesContext(connection) as captured:
            assert "Describe" in text_of(client.get(url)) or url
        return len(captured)

    make_motion(charter)
    urls = [at("motion_list", charter.pk), at("desk")]
    client.get(urls[0])  # the first visit costs more
    one = [queries(url) for url in urls]
    make_motion(charter, act="samples.erase", by=holder_of(charter, "institution", 2))
    make_motion(charter, act="samples.promise", by=holder_of(charter, "institution", 3))
    client.get(urls[0])  # what lies on the desk is counted anew after something happened

    assert [queries(url) for url in urls] == one
    assert max(one) <= 15  # with what waits elsewhere


def test_the_desk_holds_what_waits_for_ones_key_and_nothing_else(client, motion):
    desk = text_of(signed_in(client, motion).get(at("desk")))
    assert "Waits for your word" in desk
    assert motion.get_absolute_url() in desk

    mover = text_of(signed_in(client, motion, "institution").get(at("desk")))
    assert "The desk is empty" in mover


def test_the_desk_tells_the_mover_of_a_condition(client, motion):
    community = holder_of(motion.version.charter, "community")
    say(motion=motion, stance="consent_if", reason="If later.", condition={}, by=community)

    assert "Somebody consents on a condition" in text_of(
        signed_in(client, motion, "institution").get(at("desk"))
    )


def test_what_is_overdue_comes_first(client):
    motion = make_motion(act="samples.recommend")
    charter = motion.version.charter
    for number in (1, 2):
        say(motion=motion, stance="consent", by=holder_of(charter, "community", number))
    motion.duties.update(due_at=timezone.now() - timedelta(days=1))

    desk = text_of(signed_in(client, motion, "institution").get(at("desk")))

    assert "Overdue" in desk
    assert "You owe an answer with reasons: it was due on" in desk


def test_the_desk_is_for_people_who_signed_in(client):
    assert client.get(at("desk")).status_code == 302


def test_the_last_day_of_a_window_that_closes_at_midnight_is_the_day_before():
    midnight = timezone.make_aware(datetime(2026, 12, 1))

    assert timezone.localdate(Motion(closes_at=midnight).last_day) == date(2026, 11, 30)


@pytest.mark.parametrize(
    ("closes", "said"),
    [
        ("2026-11-30T23:00Z", ", do końca dnia 30\u00a0listopada 2026."),
        ("2026-11-30T11:00Z", ", do 30\u00a0listopada 2026, 12:00."),
    ],
)
def test_a_deadline_is_said_once_in_polish(client, motion, closes, said):
    Motion.objects.update(closes_at=datetime.fromisoformat(closes))

    with translation.override("pl"):
        page = text_of(client.get(motion.get_absolute_url()))

    assert said in page
    assert "do do" not in page
