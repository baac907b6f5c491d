"""A socio-economic problem on the open list, with its evidence."""

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from gromada.ledger.models import Addressed


def in_reader_language(row: models.Model, name: str) -> str:
    """The text in the reader's language, or in the other one when that is missing."""
    language = (get_language() or "pl")[:2]
    polish, english = getattr(row, f"{name}_pl"), getattr(row, f"{name}_en")
    return (english or polish) if language == "en" else (polish or english)


class Described(Addressed):
    """Something with a title and a summary in Polish, in English or in both, open to everyone."""

    slug = models.SlugField(_("address on the site"), max_length=80, unique=True)
    title_pl = models.CharField(_("title in Polish"), max_length=120, blank=True)
    title_en = models.CharField(_("title in English"), max_length=120, blank=True)
    summary_pl = models.TextField(_("what it is about, in Polish"), max_length=2000, blank=True)
    summary_en = models.TextField(_("what it is about, in English"), max_length=2000, blank=True)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    created_at = models.DateTimeField(_("added"), auto_now_add=True)
    hidden_at = models.DateTimeField(_("hidden"), null=True, blank=True)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.title

    @property
    def title(self) -> str:
        return in_reader_language(self, "title")

    @property
    def summary(self) -> str:
        return in_reader_language(self, "summary")

    @property
    def is_hidden(self) -> bool:
        return self.hidden_at is not None


class Challenge(Described):
    """A problem that innovations, processes and charters answer."""

    evidence_pl = models.TextField(_("evidence in Polish"), max_length=2000, blank=True)
    evidence_en = models.TextField(_("evidence in English"), max_length=2000, blank=True)
    evidence_source = models.CharField(_("source of the evidence"), max_length=200, blank=True)
    evidence_url = models.URLField(_("link to the evidence"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("challenge")
        verbose_name_plural = _("challenges")
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(title_pl="") | ~models.Q(title_en=""),
                name="challenge_has_a_title",
            ),
            models.CheckConstraint(
                condition=~models.Q(evidence_pl="") | ~models.Q(evidence_en=""),
                name="challenge_has_evidence",
            ),
        ]

    def get_absolute_url(self) -> str:
        return reverse("innovations:challenge_detail", args=[self.slug])

    @property
    def evidence(self) -> str:
        return in_reader_language(self, "evidence")
