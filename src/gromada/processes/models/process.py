"""A process and the two who host it."""

from django.db import models
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from gromada.innovations.models import Reach
from gromada.ledger.models import Addressed


def in_reader_language(row: models.Model, name: str) -> str:
    """The text in the reader's language, or in the other one when that is missing."""
    language = (get_language() or "pl")[:2]
    polish, english = getattr(row, f"{name}_pl"), getattr(row, f"{name}_en")
    return (english or polish) if language == "en" else (polish or english)


class Process(Addressed):
    """One question of policy that an institution and a community work on together."""

    class State(models.TextChoices):
        DRAFT = "draft", _("draft")
        RUNNING = "running", _("running")
        CLOSED = "closed", _("closed")
        RESULT_PUBLISHED = "result_published", _("result published")
        EFFECTS = "effects", _("effects reported")

    class Participation(models.TextChoices):
        OPEN = "open", _("anyone, without an account")
        ACCOUNT = "account", _("people with an account")

    slug = models.SlugField(_("address on the site"), max_length=80, unique=True)
    question_pl = models.CharField(_("question in Polish"), max_length=200, blank=True)
    question_en = models.CharField(_("question in English"), max_length=200, blank=True)
    summary_pl = models.TextField(_("what it is about, in Polish"), max_length=1200, blank=True)
    summary_en = models.TextField(_("what it is about, in English"), max_length=1200, blank=True)
    territory = models.CharField(_("territory"), max_length=120)
    reach = models.CharField(_("how far it reaches"), max_length=16, choices=Reach, blank=True)
    state = models.CharField(_("state"), max_length=20, choices=State, default=State.DRAFT)
    participation = models.CharField(
        _("who may take part"), max_length=10, choices=Participation, default=Participation.OPEN
    )
    result_due_on = models.DateField(_("result promised by"), null=True, blank=True)
    result_pl = models.TextField(_("result in Polish"), max_length=8000, blank=True)
    result_en = models.TextField(_("result in English"), max_length=8000, blank=True)
    effects_pl = models.TextField(_("effects in Polish"), max_length=8000, blank=True)
    effects_en = models.TextField(_("effects in English"), max_length=8000, blank=True)
    created_at = models.DateTimeField(_("created"), auto_now_add=True)
    published_at = models.DateTimeField(_("published"), null=True, blank=True)
    closed_at = models.DateTimeField(_("closed"), null=True, blank=True)
    result_published_at = models.DateTimeField(_("result published"), null=True, blank=True)
    effects_recorded_at = models.DateTimeField(_("effects reported"), null=True, blank=True)

    class Meta:
        verbose_name = _("process")
        verbose_name_plural = _("processes")
        ordering = ["-published_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(question_pl="") | ~models.Q(question_en=""),
                name="process_has_a_question",
            ),
            models.CheckConstraint(
                condition=models.Q(state="draft") | models.Q(published_at__isnull=False),
                name="process_published_unless_draft",
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=["draft", "running"])
                | models.Q(closed_at__isnull=False),
                name="process_closed_before_its_result",
            ),
        ]

    def __str__(self) -> str:
        return self.question

    def get_absolute_url(self) -> str:
        return reverse("process_detail", args=[self.slug])

    @property
    def question(self) -> str:
        return in_reader_language(self, "question")

    @property
    def summary(self) -> str:
        return in_reader_language(self, "summary")

    @property
    def result(self) -> str:
        return in_reader_language(self, "result")

    @property
    def effects(self) -> str:
        return in_reader_language(self, "effects")

    @property
    def is_draft(self) -> bool:
        return self.state == self.State.DRAFT

    @property
    def is_running(self) -> bool:
        return self.state == self.State.RUNNING

    @property
    def has_result(self) -> bool:
        return self.state in {self.State.RESULT_PUBLISHED, self.State.EFFECTS}

    @property
    def needs_account(self) -> bool:
        return self.participation == self.Participation.ACCOUNT


class Host(Addressed):
    """One of the two sides that host a process, with equal weight."""

    class Side(models.TextChoices):
        INSTITUTION = "institution", _("institution")
        COMMUNITY = "community", _("community")

    process = models.ForeignKey(
        Process, models.CASCADE, related_name="hosts", verbose_name=_("process")
    )
    side = models.CharField(_("side"), max_length=12, choices=Side)
    organisation = models.ForeignKey(
        "people.Organisation",
        models.PROTECT,
        related_name="hosted",
        verbose_name=_("organisation"),
    )

    class Meta:
        verbose_name = _("host")
        verbose_name_plural = _("hosts")
        # The institution and the community in this order everywhere: "institution" > "community".
        ordering = ["process_id", "-side"]
        constraints = [
            models.UniqueConstraint(fields=["process", "side"], name="one_host_a_side"),
            models.UniqueConstraint(fields=["process", "organisation"], name="two_different_hosts"),
            models.CheckConstraint(
                condition=models.Q(side__in=["institution", "community"]), name="host_side_known"
            ),
        ]

    def __str__(self) -> str:
        return str(self.organisation)

    @property
    def shape(self) -> str:
        """The mark of the side, beside its colour: never colour alone."""
        return "square" if self.side == self.Side.INSTITUTION else "circle"
