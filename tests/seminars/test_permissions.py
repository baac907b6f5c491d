"""Who may do what, as tables."""

from datetime import time, timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone
from tests.people.factories import make_membership, make_person
from tests.seminars.factories import (
    make_organiser_person,
    make_question,
    make_seminar,
    make_sign_up,
)

from gromada.seminars import permissions
from gromada.seminars.queries import questions_visible_to, seminars_visible_to

pytestmark = pytest.mark.django_db

DAYS = {"draft": 21, "published": 21, "over": -3, "cancelled": 21}


def somebody(role, seminar):
    if role == "organiser":
        return make_organiser_person(seminar)
    if role == "member elsewhere":
        return make_membership().person
    if role == "former organiser":
        return make_membership(organisation=seminar.organiser, until=timezone.now()).person
    return make_person() if role == "person" else AnonymousUser()


def in_state(state, **facts):
    return make_seminar(state=state, in_days=DAYS[state], **facts)


@pytest.mark.parametrize("role", ["visitor", "person", "member elsewhere", "former organiser"])
@pytest.mark.parametrize(
    "asks", ["may_edit", "may_publish", "may_cancel", "may_tell_outcome", "may_download"]
)
def test_only_the_organiser_acts(asks, role):
    seminar = make_seminar()

    assert not getattr(permissions, asks)(somebody(role, seminar), seminar)


@pytest.mark.parametrize(
    ("asks", "allowed_in"),
    [
        ("may_edit", {"draft", "published"}),
        ("may_publish", {"draft"}),
        ("may_cancel", {"published"}),
        ("may_tell_outcome", {"over"}),
        ("may_download", {"published", "over", "cancelled"}),
    ],
)
@pytest.mark.parametrize("state", DAYS)
def test_what_the_organiser_may_do_in_each_state(asks, allowed_in, state):
    seminar = in_state(state)

    verdict = getattr(permissions, asks)(make_organiser_person(seminar), seminar)

    assert bool(verdict) == (state in allowed_in), verdict.reason


@pytest.mark.parametrize(
    ("role", "allowed"),
    [("visitor", False), ("person", False), ("member elsewhere", True), ("organiser", True)],
)
def test_who_may_prepare_a_seminar(role, allowed):
    assert bool(permissions.may_create(somebody(role, make_seminar()))) == allowed


@pytest.mark.parametrize(
    ("state", "allowed"),
    [("draft", False), ("published", True), ("over", False), ("cancelled", False)],
)
def test_when_people_may_sign_up(state, allowed):
    assert bool(permissions.may_sign_up(in_state(state))) == allowed


def test_sign_up_closes_when_it_begins_or_with_its_day():
    begun = make_seminar(in_days=0, starts=time(0, 0), ends=time(23, 59, 59))
    today = make_seminar(in_days=0, starts=None, ends=None)
    yesterday = make_seminar(in_days=-1, starts=None, ends=None)

    assert "has begun" in permissions.may_sign_up(begun).reason
    assert permissions.may_sign_up(today)
    assert "is over" in permissions.may_sign_up(yesterday).reason


def test_the_room_is_for_those_who_have_a_place():
    seminar = make_seminar(capacity=1)
    comes, waits = make_sign_up(seminar), make_sign_up(seminar)

    assert permissions.may_enter_room(comes)
    assert "have a place" in permissions.may_enter_room(waits).reason


@pytest.mark.parametrize("role", ["visitor", "person", "member elsewhere"])
def test_only_the_organiser_hides_and_carries(role):
    question = make_question(make_seminar())
    person = somebody(role, question.seminar)

    assert not permissions.may_hide(person, question)
    assert not permissions.may_carry(person, question)


def test_a_hidden_question_is_restored_and_not_carried():
    seminar = make_seminar()
    person = make_organiser_person(seminar)
    hidden = make_question(seminar, hidden_reason="Obraża.", hidden_at=timezone.now())
    shown = make_question(seminar)

    assert permissions.may_restore(person, hidden)
    assert not permissions.may_hide(person, hidden)
    assert not permissions.may_carry(person, hidden)
    assert not permissions.may_restore(person, shown)
    assert permissions.may_hide(person, shown)


@pytest.mark.parametrize(
    ("role", "sees_draft"),
    [("visitor", False), ("person", False), ("member elsewhere", False), ("organiser", True)],
)
def test_drafts_exist_for_their_organiser_alone(role, sees_draft):
    draft = make_seminar(state="draft")
    published = make_seminar(published_at=timezone.now() - timedelta(days=1))

    seen = set(seminars_visible_to(somebody(role, draft)))

    assert published in seen
    assert (draft in seen) == sees_draft


def test_the_record_names_only_questions_that_everybody_can_read():
    shown = make_question(make_seminar())
    make_question(shown.seminar, hidden_reason="Obraża.", hidden_at=timezone.now())
    make_question(make_seminar(state="draft"))

    assert list(questions_visible_to(None)) == [shown]
