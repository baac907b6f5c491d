"""Destroying a text that an entry vouches for. The entry stays and still verifies."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from gromada.ledger.actions.entries import record
from gromada.ledger.actions.kinds import declare_kind
from gromada.ledger.models import Addressed, Entry, Text
from gromada.ledger.permissions import may_erase_text

TEXT_ERASED = declare_kind("ledger.text_erased", _("A text was erased from the record"))


@transaction.atomic
def erase_text(*, entry: Entry, name: str, by: Addressed | str, ground: Text.Ground) -> None:
    """Destroy one text of an entry, with its salt, and record that it was done.

    Without the salt nobody can tell any more what the text was, even by guessing.
    Does nothing when the text is gone already.
    """
    may_erase_text(by).require()
    erased, _rows = Text.objects.filter(entry=entry, name=name).delete()
    if erased:
        record(
            TEXT_ERASED,
            subject=entry,
            holder=entry.holder,
            by=by,
            facts={"text": name, "ground": Text.Ground(ground).value},
            because=[entry],
        )
