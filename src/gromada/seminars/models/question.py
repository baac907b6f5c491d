"""The question wall."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from gromada.ledger.models import Addressed
from gromada.seminars.models.seminar import Seminar


class Question(Addressed):
    """A short question that somebody put before or during a seminar."""

    seminar = models.ForeignKey(
        Seminar, models.CASCADE, related_name="questions", verbose_name=_("seminar")
    )
    number = models.PositiveIntegerField(_("number"))
    text = models.CharField(_("question"), max_length=280)
    language = models.CharField(_("language"), max_length=2, default="pl")
    asker = models.ForeignKey(
        "people.Participant",
        models.SET_NULL,
        related_name="seminar_questions",
        null=True,
        blank=True,
        verbose_name=_("who asks"),
    )
    asked_at = models.DateTimeField(_("asked"))
    hidden_reason = models.CharField(_("why it is hidden"), max_length=500, blank=True)
    hidden_at = models.DateTimeField(_("hidden"), null=True, blank=True)
    # where it went: an input of a process, which the hosts of that process answer
    carried_to = models.OneToOneField(
        "processes.IntakeItem",
        models.SET_NULL,
        related_name="seminar_question",
        null=True,
        blank=True,
        verbose_name=_("input of a process"),
    )

    class Meta:
        verbose_name = _("question")
        verbose_name_plural = _("questions")
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["seminar", "number"], name="questions_in_order"),
            models.CheckConstraint(
                condition=models.Q(hidden_reason="", hidden_at=None)
                | (~models.Q(hidden_reason="") & models.Q(hidden_at__isnull=False)),
                name="question_hidden_with_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return self.text

    def get_absolute_url(self) -> str:
        return reverse("seminars:question_detail", args=[self.seminar.slug, self.number])

    @property
    def is_hidden(self) -> bool:
        return self.hidden_at is not None


class AskedToo(models.Model):
    """That somebody asks the same."""

    question = models.ForeignKey(
        Question, models.CASCADE, related_name="asked_too", verbose_name=_("question")
    )
    participant = models.ForeignKey(
        "people.Participant",
        models.CASCADE,
        related_name="seminar_questions_too",
        verbose_name=_("participant"),
    )

    class Meta:
        verbose_name = _("same question")
        verbose_name_plural = _("same questions")
        constraints = [
            models.UniqueConstraint(fields=["question", "participant"], name="asks_too_once"),
        ]

    def __str__(self) -> str:
        return f"{self.question_id} · {self.participant_id}"
