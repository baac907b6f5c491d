"""One short claim that people agree or disagree with."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from gromada.deliberation.models.arrival import Arrival
from gromada.ledger.models import Addressed

# What the published formula gives a statement that nobody has seen:
# ((1 - 1/2) * (0 + 1) * 1/2 * (1 + 8)) squared.
FIRST_PRIORITY = 5.0625

# Fewer people than this are never described: not in a group, not beside a statement.
FEWEST_DESCRIBED = 5


class Statement(Addressed):
    """A claim put in by a participant or by the hosts.

    ``agrees``, ``disagrees`` and ``passes`` are what the last map counted, not
    what is in the box this minute: between two maps nobody can tell who voted.
    """

    class Status(models.TextChoices):
        VISIBLE = "visible", _("visible")
        HIDDEN = "hidden", _("hidden")
        ARRIVING = "arriving", _("arriving")
        ASIDE = "aside", _("set aside")  # for at most 72 hours: see Quarantine

    class Language(models.TextChoices):
        PL = "pl", "polski"
        EN = "en", "English"

    process = models.ForeignKey(
        "processes.Process",
        models.CASCADE,
        related_name="statements",
        db_index=False,
        verbose_name=_("process"),
    )
    number = models.PositiveIntegerField(_("number"))
    # A form takes 200 characters; recorded conversations hold longer ones.
    text = models.TextField(_("statement"), max_length=2000)
    language = models.CharField(_("language"), max_length=2, choices=Language)
    author = models.ForeignKey(
        "people.Participant",
        models.SET_NULL,
        related_name="statements",
        null=True,
        blank=True,
        verbose_name=_("author"),
    )
    is_seed = models.BooleanField(_("put in by the hosts"), default=False)
    is_meta = models.BooleanField(_("about the participants, not the question"), default=False)
    status = models.CharField(_("status"), max_length=8, choices=Status, default=Status.VISIBLE)
    hidden_reason = models.CharField(_("why it is hidden"), max_length=500, blank=True)
    hidden_at = models.DateTimeField(_("hidden"), null=True, blank=True)
    created_at = models.DateTimeField(_("added"))
    arrival = models.ForeignKey(
        Arrival, models.PROTECT, related_name="statements", null=True, blank=True
    )
    priority = models.FloatField(_("priority"), default=FIRST_PRIORITY)
    agrees = models.PositiveIntegerField(_("agree"), default=0)
    disagrees = models.PositiveIntegerField(_("disagree"), default=0)
    passes = models.PositiveIntegerField(_("pass"), default=0)

    class Meta:
        verbose_name = _("statement")
        verbose_name_plural = _("statements")
        ordering = ["process_id", "number"]
        constraints = [
            models.UniqueConstraint(fields=["process", "number"], name="statements_numbered"),
            models.CheckConstraint(
                condition=models.Q(status__in=["visible", "hidden", "arriving", "aside"]),
                name="statement_status_known",
            ),
            models.CheckConstraint(
                condition=~models.Q(status="hidden") | ~models.Q(hidden_reason=""),
                name="statement_hidden_for_a_reason",
            ),
        ]
        indexes = [
            models.Index(fields=["process", "status", "priority"], name="statement_next"),
        ]

    def __str__(self) -> str:
        return self.text

    @property
    def came_with(self) -> str:
        """The address of the recorded conversation that it came with, if it did."""
        return f"{Arrival._meta.label_lower}:{self.arrival_id}" if self.arrival_id else ""

    @property
    def is_visible(self) -> bool:
        return self.status == self.Status.VISIBLE

    @property
    def is_hidden(self) -> bool:
        return self.status == self.Status.HIDDEN

    @property
    def is_aside(self) -> bool:
        return self.status == self.Status.ASIDE

    @property
    def votes_counted(self) -> int:
        return self.agrees + self.disagrees + self.passes

    @property
    def is_counted(self) -> bool:
        """Whether enough people voted on it to say how."""
        return self.votes_counted >= FEWEST_DESCRIBED
