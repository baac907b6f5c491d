"""One link, many hands: it answers once, on both databases."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection
from tests.evaluation.factories import answers_of, make_asker, make_wave
from tests.processes.factories import make_process

from gromada.evaluation.actions import answer, issue_tokens
from gromada.evaluation.models import TrustAnswers, TrustToken
from gromada.verdict import Refused

HANDS = 16


@pytest.fixture
def patience(monkeypatch):
    """A site has few threads, not sixteen."""
    if connection.vendor == "sqlite":
        monkeypatch.setitem(connection.settings_dict["OPTIONS"], "timeout", 60)


@pytest.mark.django_db(transaction=True)
def test_a_link_pressed_by_many_at_once_answers_once(patience):
    process = make_process()
    wave, by = make_wave(process), make_asker(process)
    tokens = issue_tokens(wave=wave, side="community", who=["a@e.org", "b@e.org", ""], by=by)
    ready = threading.Barrier(HANDS)

    def press(_hand):
        try:
            ready.wait()
            return [pressed(token) for token in tokens]
        finally:
            connection.close()

    with ThreadPoolExecutor(HANDS) as pool:
        done = [one for hand in pool.map(press, range(HANDS)) for one in hand]

    assert sum(done) == len(tokens)
    assert TrustAnswers.objects.count() == len(tokens)
    assert not TrustToken.objects.exists()


def pressed(token):
    try:
        answer(token=token, answers=answers_of(4))
    except Refused:
        return False
    return True
