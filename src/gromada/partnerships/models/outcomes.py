"""How a partnership fared and what helped or hindered, as one side sees it."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from gromada.innovations.models import Factor
from gromada.ledger.models import Addressed, Permanent
from gromada.partnerships.models.commitments import kept_text
from gromada.partnerships.models.partnerships import Partnership


class OutcomeReport(Addressed, Permanent):
    """The word of one side. It is called an outcome only when a second side has spoken too."""

    class Status(models.TextChoices):
        ACTIVE = "active", pgettext_lazy("outcome", "goes on as planned")
        COMPLETED = "completed_as_planned", pgettext_lazy("outcome", "completed as planned")
        RENEWED = "renewed", pgettext_lazy("outcome", "renewed")
        EXPANDED = "expanded", pgettext_lazy("outcome", "expanded")
        RENEGOTIATED = "renegotiated", pgettext_lazy("outcome", "negotiated anew")
        DISTRESSED = "distressed", pgettext_lazy("outcome", "in distress")
        SUSPENDED = "suspended", pgettext_lazy("outcome", "suspended")
        CANCELLED = "cancelled", pgettext_lazy("outcome", "cancelled")
        MERGED = "merged", pgettext_lazy("outcome", "merged with another")
        REVERTED = "reverted_to_public", pgettext_lazy("outcome", "taken back by the public side")
        LAPSED = "lapsed_informally", pgettext_lazy("outcome", "fell asleep without an end")

    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="outcome_reports")
    side = models.CharField(_("side"), max_length=40)
    organisation = models.ForeignKey(
        "people.Organisation", models.PROTECT, null=True, blank=True, related_name="+"
    )
    status = models.CharField(_("how it fared"), max_length=20, choices=Status)
    helped = models.JSONField(_("what helped"), default=list, blank=True)
    hindered = models.JSONField(_("what hindered"), default=list, blank=True)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    # its text «reason» lies in the record, where it can be erased
    entry = models.OneToOneField("ledger.Entry", models.PROTECT, related_name="+")
    reported_at = models.DateTimeField(_("reported"))

    class Meta:
        verbose_name = _("word on the outcome")
        verbose_name_plural = _("words on the outcome")
        ordering = ["partnership_id", "pk"]

    def __str__(self) -> str:
        return f"{self.partnership} · {self.get_status_display()}"

    @property
    def reason(self) -> str:
        return kept_text(self, "reason")

    @property
    def helped_words(self) -> list[object]:
        return [Factor(code).label for code in self.helped]

    @property
    def hindered_words(self) -> list[object]:
        return [Factor(code).label for code in self.hindered]
