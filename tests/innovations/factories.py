"""Challenges and innovations for tests, made by the real actions."""

from django.utils import timezone
from tests.people.factories import make_person

from gromada.innovations.actions import add_challenge, register_innovation
from gromada.innovations.models import Challenge, Innovation


def make_challenge(**facts) -> Challenge:
    facts.setdefault("title_pl", "Upał na ulicach")
    facts.setdefault("title_en", "Heat in the streets")
    facts.setdefault("summary_pl", "Latem trudno wyjść z domu.")
    facts.setdefault("evidence_pl", "W lipcu chodnik miał 51 stopni.")
    return add_challenge(by=facts.pop("by", None) or make_person(), **facts)


def make_innovation(**facts) -> Innovation:
    facts.setdefault("title_pl", "Cień na kółkach")
    facts.setdefault("title_en", "Shade on wheels")
    facts.setdefault("summary_pl", "Drzewa w skrzyniach, które można przestawić.")
    facts.setdefault("origin", Innovation.Origin.COMMUNITY)
    facts.setdefault("stage", "idea")
    facts.setdefault("happened_on", timezone.localdate())
    facts.setdefault("reason", "Sąsiedzi chcą spróbować.")
    return register_innovation(by=facts.pop("by", None) or make_person(), **facts)
