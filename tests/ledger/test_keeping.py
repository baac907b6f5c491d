"""What is worked out from public rows is kept until something changes."""

import re
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.cache import cache, caches
from django.db import transaction
from django.utils import timezone
from django.utils.translation import override

import gromada
from gromada.ledger.actions import record, seal
from gromada.ledger.queries import kept, last_change, last_change_and

pytestmark = pytest.mark.django_db


def enter(subject: str = "processes.process:1") -> None:
    with transaction.atomic():
        record("processes.process_published", subject=subject, by="system")


@pytest.fixture
def finding():
    """Something that counts how often it was worked out."""
    calls = []

    def find():
        calls.append(1)
        return len(calls)

    return find


def test_it_is_worked_out_once_while_the_record_says_nothing_new(finding):
    enter()

    assert [kept("one", finding), kept("one", finding)] == [1, 1]


def test_a_new_entry_has_it_worked_out_anew(finding):
    enter()
    kept("one", finding)

    enter()

    assert kept("one", finding) == 2


def test_a_mark_that_changes_has_it_worked_out_anew(finding):
    enter()

    assert [kept("one", finding, 5), kept("one", finding, 6), kept("one", finding, 6)] == [1, 2, 2]


def test_each_language_has_its_own(finding):
    enter()
    with override("pl"):
        kept("one", finding)

    with override("en"):
        assert kept("one", finding) == 2


def test_midnight_has_it_worked_out_anew(finding, monkeypatch):
    enter()
    kept("one", finding)

    tomorrow = timezone.localdate() + timedelta(days=1)
    monkeypatch.setattr(timezone, "localdate", lambda *_given: tomorrow)

    assert kept("one", finding) == 2


def test_nothing_is_kept_where_nothing_is_in_the_record(finding):
    assert [kept("one", finding), kept("one", finding)] == [1, 2]


def test_what_is_nothing_is_kept_too():
    enter()
    assert kept("none", lambda: None) is None

    assert kept("none", lambda: 1) is None


def test_sealing_changes_no_mark():
    enter()
    before = last_change()

    seal()

    assert last_change() == before


def test_the_mark_counts_entries(django_assert_num_queries):
    enter()
    seal()
    enter()

    with django_assert_num_queries(1):
        mark = last_change()

    assert mark.endswith(":1")


def test_a_page_can_ask_for_the_mark_and_one_number_more_at_once(django_assert_num_queries):
    assert last_change_and("SELECT 3") == ("", 3)

    enter()

    with django_assert_num_queries(1):
        found = last_change_and("SELECT COUNT(*) FROM ledger_entry WHERE id > %s", 0)
    assert found == (last_change(), 1)


def test_however_much_is_kept_no_limit_is_forgotten():
    enter()
    cache.set("tried", 5)

    for number in range(caches.settings["pages"]["OPTIONS"]["MAX_ENTRIES"] + 1):
        kept(f"number {number}", lambda: None)

    assert cache.get("tried") == 5


def test_names_of_what_is_kept_begin_with_a_part_of_the_site():
    sources = Path(gromada.__file__).parent.rglob("*.py")
    said = (re.findall(r"(?<!def )\bkept\(\s*([^,)]+),", path.read_text()) for path in sources)
    named = {name for names in said for name in names}

    assert [name for name in named if not re.fullmatch(r"f?\"[a-z]+\.[^\"]+\"|\w+", name)] == []
