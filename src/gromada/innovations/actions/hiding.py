"""Taking what breaks the rules out of sight, with a reason that everyone can read."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gromada.innovations.models import Challenge, Innovation
from gromada.innovations.permissions import may_hide
from gromada.innovations.queries import last_entry_about
from gromada.ledger.actions import declare_kind, record
from gromada.people.models import Person

HIDDEN = declare_kind("innovations.hidden", _("A challenge or an innovation was hidden"))
SHOWN = declare_kind("innovations.shown_again", _("A challenge or an innovation was shown again"))


@transaction.atomic
def hide(*, thing: Challenge | Innovation, reason: str, by: Person) -> None:
    may_hide(by).require()
    thing.hidden_at = timezone.now()
    thing.save(update_fields=["hidden_at"])
    because = last_entry_about(thing)
    record(HIDDEN, subject=thing, by=by, texts={"reason": reason}, because=because)


@transaction.atomic
def show_again(*, thing: Challenge | Innovation, reason: str, by: Person) -> None:
    may_hide(by).require()
    thing.hidden_at = None
    thing.save(update_fields=["hidden_at"])
    because = last_entry_about(thing)
    record(SHOWN, subject=thing, by=by, texts={"reason": reason}, because=because)
