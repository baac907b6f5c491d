"""One text that is written together."""

from django.db import models
from django.urls import reverse
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from gromada.ledger.models import Addressed


class Policy(Addressed):
    """A text of clauses, opened by one side and changed by amendments that the charter carries.

    The text has one language; its title may have two.
    """

    class State(models.TextChoices):
        DRAFT = "draft", pgettext_lazy("text", "open to amendments")
        ADOPTED = "adopted", pgettext_lazy("text", "adopted")
        WITHDRAWN = "withdrawn", pgettext_lazy("text", "withdrawn")

    class Language(models.TextChoices):
        PL = "pl", "polski"
        EN = "en", "English"

    process = models.ForeignKey(
        "processes.Process", models.CASCADE, related_name="policies", verbose_name=_("process")
    )
    slug = models.SlugField(_("address on the site"), max_length=80)
    title_pl = models.CharField(_("title in Polish"), max_length=160, blank=True)
    title_en = models.CharField(_("title in English"), max_length=160, blank=True)
    language = models.CharField(_("language"), max_length=2, choices=Language, default="pl")
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.DRAFT)
    # who wrote the text it began with
    side = models.CharField(_("opened by"), max_length=30)
    # how many amendments it has taken in
    edition = models.PositiveIntegerField(_("edition"), default=0)
    opened_at = models.DateTimeField(_("opened"))
    ended_at = models.DateTimeField(_("adopted or withdrawn"), null=True, blank=True)

    class Meta:
        verbose_name = _("policy")
        verbose_name_plural = _("policies")
        ordering = ["opened_at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["process", "slug"], name="policy_address"),
            models.CheckConstraint(
                condition=~models.Q(title_pl="") | ~models.Q(title_en=""),
                name="policy_has_a_title",
            ),
            models.CheckConstraint(
                condition=models.Q(state="draft") ^ models.Q(ended_at__isnull=False),
                name="policy_ends_on_a_day",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("drafting:policy_detail", args=[self.process.slug, self.slug])

    @property
    def title(self) -> str:
        english = (get_language() or "pl")[:2] == "en"
        return (self.title_en or self.title_pl) if english else (self.title_pl or self.title_en)

    @property
    def title_of_text(self) -> str:
        """The title in the language of the text, or in the other one."""
        here, there = (self.title_pl, self.title_en)
        return (there or here) if self.language == self.Language.EN else (here or there)

    @property
    def is_draft(self) -> bool:
        return self.state == self.State.DRAFT

    @property
    def is_adopted(self) -> bool:
        return self.state == self.State.ADOPTED

    @property
    def is_withdrawn(self) -> bool:
        return self.state == self.State.WITHDRAWN
