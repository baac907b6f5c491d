"""What people put in and are owed an answer to, by whom and until when."""

from datetime import date, datetime, timedelta

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, gettext, ngettext
from django.utils.translation import gettext_lazy as _

from gromada.ledger.models import Addressed
from gromada.processes.models import IntakeItem, Process
from gromada.ui.days import DAY_AND_YEAR, said

DAYS_TO_ANSWER = 30


class AnswerTerm(models.Model):
    """Until when remarks of a process are answered: so many days each, or one day for all."""

    process = models.OneToOneField(
        Process, models.CASCADE, related_name="answer_term", verbose_name=_("process")
    )
    days = models.PositiveSmallIntegerField(_("days for an answer"), default=DAYS_TO_ANSWER)
    last_day = models.DateField(_("one day for all"), null=True, blank=True)

    class Meta:
        verbose_name = _("term for answers")
        verbose_name_plural = _("terms for answers")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(days__gte=1, days__lte=365), name="term_from_a_day_to_a_year"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.process} · {self.last_day or self.days}"

    def due_on(self, received_at: datetime) -> date:
        """The day by which something that came then is answered."""
        received = timezone.localdate(received_at)
        if self.last_day is not None and received < self.last_day:
            return self.last_day
        return received + timedelta(days=self.days)


class Cluster(Addressed):
    """Remarks that say the same and get one answer."""

    process = models.ForeignKey(
        Process, models.CASCADE, related_name="clusters", verbose_name=_("process")
    )
    title = models.CharField(_("what they say"), max_length=160)
    made_at = models.DateTimeField(_("made"))

    class Meta:
        verbose_name = _("cluster of inputs")
        verbose_name_plural = _("clusters of inputs")
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("decisions:cluster_detail", args=[self.process.slug, self.pk])

    @property
    def answer_words(self) -> str:
        """Whom one answer is for."""
        words = {"title": self.title}
        return gettext("One answer to everybody who wrote: %(title)s") % words


class Remark(Addressed):
    """One thing that somebody put in, and the duty to answer it."""

    process = models.ForeignKey(
        Process, models.CASCADE, related_name="remarks", verbose_name=_("process")
    )
    number = models.PositiveIntegerField(_("number"))
    source_address = models.CharField(_("address of what was put in"), max_length=120)
    item = models.OneToOneField(
        "processes.IntakeItem", models.CASCADE, related_name="remark", null=True, blank=True
    )
    amendment = models.OneToOneField(
        "drafting.Amendment", models.CASCADE, related_name="remark", null=True, blank=True
    )
    received_at = models.DateTimeField(_("received"))
    due_on = models.DateField(_("answer due"))
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        related_name="remarks_to_answer",
        null=True,
        blank=True,
        verbose_name=_("who answers it"),
    )
    cluster = models.ForeignKey(
        Cluster,
        models.SET_NULL,
        related_name="remarks",
        null=True,
        blank=True,
        verbose_name=_("cluster"),
    )
    answer = models.ForeignKey(
        "decisions.Answer",
        models.PROTECT,
        related_name="remarks",
        null=True,
        blank=True,
        verbose_name=_("answer"),
    )
    # the first answer; a later one that corrects it leaves this as it is
    answered_at = models.DateTimeField(_("answered"), null=True, blank=True)

    class Meta:
        verbose_name = _("input")
        verbose_name_plural = _("inputs")
        ordering = ["process_id", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["process", "source_address"], name="one_remark_for_a_source"
            ),
            models.UniqueConstraint(fields=["process", "number"], name="remarks_numbered"),
            models.CheckConstraint(
                condition=models.Q(answer=None, answered_at=None)
                | models.Q(answer__isnull=False, answered_at__isnull=False),
                name="remark_answered_by_an_answer",
            ),
        ]
        indexes = [
            models.Index(fields=["process", "answer", "due_on"], name="remark_waiting"),
            models.Index(fields=["answered_at", "due_on"], name="remark_due"),
        ]

    def __str__(self) -> str:
        return gettext("Input %(number)d") % {"number": self.number}

    def get_absolute_url(self) -> str:
        return reverse("decisions:remark_detail", args=[self.process.slug, self.number])

    @property
    def is_withheld(self) -> bool:
        """Were the words that were put in taken out of sight, here or where they were said?"""
        if self.amendment is not None:
            return self.amendment.is_withheld
        question = getattr(self.item, "seminar_question", None)
        return question is not None and question.is_hidden

    @property
    def text(self) -> str:
        """What was put in; for everyone once it is answered."""
        if self.is_withheld:
            return gettext("Its words are hidden.")
        if self.amendment is not None:
            return self.amendment.text or self.amendment.reason
        return self.item.text if self.item else ""

    @property
    def opening(self) -> str:
        """What everyone may read of it."""
        return self.text if self.is_answered and not self.is_withheld else ""

    @property
    def language(self) -> str:
        if self.is_withheld:
            return get_language() or "pl"
        return self.item.language if self.item else "pl"

    @property
    def source_words(self) -> str:
        if self.amendment is not None:
            return gettext("amendment %(number)d") % {"number": self.amendment.number}
        return str(IntakeItem.Source(self.item.source).label) if self.item else ""

    @property
    def is_answered(self) -> bool:
        return self.answered_at is not None

    @property
    def answered_in_time(self) -> bool:
        return self.answered_at is not None and (
            timezone.localdate(self.answered_at) <= self.due_on
        )

    @property
    def days_late(self) -> int:
        """How many days after its day it was answered, or waits by now."""
        until = timezone.localdate(self.answered_at) if self.answered_at else timezone.localdate()
        return max((until - self.due_on).days, 0)

    @property
    def is_overdue(self) -> bool:
        return not self.is_answered and self.due_on < timezone.localdate()

    @property
    def due_words(self) -> str:
        """By which day it is answered, or was: «answered on 8 grudnia 2026, 3 days late»."""
        if self.is_overdue:
            days = self.days_late
            overdue = ngettext("%(days)s day overdue", "%(days)s days overdue", days)
            return overdue % {"days": days}
        if self.answered_at is None:
            return gettext("answer due by %(day)s") % {"day": said(self.due_on, DAY_AND_YEAR)}
        words = {"day": said(timezone.localdate(self.answered_at), DAY_AND_YEAR)}
        if self.answered_in_time:
            return gettext("answered on %(day)s") % words
        days = self.days_late
        late = ngettext(
            "answered on %(day)s, %(days)s day late",
            "answered on %(day)s, %(days)s days late",
            days,
        )
        return late % (words | {"days": days})
