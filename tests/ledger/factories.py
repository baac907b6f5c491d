"""Entries for tests."""

from django.db import transaction

from gromada.ledger import actions


def make_entry(kind="ledger.example_made", *, subject="processes.process:1", by="system", **facts):
    """One entry; a kind and a subject are made up when not given."""
    with transaction.atomic():
        return actions.record(kind, subject=subject, by=by, **facts)


def make_entries(count, **facts):
    with transaction.atomic():
        return [make_entry(facts={"number": number}, **facts) for number in range(count)]
