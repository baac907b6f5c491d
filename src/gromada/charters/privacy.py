"""What charters hold about people: who holds which seat, and what they said in it."""

from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from gromada.work.privacy import PersonalField

MANDATE = _("Deciding in public on behalf of others (Article 6(1)(e) and (f) GDPR)")
EVERYBODY = _("everybody")


# the seat is theirs now; what those before them said in it is not
MOVED_BY_HOLDER = Q(opened_at__gte=F("mover__since"))
SAID_BY_HOLDER = Q(said_at__gte=F("seat__since"), by_delegate=False)


def _seat(
    field: str, of_person: str = "person", erased: object = _("the seat becomes vacant")
) -> PersonalField:
    return PersonalField(
        field=f"charters.Seat.{field}",
        purpose=_("to say who holds a key, on whose behalf, and with which interests"),
        basis=MANDATE,
        end=_("until the seat passes to somebody else; the public record keeps a pseudonym"),
        audience=EVERYBODY,
        exported=True,
        erased=erased,
        of_person=of_person,
    )


def _said(field: str, of_person: str = "", only: Q | None = None) -> PersonalField:
    return PersonalField(
        field=f"charters.{field}",
        purpose=_("so that everybody can read why something was proposed, agreed or refused"),
        basis=MANDATE,
        end=_("as long as the process is kept"),
        audience=EVERYBODY,
        exported=True,
        erased=_(
            "the word of the seat stays, without who held it; a text that names somebody is taken "
            "out on request"
        ),
        of_person=of_person,
        only=only,
    )


def _letter(
    field: str, purpose: object, end: object, *, of_person: str = "", of_address: str = ""
) -> PersonalField:
    return PersonalField(
        field=f"charters.{field}",
        purpose=purpose,
        basis=MANDATE,
        end=end,
        audience=_("nobody"),
        exported=True,
        erased=_("nothing stays"),
        of_person=of_person,
        of_address=of_address,
    )


PERSONAL_FIELDS = [
    _seat("person"),
    _seat("delegate", "delegate"),
    _seat(
        "ties", erased=_("nothing stays, also not in the public record; the seat becomes vacant")
    ),
    _said("Motion.reason", "mover__person", MOVED_BY_HOLDER),
    _said("Motion.first_reason", "mover__person", MOVED_BY_HOLDER),
    _said("Word.reason", "seat__person", SAID_BY_HOLDER),
    _said("Word.answer"),
    _said("Departure.reason"),
    _said("Duty.text"),
    _letter(
        "Motion.payload",
        _("to invite to a seat the address that was proposed"),
        _("as long as the process is kept"),
    ),
    _letter(
        "Motion.first_payload",
        _("to show what was proposed before a condition was accepted"),
        _("as long as the process is kept"),
    ),
    _letter(
        "Invitation.email",
        _("to invite somebody to a seat"),
        _("until the invitation is used, or after 14 days"),
        of_address="email",
    ),
    _letter(
        "Told.seat",
        _("so that silence counts only for who got the message"),
        _("as long as the process is kept"),
    ),
    _letter(
        "Digest.person",
        _("so that there is one mail a day"),
        _("until the account is removed"),
        of_person="person",
    ),
]
