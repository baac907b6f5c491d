"""How far an innovation came, event after event; what was said before stays."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from gromada.innovations.models.factors import Factor
from gromada.innovations.models.innovations import Innovation
from gromada.ledger.models import Addressed, Permanent


class StageEvent(Addressed, Permanent):
    """That an innovation reached a stage on a day, and why.

    Nothing here is changed later: a correction is a new event that names the one
    it ``corrects``.
    """

    class Stage(models.TextChoices):
        IDEA = "idea", pgettext_lazy("innovation", "idea")
        EXPERIMENT = "experiment", pgettext_lazy("innovation", "experiment")
        PILOT = "pilot", pgettext_lazy("innovation", "pilot")
        ADOPTED = "adopted", pgettext_lazy("innovation", "adopted")
        SCALED = "scaled", pgettext_lazy("innovation", "scaled")
        ENDED = "ended", pgettext_lazy("innovation", "ended")

    innovation = models.ForeignKey(Innovation, models.PROTECT, related_name="events")
    stage = models.CharField(_("stage"), max_length=10, choices=Stage)
    happened_on = models.DateField(_("day"))
    helped = models.JSONField(_("what helped"), default=list, blank=True)
    hindered = models.JSONField(_("what hindered"), default=list, blank=True)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    organisation = models.ForeignKey(
        "people.Organisation", models.PROTECT, null=True, blank=True, related_name="+"
    )
    corrects = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="corrected_by"
    )
    # its text «reason» says why; it lies in the record, where it can be erased
    entry = models.OneToOneField("ledger.Entry", models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(_("recorded"), auto_now_add=True)

    class Meta:
        verbose_name = _("stage event")
        verbose_name_plural = _("stage events")
        ordering = ["happened_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(
                    stage__in=["idea", "experiment", "pilot", "adopted", "scaled", "ended"]
                ),
                name="stage_known",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.innovation} · {self.get_stage_display()}"

    @property
    def reason(self) -> str:
        """Why, unless that was erased from the record."""
        texts = self.entry.kept_texts.all()
        return next((kept.text for kept in texts if kept.name == "reason"), "")

    @property
    def helped_words(self) -> list[object]:
        return [Factor(code).label for code in self.helped]

    @property
    def hindered_words(self) -> list[object]:
        return [Factor(code).label for code in self.hindered]
