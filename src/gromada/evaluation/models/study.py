"""Studies of an effect: what was asked before anybody saw the data, and what they said."""

from functools import cached_property
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from gromada.charts.effect_words import design_name, remark_words
from gromada.cli.evaluate.kept import evaluation_of, remark_of
from gromada.cli.evaluate.study_file import StudyFile, study_of
from gromada.ledger.models import Addressed
from gromada.methods.impact import Design, Evaluation

FIXED = ("study_file", "sha256", "about", "registered_at", "data_due_on")


def in_reader_language(row: models.Model, name: str) -> str:
    """The text in the reader's language, or in the other one when that is missing."""
    polish, english = getattr(row, f"{name}_pl"), getattr(row, f"{name}_en")
    return (english or polish) if language_now() == "en" else (polish or english)


def language_now() -> str:
    return (get_language() or "pl")[:2]


class Study(Addressed):
    """A question about one effect, written down before there were data; it never changes."""

    title_pl = models.CharField(_("question in Polish"), max_length=200, blank=True)
    title_en = models.CharField(_("question in English"), max_length=200, blank=True)
    # the address of a partnership, a process or an innovation
    about = models.CharField(_("what it is about"), max_length=80)
    design = models.CharField(
        _("design"), max_length=40, choices=[(d.value, d.value) for d in Design]
    )
    study_file = models.TextField(_("the study, as a file"))
    sha256 = models.CharField(_("its fingerprint"), max_length=64, unique=True)
    registered_at = models.DateTimeField(_("registered"))
    data_due_on = models.DateField(_("data promised by"))
    hidden_at = models.DateTimeField(_("hidden"), null=True, blank=True)
    hidden_reason = models.CharField(_("why it is hidden"), max_length=1000, blank=True)

    class Meta:
        verbose_name = _("study")
        verbose_name_plural = _("studies")
        ordering = ["-registered_at", "-pk"]
        indexes = [models.Index(fields=["about"], name="study_about")]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(title_pl="") | ~models.Q(title_en=""),
                name="study_has_a_question",
            ),
            models.CheckConstraint(
                condition=models.Q(hidden_at=None, hidden_reason="")
                | (models.Q(hidden_at__isnull=False) & ~models.Q(hidden_reason="")),
                name="study_hidden_with_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def save(self, *arguments: Any, **options: Any) -> None:
        if self.pk and not self._state.adding:
            before = Study.objects.filter(pk=self.pk).values(*FIXED).first()
            if before and any(before[name] != getattr(self, name) for name in FIXED):
                raise ValidationError(
                    "A registered study does not change; register another one beside it."
                )
        super().save(*arguments, **options)

    def get_absolute_url(self) -> str:
        return reverse("evaluation:study_detail", args=[self.pk])

    @property
    def is_hidden(self) -> bool:
        return self.hidden_at is not None

    @property
    def title(self) -> str:
        """The question; of a hidden study only that there was one, wherever it is named."""
        if self.is_hidden:
            return str(_("A study that was hidden"))
        return in_reader_language(self, "title")

    @property
    def design_words(self) -> str:
        return design_name(Design(self.design), language_now())

    @cached_property
    def asked(self) -> StudyFile:
        return study_of(self.study_file.encode(), name="study.toml", registered=True)


class StudyData(Addressed):
    """Data that answer a study, and what came out. The file goes once it has been read."""

    class State(models.TextChoices):
        WAITING = "waiting", _("being computed")
        DONE = "done", _("computed")
        REFUSED = "refused", _("cannot answer the question")

    study = models.ForeignKey(Study, models.PROTECT, related_name="data", verbose_name=_("study"))
    number = models.PositiveIntegerField(_("number"))
    name = models.CharField(_("name of the file"), max_length=120)
    sha256 = models.CharField(_("its fingerprint"), max_length=64)
    content = models.BinaryField(_("the file"), null=True, blank=True)
    added_at = models.DateTimeField(_("added"))
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.WAITING)
    result = models.JSONField(_("result"), null=True, blank=True)
    refusal = models.JSONField(_("why not"), null=True, blank=True)
    computed_at = models.DateTimeField(_("computed"), null=True, blank=True)

    class Meta:
        verbose_name = _("data of a study")
        verbose_name_plural = _("data of studies")
        ordering = ["study", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["study", "number"], name="study_data_in_order"),
            models.UniqueConstraint(fields=["study", "sha256"], name="study_data_added_once"),
            models.CheckConstraint(
                condition=models.Q(state="done", result__isnull=False, refusal__isnull=True)
                | models.Q(state="refused", result__isnull=True, refusal__isnull=False)
                | models.Q(state="waiting", result__isnull=True, refusal__isnull=True),
                name="study_data_has_what_its_state_says",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.study} · {self.number}"

    def get_absolute_url(self) -> str:
        return self.study.get_absolute_url()

    @property
    def is_waiting(self) -> bool:
        return self.state == self.State.WAITING

    @property
    def is_done(self) -> bool:
        return self.state == self.State.DONE

    @property
    def is_refused(self) -> bool:
        return self.state == self.State.REFUSED

    @property
    def lacks_library(self) -> bool:
        """Whether it can be computed once the extra is installed."""
        return (self.refusal or {}).get("code") == "LibraryMissing"

    @property
    def refusal_words(self) -> str:
        return remark_words(remark_of(self.refusal), language_now()) if self.refusal else ""

    @cached_property
    def evaluation(self) -> Evaluation:
        return evaluation_of(self.result or {})
