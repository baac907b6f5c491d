"""What the site says at its start about mail."""

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, register
from django.core.checks import Warning as Caution


@register()
def mails_leave_this_machine(**_kwargs: Any) -> list[CheckMessage]:
    """A site that is not a demo should have a mail server."""
    if settings.DEMO or settings.EMAIL_HOST:
        return []
    return [
        Caution(
            "Mails do not leave this machine, so nobody but you can sign in by mail.",
            hint="Set GROMADA_MAIL_URL=smtp://user:password@host:587, see docs/reference/mail.md.",
            id="notices.W001",
        )
    ]
