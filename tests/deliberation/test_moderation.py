import pytest
from django.core import mail
from tests.deliberation.factories import make_participant, make_statement, make_vote
from tests.processes.factories import make_host_person, make_person, make_process

from gromada.deliberation.actions import hide_statement, restore_statement
from gromada.deliberation.models import Statement
from gromada.ledger.models import Entry
from gromada.notices.models import Notice
from gromada.verdict import Refused

pytestmark = pytest.mark.django_db


@pytest.fixture
def process():
    return make_process(slug="ulice")


def test_a_host_of_either_side_hides_with_a_reason(process):
    for side in ("institution", "community"):
        statement = make_statement(process)

        hide_statement(
            statement=statement, reason="Obraża osobę.", by=make_host_person(process, side)
        )

        statement.refresh_from_db()
        assert (statement.status, statement.hidden_reason) == ("hidden", "Obraża osobę.")
        entry = Entry.objects.latest("pk")
        assert entry.kind == "deliberation.statement_hidden"
        assert entry.subject == statement.address
        assert entry.by == process.hosts.get(side=side).address
        assert "reason" in entry.texts


def test_a_restored_statement_has_the_votes_it_had(process):
    statement, host = make_statement(process), make_host_person(process)
    make_vote(statement)
    hide_statement(statement=statement, reason="Pomyłka.", by=host)

    restore_statement(statement=statement, reason="Nie łamie zasad.", by=host)

    statement.refresh_from_db()
    assert (statement.status, statement.hidden_reason, statement.hidden_at) == ("visible", "", None)
    assert statement.votes.count() == 1
    assert [entry.kind for entry in Entry.objects.order_by("pk")] == [
        "deliberation.statement_hidden",
        "deliberation.statement_restored",
    ]


def test_the_author_is_told_in_their_language(process):
    author = make_person(language="en")
    statement = make_statement(process, author=make_participant(process, person=author))

    hide_statement(statement=statement, reason="Off topic.", by=make_host_person(process))

    notice = Notice.objects.get(person=author)
    assert notice.subject == "Your statement was hidden"
    assert "Off topic." in notice.text
    assert statement.text in notice.text
    assert notice.link.endswith(f"/en/processes/ulice/statements/{statement.number}/")


def test_an_author_without_account_is_not_written_to(process):
    statement = make_statement(process, author=make_participant(process))

    hide_statement(statement=statement, reason="Off topic.", by=make_host_person(process))

    assert not Notice.objects.exists()
    assert mail.outbox == []


@pytest.mark.parametrize(
    ("status", "act", "allowed"),
    [
        ("visible", hide_statement, True),
        ("hidden", hide_statement, False),
        ("arriving", hide_statement, False),
        ("hidden", restore_statement, True),
        ("visible", restore_statement, False),
        ("arriving", restore_statement, False),
    ],
)
def test_what_a_host_can_do_depends_on_the_statement(process, status, act, allowed):
    statement, host = make_statement(process, status=status), make_host_person(process)

    if allowed:
        act(statement=statement, reason="Powód.", by=host)
        assert Entry.objects.count() == 1
    else:
        with pytest.raises(Refused):
            act(statement=statement, reason="Powód.", by=host)
        assert not Entry.objects.exists()


@pytest.mark.parametrize("act", [hide_statement, restore_statement])
def test_nobody_else_hides_or_restores(process, act):
    status = "visible" if act is hide_statement else "hidden"
    statement = make_statement(process, status=status)

    for person in (make_person(), make_host_person(make_process())):
        with pytest.raises(Refused):
            act(statement=statement, reason="Powód.", by=person)

    assert Statement.objects.get().status == status


def test_hiding_by_the_page_asks_for_a_reason(client, process):
    statement = make_statement(process)
    client.force_login(make_host_person(process))
    page = f"/en/processes/ulice/statements/{statement.number}/hide/"

    response = client.post(page, {"reason": "  "})
    assert response.context["form"].errors
    assert Statement.objects.get().status == "visible"

    client.post(page, {"reason": "Obraża osobę."})
    assert Statement.objects.get().hidden_reason == "Obraża osobę."


def test_only_hosts_see_the_way_to_hide(client, process):
    statement = make_statement(process)
    page = f"/en/processes/ulice/statements/{statement.number}/"
    assert "Hide this statement" not in client.get(page).content.decode()

    client.force_login(make_host_person(process))

    assert "Hide this statement" in client.get(page).content.decode()


def test_a_stranger_cannot_hide_by_the_page(client, process):
    statement = make_statement(process)
    client.force_login(make_person())

    client.post(f"/en/processes/ulice/statements/{statement.number}/hide/", {"reason": "Bo tak."})

    assert Statement.objects.get().status == "visible"
