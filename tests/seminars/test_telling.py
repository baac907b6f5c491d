"""People are told of changes, reminded once, and the site notes the end by itself."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from django.utils import timezone
from tests.seminars.factories import make_organiser_person, make_seminar, make_sign_up

from gromada.ledger.models import Entry
from gromada.notices.models import Mail
from gromada.seminars import jobs
from gromada.seminars.actions import (
    cancel_seminar,
    edit_seminar,
    end_seminar,
    publish_seminar,
    tell_outcome,
)
from gromada.seminars.models import SignUp
from gromada.seminars.queries import seminars_to_end, seminars_to_remind
from gromada.verdict import Refused
from gromada.work.models import QueuedJob

pytestmark = pytest.mark.django_db


def run_jobs_of(entry):
    """What the worker does with an entry."""
    assert QueuedJob.objects.filter(task_path="gromada.seminars.jobs.tell_changes").exists()
    jobs.tell_changes.func(entry_id=entry.pk)


def mails(template):
    return Mail.objects.filter(template=f"seminars/{template}")


def test_a_moved_seminar_is_told_with_the_old_and_the_new_time_once():
    seminar = make_seminar(title_pl="Cień", day=date(2099, 3, 5))
    person = make_organiser_person(seminar)
    make_sign_up(seminar, language="en")

    edit_seminar(seminar=seminar, day=date(2099, 3, 12), by=person)
    entry = Entry.objects.get(kind="seminars.seminar_changed")
    run_jobs_of(entry)
    run_jobs_of(entry)

    text = mails("changed").get().text
    assert "It was to be: Thursday, 5\u00a0March 2099, 17:00–18:30" in text
    assert "Now it is: Thursday, 12\u00a0March 2099, 17:00–18:30" in text


def test_who_waits_is_told_too_without_a_calendar_file():
    seminar = make_seminar(capacity=0)
    person = make_organiser_person(seminar)
    make_sign_up(seminar)

    edit_seminar(seminar=seminar, place_pl="Dom kultury", by=person)
    run_jobs_of(Entry.objects.get(kind="seminars.seminar_changed"))

    assert not mails("changed").get().attachments.exists()


def test_another_title_is_no_news():
    seminar = make_seminar()
    person = make_organiser_person(seminar)

    edited = edit_seminar(seminar=seminar, title_pl="Inny tytuł", by=person)

    assert edited.sequence == 0
    assert not Entry.objects.filter(kind="seminars.seminar_changed").exists()


def test_cancelling_tells_everybody_why_and_stays_on_the_record():
    seminar = make_seminar(capacity=1)
    person = make_organiser_person(seminar)
    for _ in range(2):
        make_sign_up(seminar)

    cancelled = cancel_seminar(seminar=seminar, reason="Sala jest zalana.", by=person)
    entry = Entry.objects.get(kind="seminars.seminar_cancelled")
    run_jobs_of(entry)

    assert cancelled.is_cancelled
    assert [("Sala jest zalana." in mail.text) for mail in mails("cancelled")] == [True, True]
    assert entry.facts == {"confirmed": 1, "waiting": 1}
    with pytest.raises(Refused, match="cancelled, so nobody can sign up"):
        make_sign_up(seminar)


def test_a_reminder_comes_once_at_the_same_hour_of_the_day_before():
    seminar = make_seminar(in_days=1)
    row = make_sign_up(seminar)
    SignUp.objects.filter(pk=row.pk).update(signed_up_at=timezone.now() - timedelta(days=3))
    early, late = seminar.reminder_at - timedelta(minutes=1), seminar.reminder_at

    assert seminars_to_remind(early) == []
    assert seminars_to_remind(late) == [seminar]
    for _ in range(2):
        jobs.actions.remind(seminar=seminar)

    assert mails("reminder").get().to == row.email


def test_over_the_night_when_clocks_change_the_reminder_keeps_the_hour():
    seminar = make_seminar(day=date(2027, 3, 28), starts=time(17, 0), ends=time(18, 0))

    # 23 hours lie between the two
    assert seminar.reminder_at.astimezone(UTC) == datetime(2027, 3, 27, 16, 0, tzinfo=UTC)
    assert seminar.starts_at.astimezone(UTC) == datetime(2027, 3, 28, 15, 0, tzinfo=UTC)


def test_nobody_is_reminded_of_an_hour_that_nobody_knows():
    seminar = make_seminar(in_days=1, starts=None, ends=None)
    make_sign_up(seminar)

    assert seminars_to_remind(timezone.now() + timedelta(hours=20)) == []


def test_who_signed_up_since_then_needs_no_reminder():
    seminar = make_seminar(in_days=0, starts=time(23, 58), ends=time(23, 59))
    make_sign_up(seminar)

    jobs.actions.remind(seminar=seminar)

    assert not mails("reminder").exists()


def test_the_site_notes_the_end_with_how_many_had_a_place():
    seminar = make_seminar(in_days=0, starts=None, ends=None)
    make_sign_up(seminar)
    before, after = seminar.over_at - timedelta(minutes=1), seminar.over_at

    assert seminars_to_end(before) == []
    assert seminars_to_end(after) == [seminar]
    for _ in range(2):
        end_seminar(seminar=seminar, now=after)

    entry = Entry.objects.get(kind="seminars.seminar_ended")
    assert entry.facts == {"confirmed": 1, "waiting": 0}
    assert entry.happened_at == after


def test_a_draft_is_published_once_and_not_for_a_day_that_has_passed():
    late = make_seminar(state="draft", in_days=-1)
    ready = make_seminar(state="draft")
    person = make_organiser_person(ready)

    published = publish_seminar(seminar=ready, by=person)

    assert published.is_published
    with pytest.raises(Refused, match="already published"):
        publish_seminar(seminar=ready, by=person)
    with pytest.raises(Refused, match="day has passed"):
        publish_seminar(seminar=late, by=make_organiser_person(late))


def test_what_came_of_it_is_told_only_afterwards():
    ahead, over = make_seminar(), make_seminar(state="over", in_days=-9)

    told = tell_outcome(
        seminar=over, outcome_pl="Będzie wiata.", outcome_en="", by=make_organiser_person(over)
    )

    assert told.outcome == "Będzie wiata."
    with pytest.raises(Refused, match="once the seminar is over"):
        tell_outcome(
            seminar=ahead, outcome_pl="Nic.", outcome_en="", by=make_organiser_person(ahead)
        )
