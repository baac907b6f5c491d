"""The stored map of a process: computed by a job, only read by pages."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from gromada.ledger.models import Addressed

# Places on the map are rounded to a grid, so that a dot is not the fingerprint of a person.
STEPS_TO_THE_EDGE = 100


class OpinionMap(Addressed):
    """What the last computation found, and what it was computed from.

    ``result`` holds aggregates only: the page and the download are made of it.
    ``axes`` places one person by one dot product. ``members`` keeps groups
    their letter from one map to the next; it never leaves the server.
    ``result`` is empty until enough people have voted.
    """

    process = models.OneToOneField(
        "processes.Process",
        models.CASCADE,
        related_name="opinion_map",
        verbose_name=_("process"),
    )
    result = models.JSONField(_("result"), null=True, blank=True)
    # The picture in each language, drawn once, without the reader in it.
    drawings = models.JSONField(_("drawings"), null=True, blank=True)
    axes = models.JSONField(_("axes"), null=True, blank=True)
    members = models.JSONField(_("members"), null=True, blank=True)
    people = models.PositiveIntegerField(_("people counted"), default=0)
    votes = models.PositiveIntegerField(_("votes counted"), default=0)
    statements = models.PositiveIntegerField(_("statements counted"), default=0)
    input_sha256 = models.CharField(_("fingerprint of the input"), max_length=64, blank=True)
    computed_at = models.DateTimeField(_("computed"), null=True, blank=True)
    # Votes up to these moments are in the result, in the priorities, under the seal.
    counted_until = models.DateTimeField(null=True, blank=True)
    weighed_until = models.DateTimeField(null=True, blank=True)
    sealed_until = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("opinion map")
        verbose_name_plural = _("opinion maps")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(result=None) | models.Q(computed_at__isnull=False),
                name="map_knows_when_it_was_computed",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.process_id}: {self.people}"

    @property
    def is_published(self) -> bool:
        return self.result is not None
