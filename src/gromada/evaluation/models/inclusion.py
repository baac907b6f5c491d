"""Who takes part, beside who lives here: margins of the population and voluntary answers."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from gromada.evaluation.models.study import language_now
from gromada.ledger.models import Addressed


class MarginTable(Addressed):
    """Who lives here, from a source that is named; a newer one replaces it."""

    holder = models.CharField(_("process or partnership"), max_length=80)
    source = models.CharField(_("source"), max_length=200)
    year = models.PositiveIntegerField(_("year"))
    sha256 = models.CharField(_("fingerprint of the file"), max_length=64)
    loaded_at = models.DateTimeField(_("loaded"))

    class Meta:
        verbose_name = _("table of who lives here")
        verbose_name_plural = _("tables of who lives here")
        ordering = ["holder", "-pk"]
        indexes = [models.Index(fields=["holder"], name="margins_of_holder")]

    def __str__(self) -> str:
        return f"{self.source}, {self.year}"


class Margin(models.Model):
    """How many people of one category live here."""

    table = models.ForeignKey(
        MarginTable, models.CASCADE, related_name="margins", verbose_name=_("table")
    )
    order = models.PositiveIntegerField(_("order"))
    dimension = models.CharField(_("dimension"), max_length=60)
    category = models.CharField(_("category"), max_length=80)
    # how each is shown in a language, where the file says so
    dimension_pl = models.CharField(_("dimension in Polish"), max_length=60, blank=True)
    dimension_en = models.CharField(_("dimension in English"), max_length=60, blank=True)
    category_pl = models.CharField(_("category in Polish"), max_length=80, blank=True)
    category_en = models.CharField(_("category in English"), max_length=80, blank=True)
    population = models.PositiveBigIntegerField(_("people"))

    class Meta:
        verbose_name = _("category of people")
        verbose_name_plural = _("categories of people")
        ordering = ["table", "order"]
        constraints = [
            models.UniqueConstraint(
                fields=["table", "dimension", "category"], name="category_counted_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.dimension}: {self.category}"

    @property
    def dimension_name(self) -> str:
        """The dimension in the reader's language; as the file has it where it says no more."""
        return self._in_language("dimension")

    @property
    def category_name(self) -> str:
        """The category in the reader's language."""
        return self._in_language("category")

    def _in_language(self, field: str) -> str:
        return str(getattr(self, f"{field}_{language_now()}", "") or getattr(self, field))


class AboutMe(models.Model):
    """What a participant says about themselves, if they want; kept apart from votes."""

    participant = models.OneToOneField(
        "people.Participant",
        models.CASCADE,
        related_name="about_me",
        verbose_name=_("participant"),
    )
    holder = models.CharField(_("process or partnership"), max_length=80)
    # dimension -> category, as the table calls them
    said = models.JSONField(_("answers"), default=dict)
    said_on = models.DateField(_("said"))

    class Meta:
        verbose_name = _("answers about oneself")
        verbose_name_plural = _("answers about oneself")
        indexes = [models.Index(fields=["holder"], name="about_me_of_holder")]

    def __str__(self) -> str:
        return self.holder


class WhoTakesPart(Addressed):
    """The counts as they were when last published; they change in steps of several people."""

    holder = models.CharField(_("process or partnership"), max_length=80, unique=True)
    people = models.PositiveIntegerField(_("people who answered"))
    participants = models.PositiveIntegerField(_("people who take part"))
    # dimension -> {category: people}, and what each contributed
    counts = models.JSONField(_("counts"), default=dict)
    voice = models.JSONField(_("contributions"), default=dict)
    published_at = models.DateTimeField(_("published"))

    class Meta:
        verbose_name = _("who takes part")
        verbose_name_plural = _("who takes part")

    def __str__(self) -> str:
        return self.holder
