"""Two amendments to one clause are accepted at the same moment; on either database."""

import threading

import pytest
from django.db import connection, connections
from tests.drafting.factories import make_amendment, make_drafting_process, make_hosts, make_policy

from gromada.charters.actions import move, say
from gromada.charters.models import Motion
from gromada.drafting.models import Amendment, ClauseVersion


@pytest.mark.django_db(transaction=True)
def test_of_two_acceptances_at_once_one_is_carried_out():
    process = make_drafting_process(template="M04")
    institution, community = make_hosts(process)
    policy = make_policy(process, by=institution)
    amendments = [
        make_amendment(policy, text=f"Drzewa podlewa gmina przez {n} lata.") for n in (2, 3)
    ]
    motions = [
        move(
            act="drafting.accept_amendment",
            subject=amendment,
            payload={"text": amendment.text},
            reason="Tak.",
            by=community,
        )
        for amendment in amendments
    ]
    together, failed = threading.Barrier(2), []

    def consent(motion):
        try:
            together.wait(timeout=10)
            say(motion=motion, stance="consent", by=institution)
        except Exception as error:
            failed.append(error)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=consent, args=[motion]) for motion in motions]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)

    assert failed == [], connection.vendor
    assert sorted(Motion.objects.values_list("state", flat=True)) == ["executed", "overtaken"]
    assert sorted(Amendment.objects.values_list("state", flat=True)) == ["accepted", "overtaken"]
    assert ClauseVersion.objects.filter(edition__gt=0).count() == 1
    policy.refresh_from_db()
    accepted = Amendment.objects.get(state="accepted")
    assert (policy.edition, policy.clauses.get(key="3").text) == (1, accepted.text)


@pytest.mark.django_db(transaction=True)
def test_amendments_proposed_at_once_have_numbers_of_their_own():
    policy = make_policy()
    together, failed = threading.Barrier(4), []

    def propose(n):
        try:
            together.wait(timeout=10)
            make_amendment(policy, text=f"Drzewa podlewa gmina przez {n} lat.")
        except Exception as error:
            failed.append(error)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=propose, args=[n]) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)

    assert failed == [], connection.vendor
    assert sorted(Amendment.objects.values_list("number", flat=True)) == [1, 2, 3, 4]
