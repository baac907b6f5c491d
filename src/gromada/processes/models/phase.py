"""The phases of a process: what may be done, and until when."""

from datetime import date, datetime, time, timedelta

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gromada.ledger.models import Addressed
from gromada.processes.models.process import Process, in_reader_language


def start_of_day(day: date) -> datetime:
    """Midnight at the start of a day where the site is; right on days when clocks change."""
    return datetime.combine(day, time.min, tzinfo=timezone.get_default_timezone())


class Phase(Addressed):
    """A stretch of a process with a beginning, an end and what people may do in it."""

    class Kind(models.TextChoices):
        STATEMENTS = "statements", _("statements and votes")
        DRAFTING = "drafting", _("drafting")
        DECISION = "decision", _("decision")
        OTHER = "other", _("something else")

    process = models.ForeignKey(
        Process, models.CASCADE, related_name="phases", verbose_name=_("process")
    )
    order = models.PositiveSmallIntegerField(_("order"))
    kind = models.CharField(_("kind"), max_length=12, choices=Kind, default=Kind.STATEMENTS)
    title_pl = models.CharField(_("name in Polish"), max_length=80, blank=True)
    title_en = models.CharField(_("name in English"), max_length=80, blank=True)
    starts_at = models.DateTimeField(_("begins"))
    ends_at = models.DateTimeField(_("ends"))
    allows_statements = models.BooleanField(_("people may add statements"), default=False)
    allows_votes = models.BooleanField(_("people may vote"), default=False)
    allows_intake = models.BooleanField(_("people may send an input"), default=False)

    class Meta:
        verbose_name = _("phase")
        verbose_name_plural = _("phases")
        ordering = ["process_id", "order"]
        constraints = [
            models.UniqueConstraint(fields=["process", "order"], name="phases_in_order"),
            models.CheckConstraint(
                condition=models.Q(ends_at__gt=models.F("starts_at")), name="phase_ends_after_start"
            ),
            models.CheckConstraint(
                condition=~models.Q(title_pl="") | ~models.Q(title_en=""),
                name="phase_has_a_title",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def title(self) -> str:
        return in_reader_language(self, "title")

    @property
    def first_day(self) -> date:
        return timezone.localtime(self.starts_at, timezone.get_default_timezone()).date()

    @property
    def last_day(self) -> date:
        """The last day people would name: an end at midnight belongs to the day before."""
        moment = self.ends_at - timedelta(microseconds=1)
        return timezone.localtime(moment, timezone.get_default_timezone()).date()

    def is_open_at(self, moment: datetime) -> bool:
        return self.starts_at <= moment < self.ends_at

    def is_over_at(self, moment: datetime) -> bool:
        return self.ends_at <= moment
