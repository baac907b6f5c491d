"""Mails leave through the outbox."""

import smtplib
from datetime import timedelta

import pytest
from django.core import mail as sent
from django.core.mail.backends.locmem import EmailBackend
from django.db import transaction
from django.utils import timezone
from tests.notices.factories import make_mail

from gromada.notices import jobs
from gromada.notices.actions import deliver
from gromada.notices.actions.outbox import MAX_ATTEMPTS, NotDelivered
from gromada.notices.models import Mail
from gromada.work.actions.attempt import run, take, write_down
from gromada.work.jobs import GiveUp
from gromada.work.models import QueuedJob

pytestmark = pytest.mark.django_db


class Backend(EmailBackend):
    """A server that fails as long as it is told to."""

    error: Exception | None = None

    def send_messages(self, messages):
        if self.error:
            raise self.error
        return super().send_messages(messages)


@pytest.fixture
def server(settings, monkeypatch):
    settings.EMAIL_BACKEND = f"{__name__}.Backend"
    monkeypatch.setattr(Backend, "error", None)
    return Backend


def test_a_mail_is_sent_by_a_job():
    mail = make_mail()

    job = QueuedJob.objects.get()
    job.job(**job.arguments)

    mail.refresh_from_db()
    assert (job.job_name, mail.status, mail.attempts) == ("notices.deliver", "sent", 1)
    assert [m.to for m in sent.outbox] == [["ewa@example.org"]]


def test_a_mail_disappears_with_the_transaction_that_caused_it():
    with transaction.atomic():
        make_mail()
        transaction.set_rollback(True)

    assert not Mail.objects.exists()
    assert not QueuedJob.objects.exists()


def test_a_mail_says_who_it_is_from_in_which_language_and_that_nobody_wrote_it():
    mail = make_mail(language="en")

    deliver(mail_id=mail.pk)

    message = sent.outbox[0].message()
    assert message["Message-ID"] == mail.message_id
    assert message["Auto-Submitted"] == "auto-generated"
    assert message["Content-Language"] == "en"
    assert message.get_content_type() == "multipart/alternative"
    assert [part.get_content_type() for part in message.get_payload()] == [
        "text/plain",
        "text/html",
    ]


def test_attachments_go_with_the_mail():
    mail = make_mail(attachments=[("dates.ics", "text/calendar", b"BEGIN:VCALENDAR")])

    deliver(mail_id=mail.pk)

    assert sent.outbox[0].attachments == [("dates.ics", "BEGIN:VCALENDAR", "text/calendar")]


def test_an_urgent_mail_is_sent_when_its_transaction_ends(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        mail = make_mail(urgent=True)
        assert sent.outbox == []

    mail.refresh_from_db()
    assert (len(sent.outbox), mail.status) == (1, "sent")


def test_what_an_urgent_mail_said_is_forgotten_once_it_is_sent(settings):
    settings.DEMO = False
    mail = make_mail(urgent=True)
    assert mail.text

    deliver(mail_id=mail.pk)

    mail.refresh_from_db()
    assert (mail.subject, mail.text, mail.html) == ("", "", "")


def test_what_an_urgent_mail_said_is_forgotten_once_it_is_given_up(settings, server):
    settings.DEMO = False
    mail = make_mail(urgent=True)
    server.error = smtplib.SMTPResponseException(550, b"no such user")

    with pytest.raises(GiveUp):
        jobs.deliver(mail_id=mail.pk)
    server.error = None
    jobs.deliver(mail_id=mail.pk)  # an operator tries again: there is nothing to send

    mail.refresh_from_db()
    assert (mail.status, mail.subject, mail.text, mail.html) == ("failed", "", "", "")
    assert sent.outbox == []


def test_in_a_demo_codes_stay_readable(settings):
    settings.DEMO = True
    mail = make_mail(urgent=True)

    deliver(mail_id=mail.pk)

    mail.refresh_from_db()
    assert mail.text


def test_an_urgent_mail_that_could_not_be_sent_at_once_is_left_to_the_worker(
    server, django_capture_on_commit_callbacks
):
    server.error = ConnectionRefusedError("no answer")
    with django_capture_on_commit_callbacks(execute=True):
        mail = make_mail(urgent=True)
    server.error = None

    job = QueuedJob.objects.get()
    job.job(**job.arguments)

    mail.refresh_from_db()
    assert (mail.status, mail.attempts) == ("sent", 2)


def test_a_mail_is_sent_once_although_two_jobs_want_to():
    mail = make_mail()

    deliver(mail_id=mail.pk)
    deliver(mail_id=mail.pk)

    assert len(sent.outbox) == 1


def test_a_mail_that_is_being_sent_elsewhere_is_looked_at_again_later():
    mail = make_mail()
    until = timezone.now() + timedelta(minutes=1)
    Mail.objects.update(taken_until=until)

    deliver(mail_id=mail.pk)

    assert sent.outbox == []
    assert QueuedJob.objects.filter(run_after=until).count() == 1


def test_after_a_crash_the_mail_goes_out_under_the_same_name():
    mail = make_mail()
    Mail.objects.update(taken_until=timezone.now() - timedelta(seconds=1), attempts=1)

    deliver(mail_id=mail.pk)

    assert sent.outbox[0].message()["Message-ID"] == mail.message_id


@pytest.mark.parametrize(
    "error",
    [
        ConnectionRefusedError("no answer"),
        smtplib.SMTPResponseException(451, b"try later"),
        smtplib.SMTPRecipientsRefused({"ewa@example.org": (450, b"busy")}),
    ],
)
def test_a_mail_that_was_not_taken_waits_for_another_try(server, error):
    mail = make_mail()
    server.error = error

    with pytest.raises(NotDelivered):
        jobs.deliver(mail_id=mail.pk)

    mail.refresh_from_db()
    assert (mail.status, mail.attempts) == ("waiting", 1)
    assert type(error).__name__ in mail.last_error


@pytest.mark.parametrize(
    "error",
    [
        smtplib.SMTPResponseException(550, b"no such user"),
        smtplib.SMTPRecipientsRefused({"ewa@example.org": (550, b"no such user")}),
    ],
)
def test_a_mail_that_is_refused_for_good_goes_to_the_failures(server, error):
    mail = make_mail()
    server.error = error

    with pytest.raises(GiveUp):
        jobs.deliver(mail_id=mail.pk)

    mail.refresh_from_db()
    assert mail.status == "failed"


def test_a_mail_is_given_up_after_many_tries(server):
    mail = make_mail()
    Mail.objects.update(attempts=MAX_ATTEMPTS - 1)
    server.error = ConnectionRefusedError("no answer")

    with pytest.raises(GiveUp):
        jobs.deliver(mail_id=mail.pk)


def test_a_failed_mail_goes_out_when_its_job_is_tried_again(server):
    mail = make_mail()
    Mail.objects.update(status="failed", attempts=MAX_ATTEMPTS)

    jobs.deliver(mail_id=mail.pk)

    mail.refresh_from_db()
    assert mail.status == "sent"


def test_mails_that_were_sent_long_ago_are_forgotten():
    for status, days in [("sent", 40), ("failed", 40), ("waiting", 40), ("sent", 3)]:
        mail = make_mail()
        queued_at = timezone.now() - timedelta(days=days)
        Mail.objects.filter(pk=mail.pk).update(status=status, queued_at=queued_at)

    jobs.prune()

    assert set(Mail.objects.values_list("status", flat=True)) == {"waiting", "sent"}
    assert Mail.objects.count() == 2


def test_what_is_told_of_a_failure_names_nobody(server, caplog):
    mail = make_mail()
    server.error = smtplib.SMTPRecipientsRefused(
        {"Ewa@example.org": (550, b"no <ewa@example.org>")}
    )

    while (row := take(worker_id="one", queues=["default"])) is not None:
        write_down(row, error=run(row))

    mail.refresh_from_db()
    failure = QueuedJob.objects.get(status="FAILED")
    assert "550" in mail.last_error
    for told in (mail.last_error, failure.traceback, caplog.text):
        assert "ewa@example.org" not in told.lower()
