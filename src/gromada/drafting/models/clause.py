"""The parts of a text, and each wording that a part has had."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from gromada.drafting.models.policy import Policy
from gromada.ledger.models import Addressed

# words that tell one clause from another
FEW = 4


class Clause(Addressed):
    """A place in the text. Its key never changes, whatever becomes of its words and number."""

    policy = models.ForeignKey(
        Policy, models.CASCADE, related_name="clauses", verbose_name=_("policy")
    )
    key = models.SlugField(_("key"), max_length=60)
    order = models.PositiveIntegerField(_("order"))
    level = models.PositiveSmallIntegerField(_("level"), default=0)
    is_heading = models.BooleanField(_("is a heading"), default=False)
    # what it says now; None only while the clause is being made
    version = models.OneToOneField(
        "drafting.ClauseVersion",
        models.PROTECT,
        related_name="+",
        null=True,
        verbose_name=_("wording in force"),
    )

    class Meta:
        verbose_name = _("clause")
        verbose_name_plural = _("clauses")
        ordering = ["policy_id", "order", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["policy", "key"], name="clause_keys_are_unique"),
        ]

    def __str__(self) -> str:
        return f"{self.name} · {self.policy.title}"

    def get_absolute_url(self) -> str:
        return reverse(
            "drafting:clause_detail", args=[self.policy.process.slug, self.policy.slug, self.key]
        )

    @property
    def number(self) -> str:
        return self.version.number if self.version else ""

    @property
    def text(self) -> str:
        return self.version.text if self.version else ""

    @property
    def is_removed(self) -> bool:
        return self.version is not None and self.version.is_removal

    @property
    def name(self) -> str:
        """What people call it: «§ 4», «1) “gmina…”» below one, or its first words."""
        number = self.number.rstrip(".")
        if number.strip("-–—• ") and not self.level:
            return number
        words = self.text.split()
        shown = " ".join(words[:FEW]) + ("…" if len(words) > FEW else "")
        quoted = gettext("“%(words)s”") % {"words": shown}
        return f"{number} {quoted}" if number.strip("-–—• ") else quoted


class ClauseVersion(models.Model):
    """What a clause said from one edition of the text on, and who wrote what was new in it."""

    clause = models.ForeignKey(
        Clause, models.CASCADE, related_name="versions", verbose_name=_("clause")
    )
    edition = models.PositiveIntegerField(_("edition of the text"))
    number = models.CharField(_("number"), max_length=40, blank=True)
    text = models.TextField(_("words"), max_length=4000, blank=True)
    is_removal = models.BooleanField(_("the clause is taken out"), default=False)
    sides = models.JSONField(_("who wrote it"))
    since = models.DateTimeField(_("since"))
    amendment = models.OneToOneField(
        "drafting.Amendment",
        models.PROTECT,
        related_name="made",
        null=True,
        blank=True,
        verbose_name=_("amendment"),
    )

    class Meta:
        verbose_name = _("wording")
        verbose_name_plural = _("wordings")
        ordering = ["edition", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["clause", "edition"], name="one_wording_an_edition"),
            models.CheckConstraint(
                condition=models.Q(is_removal=False) | models.Q(text=""),
                name="what_is_taken_out_has_no_words",
            ),
            models.CheckConstraint(
                condition=models.Q(edition=0) ^ models.Q(amendment__isnull=False),
                name="later_wordings_come_by_amendment",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.text}".strip()
