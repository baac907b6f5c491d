from datetime import timedelta

import pytest
from django.utils import timezone
from tests.deliberation.factories import make_participant, make_statement, make_vote
from tests.processes.factories import make_person, make_process

from gromada.deliberation.actions import merge_participants
from gromada.deliberation.models import Statement, Vote

pytestmark = pytest.mark.django_db
BEFORE = timezone.now() - timedelta(hours=1)


@pytest.fixture
def process():
    return make_process()


@pytest.fixture
def kept(process):
    return make_participant(process, person=make_person())


@pytest.fixture
def absorbed(process):
    return make_participant(process)


def test_what_the_browser_said_becomes_the_persons(process, kept, absorbed):
    make_vote(make_statement(process), absorbed, value=-1)
    make_statement(process, author=absorbed)

    merge_participants(kept=kept, absorbed=absorbed)

    assert [(vote.participant, vote.value) for vote in Vote.objects.all()] == [(kept, -1)]
    assert Statement.objects.exclude(author=None).get().author == kept


@pytest.mark.parametrize(("later", "stays"), [("browser", -1), ("person", 1)])
def test_the_later_word_on_each_statement_stays(process, kept, absorbed, later, stays):
    statement = make_statement(process)
    make_vote(statement, kept, value=1, cast_at=BEFORE if later == "browser" else timezone.now())
    make_vote(
        statement, absorbed, value=-1, cast_at=timezone.now() if later == "browser" else BEFORE
    )

    merge_participants(kept=kept, absorbed=absorbed)

    assert [(vote.participant, vote.value) for vote in Vote.objects.all()] == [(kept, stays)]


def test_merging_again_changes_nothing(process, kept, absorbed):
    make_vote(make_statement(process), absorbed)
    merge_participants(kept=kept, absorbed=absorbed)
    before = list(Vote.objects.values())

    merge_participants(kept=kept, absorbed=absorbed)

    assert list(Vote.objects.values()) == before


def test_votes_of_others_stay_theirs(process, kept, absorbed):
    other = make_vote(make_statement(process))

    merge_participants(kept=kept, absorbed=absorbed)

    other.refresh_from_db()
    assert other.participant not in {kept, absorbed}


def test_signing_in_keeps_the_votes_of_the_browser(client, process):
    statement = make_statement(process)
    client.post(
        f"/en/processes/{process.slug}/vote/",
        {"statement": statement.number, "value": 1, "token": "0123456789abcdef"},
    )
    person = make_person()

    client.force_login(person)
    client.get(f"/en/processes/{process.slug}/votes/")

    assert Vote.objects.get().participant.person == person
