"""A conversation that was recorded elsewhere and is brought in."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from gromada.ledger.models import Addressed


class Arrival(Addressed):
    """One import. Nothing of it is seen until it is published, all of it at once.

    ``run`` names the command that is at work on it: a newer run takes over,
    and the older one stops at its next step.
    """

    process = models.ForeignKey(
        "processes.Process", models.CASCADE, related_name="arrivals", verbose_name=_("process")
    )
    input_sha256 = models.CharField(_("fingerprint of the input"), max_length=64)
    run = models.CharField(max_length=32)
    started_at = models.DateTimeField(_("started"), auto_now_add=True)
    published_at = models.DateTimeField(_("published"), null=True, blank=True)

    class Meta:
        verbose_name = _("import")
        verbose_name_plural = _("imports")
        constraints = [
            models.UniqueConstraint(
                fields=["process", "input_sha256"], name="one_arrival_of_an_input"
            ),
        ]

    def __str__(self) -> str:
        return self.input_sha256[:12]

    @property
    def is_published(self) -> bool:
        return self.published_at is not None
