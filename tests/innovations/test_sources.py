"""What people paste to say where something came from: numbers, addresses, links of this site."""

import pytest
from django.db import transaction
from django.urls import reverse
from django.utils import translation
from tests.deliberation.factories import make_statement
from tests.processes.factories import make_process

from gromada.deliberation.models import Arrival, Statement
from gromada.innovations.queries import entry_at
from gromada.ledger.actions import declare_kind, record

pytestmark = pytest.mark.django_db
MADE = declare_kind("ledger.example_made", "An example was made")


def entry_about(thing):
    with transaction.atomic():
        return record(MADE, subject=thing, by="system")


def page_of(statement):
    return reverse("deliberation:statement_detail", args=[statement.process.slug, statement.number])


@pytest.fixture
def statement():
    return make_statement(make_process())


@pytest.mark.parametrize("before", ["", "https://gromada.example", "  "])
@pytest.mark.parametrize("after", ["", "?from=vote", "#answer", "  "])
@pytest.mark.parametrize("language", ["pl", "en"])
def test_the_page_of_a_statement_means_the_statement(statement, before, after, language):
    entry = entry_about(statement)
    with translation.override(language):
        link = f"{before}{page_of(statement)}{after}"

    assert entry_at(link) == entry


def test_a_statement_that_came_with_a_conversation_means_its_arrival(statement):
    arrival = Arrival.objects.create(process=statement.process, input_sha256="0" * 64)
    Statement.objects.update(arrival=arrival)
    entry = entry_about(arrival)

    assert entry_at(page_of(statement)) == entry


def test_the_page_of_a_process_means_the_process():
    process = make_process()
    entry = entry_about(process)

    assert entry_at(reverse("process_detail", args=[process.slug])) == entry


@pytest.mark.parametrize(
    "said", ["/pl/", "/en/nowhere/", "/de/processes/x/", "https://elsewhere.example/", "words", ""]
)
def test_what_is_about_nothing_means_nothing(statement, said):
    entry_about(statement)

    assert entry_at(said) is None


def test_the_page_of_what_is_hidden_means_nothing(statement):
    entry_about(statement)
    Statement.objects.update(status="hidden", hidden_reason="Rude.")

    assert entry_at(page_of(statement)) is None


def test_the_page_of_a_draft_means_nothing():
    process = make_process(state="draft")
    entry_about(process)

    assert entry_at(reverse("process_detail", args=[process.slug])) is None
