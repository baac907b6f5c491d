"""Setting an amendment aside at once, for a short while, on a closed list of grounds."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from gromada.charters.models import Emergency
from gromada.drafting.models.amendment import Amendment


class AmendmentAside(Emergency):
    """Somebody on a seat took its words out of sight; they return unless the keys confirm."""

    about = "amendment"

    amendment = models.ForeignKey(
        Amendment, models.CASCADE, related_name="asides", verbose_name=_("amendment")
    )

    class Meta:
        verbose_name = _("amendment set aside")
        verbose_name_plural = _("amendments set aside")
        constraints = [
            # it cannot be kept out of sight by setting it aside again and again
            models.UniqueConstraint(fields=["amendment"], name="amendment_set_aside_once"),
        ]

    def __str__(self) -> str:
        return f"{self.amendment_id} {self.ground}"
