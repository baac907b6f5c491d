"""What is done with messages."""

from gromada.notices.actions.inbox import notify
from gromada.notices.actions.outbox import deliver, send_mail

__all__ = ["deliver", "notify", "send_mail"]
