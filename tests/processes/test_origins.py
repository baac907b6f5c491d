"""Inputs that came from elsewhere name it."""

import pytest
from django.utils import timezone
from tests.processes.factories import make_input, make_process
from tests.seminars.factories import make_question, make_seminar

from gromada.processes.models import IntakeItem
from gromada.processes.queries import with_origins

pytestmark = pytest.mark.django_db


def test_an_input_names_the_question_it_was(django_assert_num_queries):
    question = make_question(make_seminar(), text="Kto za to zapłaci?")
    process = make_process()
    make_input(process, source_address=question.address)
    make_input(process, source_address="seminars.question:999")
    make_input(process)

    with django_assert_num_queries(2):
        named = with_origins(IntakeItem.objects.order_by("pk"), None)

    assert [item.came_from and item.came_from.title for item in named] == [
        "Kto za to zapłaci?", None, None,
    ]  # fmt: skip


def test_where_an_input_came_from_is_a_link_and_does_not_say_its_words_again(client):
    question = make_question(make_seminar(), text="Kto za to zapłaci?")
    process = make_process(slug="zrodla")
    facts = {"outcome": "taken_up", "answer": "Gmina.", "answered_at": timezone.now()}
    facts["answered_by"] = process.hosts.first()
    make_input(process, source_address=question.address, text=question.text, **facts)

    page = client.get("/en/processes/zrodla/inputs/").content.decode()

    assert page.count("Kto za to zapłaci?") == 1
    assert f'href="{question.get_absolute_url()}"' in page


def test_an_input_does_not_show_the_words_of_a_hidden_question(client):
    hidden = make_question(
        make_seminar(), text="Gdzie mieszka?", hidden_reason="Grozi.", hidden_at=timezone.now()
    )
    process = make_process(slug="ukryte")
    facts = {"outcome": "not_taken_up", "answer": "Nie.", "answered_at": timezone.now()}
    facts["answered_by"] = process.hosts.first()
    make_input(process, source_address=hidden.address, text="Gdzie mieszka?", **facts)
    make_input(process, source_address="UG.7021.4", text="Na papierze.", **facts)

    page = client.get("/en/processes/ukryte/inputs/").content.decode()

    assert "Gdzie mieszka?" not in page
    assert "Its words are hidden." in page
    assert "Na papierze." in page
