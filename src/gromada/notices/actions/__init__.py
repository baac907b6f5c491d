"""What is done with messages."""

from gromada.notices.actions.inbox import mark_all_read, mark_read, mark_unread, notify
from gromada.notices.actions.outbox import deliver, prune, send_mail

__all__ = [
    "deliver",
    "mark_all_read",
    "mark_read",
    "mark_unread",
    "notify",
    "prune",
    "send_mail",
]
