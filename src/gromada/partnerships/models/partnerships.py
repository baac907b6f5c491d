"""A partnership: what it is for, of which kind, and in which state."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from gromada.innovations.models.challenges import in_reader_language
from gromada.innovations.models.reach import Reach
from gromada.ledger.models import Addressed


class Partnership(Addressed):
    """Parties that promise each other something, from a pact of neighbours to a formal PPP.

    Amounts are whole grosze. ``template`` is the organisational model its charter began with.
    """

    class Kind(models.TextChoices):
        ORDINARY_PACT = "ordinary_pact", _("pact of collaboration, ordinary")
        COMPLEX_PACT = "complex_pact", _("pact of collaboration, complex")
        CIVIC_USE = "civic_use", _("civic use of a common good")
        MANAGEMENT_CONTRACT = "management_contract", _("management contract")
        LEASE = "lease", pgettext_lazy("kind of partnership", "lease")
        CONCESSION = "concession", _("concession")
        AVAILABILITY_PPP = "availability_ppp", _("public-private partnership paid for availability")
        JOINT_VENTURE = "joint_venture", _("a body owned together")
        HYBRID = "hybrid", _("hybrid: public, private and community")

    class State(models.TextChoices):
        PREPARED = "prepared", pgettext_lazy("partnership", "being prepared")
        SIGNED = "signed", pgettext_lazy("partnership", "signed")
        ENDED = "ended", pgettext_lazy("partnership", "ended")

    slug = models.SlugField(_("address on the site"), max_length=80, unique=True)
    title_pl = models.CharField(_("title in Polish"), max_length=120, blank=True)
    title_en = models.CharField(_("title in English"), max_length=120, blank=True)
    summary_pl = models.TextField(_("what it is for, in Polish"), max_length=2000, blank=True)
    summary_en = models.TextField(_("what it is for, in English"), max_length=2000, blank=True)
    kind = models.CharField(_("kind"), max_length=20, choices=Kind)
    template = models.CharField(_("model"), max_length=3)
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.PREPARED)
    territory = models.CharField(_("territory"), max_length=120, blank=True)
    reach = models.CharField(_("how far it reaches"), max_length=16, choices=Reach, blank=True)
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("until"), null=True, blank=True)
    amount = models.BigIntegerField(_("worth, in grosze"), null=True, blank=True)
    innovations = models.ManyToManyField(
        "innovations.Innovation",
        blank=True,
        related_name="partnerships",
        verbose_name=_("innovations"),
    )
    challenges = models.ManyToManyField(
        "innovations.Challenge",
        blank=True,
        related_name="partnerships",
        verbose_name=_("challenges"),
    )
    # an organisation that is no party and rates the commitments too
    reviewer = models.ForeignKey(
        "people.Organisation",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("outside reviewer"),
    )
    prepared_at = models.DateTimeField(_("prepared"))
    signed_at = models.DateTimeField(_("signed here"), null=True, blank=True)
    # the signature outside: who, on which day, which document
    signed_by = models.CharField(_("who signed"), max_length=300, blank=True)
    signed_on = models.DateField(_("signed on"), null=True, blank=True)
    document = models.CharField(_("document"), max_length=300, blank=True)
    ended_at = models.DateTimeField(_("ended"), null=True, blank=True)
    ended_as = models.CharField(_("how it ended"), max_length=20, blank=True)

    class Meta:
        verbose_name = _("partnership")
        verbose_name_plural = _("partnerships")
        ordering = ["-signed_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(title_pl="") | ~models.Q(title_en=""),
                name="partnership_has_a_title",
            ),
            models.CheckConstraint(
                condition=models.Q(amount=None) | models.Q(amount__gte=0),
                name="partnership_worth_nothing_or_more",
            ),
            models.CheckConstraint(
                condition=models.Q(state="prepared") | models.Q(signed_at__isnull=False),
                name="partnership_signed_unless_prepared",
            ),
            models.CheckConstraint(
                condition=~models.Q(state="ended") | models.Q(ended_at__isnull=False),
                name="partnership_ended_at_some_time",
            ),
            models.CheckConstraint(
                condition=models.Q(ends_on=None) | models.Q(ends_on__gte=models.F("starts_on")),
                name="partnership_ends_after_it_starts",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("partnerships:partnership_detail", args=[self.slug])

    @property
    def title(self) -> str:
        return in_reader_language(self, "title")

    @property
    def summary(self) -> str:
        return in_reader_language(self, "summary")

    @property
    def is_prepared(self) -> bool:
        return self.state == self.State.PREPARED

    @property
    def is_signed(self) -> bool:
        return self.state == self.State.SIGNED

    @property
    def is_ended(self) -> bool:
        return self.state == self.State.ENDED
