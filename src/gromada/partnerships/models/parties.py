"""Who is in a partnership, in which role and on which side, and what each brings."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from gromada.innovations.models.challenges import in_reader_language
from gromada.ledger.models import Addressed
from gromada.partnerships.models.partnerships import Partnership


class Party(Addressed):
    """An organisation in a partnership. ``side`` is a side of its charter."""

    class Role(models.TextChoices):
        AUTHORITY = "authority", _("answers for the public task")
        CARER = "carer", _("takes care of it")
        OPERATOR = "operator", _("builds or runs it")
        FUNDER = "funder", _("pays")
        KNOWLEDGE = "knowledge", _("measures and advises")
        OTHER = "other", pgettext_lazy("role of a party", "takes part")

    partnership = models.ForeignKey(Partnership, models.CASCADE, related_name="parties")
    organisation = models.ForeignKey(
        "people.Organisation",
        models.PROTECT,
        related_name="partnerships",
        verbose_name=_("organisation"),
    )
    role = models.CharField(_("role"), max_length=10, choices=Role, default=Role.OTHER)
    side = models.CharField(_("side"), max_length=40)

    class Meta:
        verbose_name = _("party")
        verbose_name_plural = _("parties")
        ordering = ["partnership_id", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["partnership", "organisation"], name="party_once"),
        ]

    def __str__(self) -> str:
        return str(self.organisation)

    def get_absolute_url(self) -> str:
        return self.partnership.get_absolute_url()


class Contribution(Addressed):
    """What a party brings: money, a place, work, knowledge."""

    class Kind(models.TextChoices):
        MONEY = "money", pgettext_lazy("contribution", "money")
        SPACE = "space", _("a place")
        WORK = "work", pgettext_lazy("contribution", "work")
        MATERIALS = "materials", _("materials and equipment")
        KNOWLEDGE = "knowledge", pgettext_lazy("contribution", "knowledge")
        OTHER = "other", pgettext_lazy("contribution", "something else")

    party = models.ForeignKey(Party, models.CASCADE, related_name="contributions")
    kind = models.CharField(_("what kind"), max_length=10, choices=Kind)
    amount = models.BigIntegerField(_("worth, in grosze"), null=True, blank=True)
    text_pl = models.CharField(_("what, in Polish"), max_length=300, blank=True)
    text_en = models.CharField(_("what, in English"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("contribution")
        verbose_name_plural = _("contributions")
        ordering = ["party_id", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(kind="money") | models.Q(amount__gt=0),
                name="money_has_an_amount",
            ),
        ]

    def __str__(self) -> str:
        return self.text or str(self.get_kind_display())

    @property
    def text(self) -> str:
        return in_reader_language(self, "text")
