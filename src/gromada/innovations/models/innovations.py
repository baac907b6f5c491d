"""Something new that somebody tries for the public good."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from gromada.innovations.models.challenges import Challenge, Described


class Innovation(Described):
    """The thread that runs from an idea to what became of it.

    Organisations carry it through the people who act for them; a person is named
    only when it is the author, by their own choice (``names_author``).
    """

    class Origin(models.TextChoices):
        COMMUNITY = "community", pgettext_lazy("origin", "community")
        PRIVATE = "private", pgettext_lazy("origin", "private")
        PUBLIC = "public", pgettext_lazy("origin", "public")
        KNOWLEDGE = "knowledge", pgettext_lazy("origin", "knowledge (universities, schools)")
        MIXED = "mixed", pgettext_lazy("origin", "mixed")

    origin = models.CharField(_("where it began"), max_length=10, choices=Origin)
    challenges = models.ManyToManyField(
        Challenge, blank=True, related_name="innovations", verbose_name=_("challenges")
    )
    organisations = models.ManyToManyField(
        "people.Organisation", blank=True, related_name="+", verbose_name=_("organisations")
    )
    names_author = models.BooleanField(_("the author is named"), default=False)

    class Meta:
        verbose_name = _("innovation")
        verbose_name_plural = _("innovations")
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(title_pl="") | ~models.Q(title_en=""),
                name="innovation_has_a_title",
            ),
        ]

    def get_absolute_url(self) -> str:
        return reverse("innovations:innovation_detail", args=[self.slug])
