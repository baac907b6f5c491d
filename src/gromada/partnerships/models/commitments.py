"""What a party promised by when, and what was said of it since; nothing said is changed."""

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from gromada.innovations.models.challenges import in_reader_language
from gromada.ledger.models import Addressed, Permanent
from gromada.partnerships.models.parties import Party
from gromada.partnerships.models.partnerships import Partnership

if TYPE_CHECKING:
    from gromada.partnerships.models.outcomes import OutcomeReport
    from gromada.partnerships.models.ratings import Rating


class Commitment(Addressed):
    """A promise of one party. ``due_on`` is the day first promised and never changes."""

    partnership = models.ForeignKey(Partnership, models.CASCADE, related_name="commitments")
    party = models.ForeignKey(
        Party, models.CASCADE, related_name="commitments", verbose_name=_("who promises")
    )
    number = models.PositiveSmallIntegerField(_("number"))
    text_pl = models.CharField(_("what, in Polish"), max_length=300, blank=True)
    text_en = models.CharField(_("what, in English"), max_length=300, blank=True)
    due_on = models.DateField(_("until when"))

    class Meta:
        verbose_name = _("commitment")
        verbose_name_plural = _("commitments")
        ordering = ["partnership_id", "due_on", "number"]
        constraints = [
            models.UniqueConstraint(fields=["partnership", "number"], name="commitment_once"),
            models.CheckConstraint(
                condition=~models.Q(text_pl="") | ~models.Q(text_en=""),
                name="commitment_says_what",
            ),
        ]

    def __str__(self) -> str:
        return self.text

    def get_absolute_url(self) -> str:
        return reverse("partnerships:commitment_detail", args=[self.partnership.slug, self.number])

    @property
    def text(self) -> str:
        return in_reader_language(self, "text")


class Milestone(Addressed):
    """A step on the way to a commitment, with its own day."""

    commitment = models.ForeignKey(Commitment, models.CASCADE, related_name="milestones")
    number = models.PositiveSmallIntegerField(_("number"))
    text_pl = models.CharField(_("what, in Polish"), max_length=200, blank=True)
    text_en = models.CharField(_("what, in English"), max_length=200, blank=True)
    due_on = models.DateField(_("until when"))

    class Meta:
        verbose_name = _("milestone")
        verbose_name_plural = _("milestones")
        ordering = ["commitment_id", "due_on", "number"]
        constraints = [
            models.UniqueConstraint(fields=["commitment", "number"], name="milestone_once"),
        ]

    def __str__(self) -> str:
        return self.text

    @property
    def text(self) -> str:
        return in_reader_language(self, "text")


class CommitmentEvent(Addressed, Permanent):
    """That something became of a commitment on a day, and why; what was said before stays."""

    class Status(models.TextChoices):
        PROMISED = "promised", pgettext_lazy("commitment", "promised")
        BEGUN = "begun", pgettext_lazy("commitment", "begun")
        MOVED = "moved", pgettext_lazy("commitment", "moved to another day")
        KEPT = "kept", pgettext_lazy("commitment", "kept")
        KEPT_LATE = "kept_late", pgettext_lazy("commitment", "kept late")
        BROKEN = "broken", pgettext_lazy("commitment", "broken")
        RELEASED = "released", pgettext_lazy("commitment", "released")

    commitment = models.ForeignKey(Commitment, models.PROTECT, related_name="events")
    # empty when it is about the commitment as a whole
    milestone = models.ForeignKey(
        Milestone, models.PROTECT, null=True, blank=True, related_name="events"
    )
    status = models.CharField(_("what became of it"), max_length=10, choices=Status)
    happened_on = models.DateField(_("on which day"))
    new_due_on = models.DateField(_("new day"), null=True, blank=True)
    # whose word it is; empty when all sides agreed on it
    party = models.ForeignKey(Party, models.PROTECT, null=True, blank=True, related_name="+")
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    # its texts «reason» and «evidence» lie in the record, where they can be erased
    entry = models.OneToOneField("ledger.Entry", models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(_("recorded"), auto_now_add=True)

    class Meta:
        verbose_name = _("event of a commitment")
        verbose_name_plural = _("events of commitments")
        ordering = ["commitment_id", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(status="moved", new_due_on__isnull=False)
                | (~models.Q(status="moved") & models.Q(new_due_on=None)),
                name="moved_to_a_day",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.commitment} · {self.get_status_display()}"

    @property
    def reason(self) -> str:
        return kept_text(self, "reason")

    @property
    def evidence(self) -> str:
        return kept_text(self, "evidence")


def kept_text(row: "CommitmentEvent | Rating | OutcomeReport", name: str) -> str:
    """A text of a row's entry, unless it was erased from the record.

    ``queries.with_texts`` brings them along as ``kept_…``; then this costs nothing.
    """
    if (at_hand := f"kept_{name}") in row.__dict__:
        return row.__dict__[at_hand] or ""
    texts = row.entry.kept_texts.all()
    return next((kept.text for kept in texts if kept.name == name), "")
