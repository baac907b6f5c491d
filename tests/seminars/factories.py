"""Seminars to test with."""

from datetime import time, timedelta
from itertools import count

from django.utils import timezone
from tests.people.factories import make_membership, make_organisation, make_person

from gromada.people.models import Person, Visitor
from gromada.seminars.actions import sign_up
from gromada.seminars.models import Question, Seminar, SignUp

_numbers = count(1)


def make_seminar(*, in_days: int = 21, **facts) -> Seminar:
    """A published seminar with an hour, online, in three weeks."""
    n = next(_numbers)
    facts.setdefault("slug", f"seminar-{n}")
    facts.setdefault("title_pl", f"Seminarium {n}: żółć i łąka")
    facts.setdefault("title_en", f"Seminar {n}")
    facts.setdefault("day", timezone.localdate() + timedelta(days=in_days))
    if "starts" not in facts:
        facts.setdefault("starts", time(17, 0))
        facts.setdefault("ends", time(18, 30))
    facts.setdefault("zone", "Europe/Warsaw")
    facts.setdefault("online_url", "https://room.example.org/secret-room")
    facts.setdefault("state", Seminar.State.PUBLISHED)
    if facts["state"] != Seminar.State.DRAFT:
        facts.setdefault("published_at", timezone.now() - timedelta(days=7))
    if facts["state"] == Seminar.State.CANCELLED:
        facts.setdefault("cancelled_reason", "Prelegentka zachorowała.")
    facts.setdefault("organiser", None)
    facts["organiser"] = facts["organiser"] or make_organisation()
    return Seminar.objects.create(**facts)


def make_organiser_person(seminar, **facts) -> Person:
    return make_membership(make_person(**facts), seminar.organiser).person


def make_sign_up(seminar, **facts) -> SignUp:
    """Somebody who came through the door that everybody comes through."""
    n = next(_numbers)
    facts.setdefault("name", f"Osoba {n}")
    facts.setdefault("email", f"osoba-{n}@example.org")
    facts.setdefault("language", "pl")
    return sign_up(seminar=seminar, **facts, by=Visitor())


def make_question(seminar, **facts) -> Question:
    last = seminar.questions.order_by("-number").first()
    facts.setdefault("number", last.number + 1 if last else 1)
    facts.setdefault("text", "Kto za to zapłaci?")
    facts.setdefault("asked_at", timezone.now())
    return Question.objects.create(seminar=seminar, **facts)
