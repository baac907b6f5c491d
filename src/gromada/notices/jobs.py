"""Mails are sent by the worker."""

from datetime import timedelta

from gromada.notices import actions
from gromada.notices.actions.outbox import MAX_ATTEMPTS, Undeliverable
from gromada.work.jobs import GiveUp, every, job


@job(max_attempts=MAX_ATTEMPTS, longest_wait=timedelta(hours=6), priority=10)
def deliver(*, mail_id: int) -> None:
    try:
        actions.deliver(mail_id=mail_id)
    except Undeliverable as error:
        raise GiveUp(str(error)) from error


@every(days=1)
@job()
def prune() -> None:
    actions.prune()
