"""Setting a statement aside at once, for a short while, on a closed list of grounds."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from gromada.charters.models import Emergency
from gromada.deliberation.models.statement import Statement


class Quarantine(Emergency):
    """One moderator took a statement out of sight; it returns unless the keys confirm."""

    about = "statement"

    statement = models.ForeignKey(
        Statement, models.CASCADE, related_name="quarantines", verbose_name=_("statement")
    )

    class Meta:
        verbose_name = _("statement set aside")
        verbose_name_plural = _("statements set aside")
        constraints = [
            # it cannot be kept out of sight by setting it aside again and again
            models.UniqueConstraint(fields=["statement"], name="statement_set_aside_once"),
        ]

    def __str__(self) -> str:
        return f"{self.statement_id} {self.ground}"
