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


@pytest.fixture(autouse=True)
def own_address(settings):
    settings.SITE_URL = "https://gromada.example"


@pytest.mark.parametrize(
    "before",
    ["", "https://gromada.example", "https://Gromada.example:443", "gromada.example", "  ",
     "http://testserver", "http://127.0.0.1:8123", "127.0.0.1:8123"],
)  # fmt: skip
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
    "site",
    ["https://another-town.example", "another-town.example", "//another-town.example",
     "https://gromada.example@another-town.example", "https://gromada.example.another.example"],
)  # fmt: skip
@pytest.mark.parametrize("hosts", [["gromada.example"], ["*"]])
def test_a_link_of_another_site_means_nothing_here(site, hosts, settings):
    settings.ALLOWED_HOSTS = hosts
    process = make_process()
    entry = entry_about(process)
    pages = [
        reverse("process_detail", args=[process.slug]),
        reverse("innovations:trail", args=[process.address]),
        reverse("ledger:entry_detail", args=[entry.pk]),
    ]

    assert [entry_at(f"{site}{page}") for page in pages] == [None, None, None]
    assert [entry_at(page) for page in pages] == [entry, entry, entry]


@pytest.mark.parametrize("said", ["http://[", "//[x", "http://℀.pl/x"])
def test_what_is_no_link_at_all_means_nothing(said):
    assert entry_at(said) is None


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
