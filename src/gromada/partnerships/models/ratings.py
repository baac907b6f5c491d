"""How far a commitment was kept, in the eyes of each side and of an outside reviewer."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from gromada.ledger.models import Addressed, Permanent
from gromada.partnerships.models.commitments import Commitment, kept_text


class Rating(Addressed, Permanent):
    """One rating. A newer one of the same rater counts instead; the older stays readable.

    The five levels are those of the Independent Reporting Mechanism of the Open Government
    Partnership. ``side`` is empty for the outside reviewer.
    """

    class Level(models.IntegerChoices):
        NO_EVIDENCE = 0, _("there is no evidence")
        NOT_STARTED = 1, _("not started")
        LIMITED = 2, _("limited")
        SUBSTANTIAL = 3, _("substantial")
        COMPLETE = 4, _("complete")

    commitment = models.ForeignKey(Commitment, models.PROTECT, related_name="ratings")
    side = models.CharField(_("side"), max_length=40, blank=True)
    organisation = models.ForeignKey(
        "people.Organisation", models.PROTECT, null=True, blank=True, related_name="+"
    )
    level = models.PositiveSmallIntegerField(_("how far it was kept"), choices=Level)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    # its text «reason» lies in the record, where it can be erased
    entry = models.OneToOneField("ledger.Entry", models.PROTECT, related_name="+")
    rated_at = models.DateTimeField(_("rated"))

    class Meta:
        verbose_name = _("rating")
        verbose_name_plural = _("ratings")
        ordering = ["commitment_id", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(level__gte=0, level__lte=4), name="rating_level_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.commitment} · {self.get_level_display()}"

    @property
    def is_outside(self) -> bool:
        return not self.side

    @property
    def reason(self) -> str:
        return kept_text(self, "reason")
