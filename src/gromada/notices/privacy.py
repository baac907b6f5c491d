"""What the outbox and the inbox hold about people."""

from django.utils.translation import gettext_lazy as _

from gromada.notices.models import Mail
from gromada.work.privacy import PersonalField, erases_address

SERVICE = _("The account that the person asked for (Article 6(1)(b) GDPR)")
OUTBOX_END = _(
    "30 days after the mail was sent, or as the operators set; a code when it was sent or given up"
)


def _outbox(field: str, audience: object, of_address: str = "to") -> PersonalField:
    return PersonalField(
        field=f"notices.{field}",
        purpose=_("to deliver a mail, also when the first try fails"),
        basis=SERVICE,
        end=OUTBOX_END,
        audience=audience,
        exported=True,
        erased=_("nothing stays"),
        of_address=of_address,
    )


def _inbox(field: str) -> PersonalField:
    return PersonalField(
        field=f"notices.Notice.{field}",
        purpose=_("to tell the person what concerns them"),
        basis=SERVICE,
        end=_("until the account is removed"),
        audience=_("the person"),
        exported=True,
        erased=_("nothing stays"),
        of_person="person",
    )


PERSONAL_FIELDS = [
    _outbox("Mail.to", _("the person and the operators")),
    _outbox("Mail.subject", _("the person and the operators")),
    _outbox("Mail.text", _("the person")),
    _outbox("Mail.html", _("the person")),
    _outbox("Attachment.content", _("the person"), "mail__to"),
    *[_inbox(field) for field in ["person", "subject", "text", "read_at"]],
]


@erases_address
def erase(address: str) -> int:
    """Also what waits to be sent; the inbox goes with the account."""
    return Mail.objects.filter(to__iexact=address).delete()[0]
