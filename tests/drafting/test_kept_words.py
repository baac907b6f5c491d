"""Nothing that was written about a text is lost: too long, too late, or twice."""

import pytest
from django.urls import reverse
from django.utils.translation import override
from tests.drafting.factories import (
    make_amendment,
    make_drafting_process,
    make_hosts,
    make_policy,
    make_resident,
)

from gromada.charters.actions import move
from gromada.drafting.actions import withdraw_amendment
from gromada.drafting.models import Policy

pytestmark = pytest.mark.django_db

WRITTEN = "Powód, który ktoś pisał przez całe popołudnie."


def page(name, *arguments):
    with override("en"):
        return reverse(f"drafting:{name}", args=arguments)


def about(amendment):
    return amendment.policy.process.slug, amendment.policy.slug, amendment.number


def sent(client, url, **facts):
    answer = client.post(url, facts)
    return answer.status_code, " ".join(answer.content.decode().split())


@pytest.fixture
def hosts(client):
    process = make_drafting_process()
    institution, community = make_hosts(process)
    client.force_login(institution)
    return make_policy(process, by=institution), institution, community


def test_an_amendment_written_while_the_text_was_closed_is_shown(client, hosts):
    policy, _institution, _community = hosts
    Policy.objects.filter(pk=policy.pk).update(state="withdrawn", ended_at=policy.opened_at)
    client.logout()

    status, text = sent(
        client,
        page("amendment_propose", policy.process.slug, policy.slug) + "?kind=change&clause=3",
        text="Drzewa podlewa gmina przez pięć lat.",
        reason=WRITTEN,
    )

    assert status == 200
    assert "Drzewa podlewa gmina przez pięć lat." in text
    assert WRITTEN in text
    assert not policy.amendments.exists()


def test_an_amendment_that_is_too_long_is_kept_whole(client, hosts):
    policy, _institution, _community = hosts
    client.logout()
    words = "Drzewa podlewa gmina. " * 400

    _status, text = sent(
        client,
        page("amendment_propose", policy.process.slug, policy.slug) + "?kind=change&clause=3",
        text=words,
        reason=WRITTEN,
    )

    assert words.strip() in text
    assert WRITTEN in text
    assert not policy.amendments.exists()


@pytest.mark.parametrize("name", ["amendment_accept", "amendment_reject"])
def test_a_reason_written_while_the_amendment_was_withdrawn_is_shown(client, hosts, name):
    policy, _institution, _community = hosts
    resident = make_resident()
    amendment = make_amendment(policy, by=resident)
    withdraw_amendment(amendment=amendment, by=resident)

    status, text = sent(client, page(name, *about(amendment)), reason=WRITTEN)

    assert status == 200
    assert WRITTEN in text
    assert f'href="{page("amendment_detail", *about(amendment))}"' in text


@pytest.mark.parametrize("name", ["accept", "hide"])
def test_a_reason_for_what_is_proposed_already_is_shown(client, hosts, name):
    policy, institution, _community = hosts
    amendment = make_amendment(policy)
    payload = {"text": amendment.text} if name == "accept" else {}
    act = f"drafting.{name}_amendment"
    move(act=act, subject=amendment, payload=payload, reason="Najpierw.", by=institution)

    status, text = sent(client, page(f"amendment_{name}", *about(amendment)), reason=WRITTEN)

    assert status == 200
    assert WRITTEN in text


@pytest.mark.parametrize("name", ["amendment_accept", "amendment_reject", "amendment_hide"])
def test_a_reason_that_is_too_long_is_kept_whole(client, hosts, name):
    policy, _institution, _community = hosts
    amendment = make_amendment(policy)
    written = WRITTEN * 30

    status, text = sent(client, page(name, *about(amendment)), reason=written)

    assert status == 200
    assert written in text


def test_who_only_looks_is_sent_on_as_before(client, hosts):
    policy, institution, _community = hosts
    amendment = make_amendment(policy)
    motion = move(
        act="drafting.reject_amendment", subject=amendment, payload={}, reason="A.", by=institution
    )

    answer = client.get(page("amendment_reject", *about(amendment)))

    with override("en"):
        assert answer.url == motion.get_absolute_url()


def test_a_text_sent_twice_is_one(client, hosts):
    policy, _institution, _community = hosts
    process = policy.process
    facts = {
        "title_pl": "Regulamin", "language": "pl", "format": "numbered",
        "text": "§ 1. Podwórka są wspólne.\n\n§ 2. Sprząta gmina.",
    }  # fmt: skip

    for _again in range(2):
        sent(client, page("policy_open", process.slug), **facts)
    assert process.policies.filter(title_pl="Regulamin").count() == 1

    sent(client, page("policy_open", process.slug), **facts | {"text": "§ 1. Inaczej."})
    assert process.policies.filter(title_pl="Regulamin").count() == 2


def test_a_text_that_cannot_be_read_is_kept_whole(client, hosts):
    policy, _institution, _community = hosts

    _status, text = sent(
        client,
        page("policy_open", policy.process.slug),
        title_pl="",
        language="pl",
        format="numbered",
        text=f"§ 1. {WRITTEN}",
    )

    assert WRITTEN in text
    assert policy.process.policies.count() == 1
