"""What people show of themselves to those they work with, and what they offer and need.

A card is shown only where its person put it. ``holder`` is the address of a process or
a partnership.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _

from gromada.people.models.persons import Person

LONGEST_LINE = 300
LONGEST_WORDS = 120


class Ability(models.TextChoices):
    """The shared list, so that the same thing is found under the same name."""

    LOCAL_KNOWLEDGE = "local_knowledge", _("knowing the place and its people")
    LEGAL = "legal", _("law and procedures")
    TECHNICAL = "technical", _("building, planting, engineering")
    MONEY = "money", _("money and its rules: budgets, grants, accounts")
    DATA = "data", _("counting, data, maps")
    FACILITATION = "facilitation", _("leading a conversation, calming a dispute")
    WORDS = "words", _("writing, drawing, telling")
    LANGUAGES = "languages", _("languages, including sign language")
    NETWORKS = "networks", _("reaching people and organisations")
    SPACE = "space", _("a place, tools, a vehicle")
    HANDS = "hands", _("time and hands")
    OTHER = "other", _("something else")


class Card(models.Model):
    """The card of one person."""

    person = models.OneToOneField(Person, models.CASCADE, related_name="card")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("card")
        verbose_name_plural = _("cards")

    def __str__(self) -> str:
        return str(self.person)


class CardLine(models.Model):
    """One thing somebody says of themselves, and to whom."""

    class Kind(models.TextChoices):
        ABILITY = "ability", _("What I can do")
        VIEWPOINT = "viewpoint", _("What I see from where I stand")
        INTEREST = "interest", _("What matters to me")
        POSITION = "position", _("What I propose")

    class Audience(models.TextChoices):
        EVERYONE = "everyone", _("everyone")
        PROCESSES = "processes", _("people who take part there")
        SEATS = "seats", _("those who hold a seat there")

    class Language(models.TextChoices):
        PL = "pl", "Polski"
        EN = "en", "English"

    card = models.ForeignKey(Card, models.CASCADE, related_name="lines")
    kind = models.CharField(_("kind"), max_length=12, choices=Kind)
    text = models.CharField(_("text"), max_length=LONGEST_LINE)
    language = models.CharField(_("language"), max_length=2, choices=Language)
    audience = models.CharField(_("who sees it"), max_length=12, choices=Audience)
    written_at = models.DateTimeField()

    class Meta:
        verbose_name = _("line of a card")
        verbose_name_plural = _("lines of cards")
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.text


class CardPlace(models.Model):
    """That a person shows their card in one process or partnership."""

    card = models.ForeignKey(Card, models.CASCADE, related_name="places")
    holder = models.CharField(max_length=80, db_index=True)
    since = models.DateTimeField()

    class Meta:
        verbose_name = _("place where a card is shown")
        verbose_name_plural = _("places where cards are shown")
        constraints = [
            models.UniqueConstraint(fields=["card", "holder"], name="a_card_is_shown_once"),
        ]

    def __str__(self) -> str:
        return f"{self.card} · {self.holder}"


class Stake(models.Model):
    """What offers and needs have in common."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="%(class)ss")
    holder = models.CharField(max_length=80)
    ability = models.CharField(_("ability"), max_length=20, choices=Ability)
    words = models.CharField(_("in your own words"), max_length=LONGEST_WORDS, blank=True)
    stated_at = models.DateTimeField()

    class Meta:
        abstract = True
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "holder", "ability", "words"], name="one_%(class)s_of_a_kind"
            ),
        ]
        indexes = [models.Index(fields=["holder", "ability"], name="people_%(class)s_ability")]

    def __str__(self) -> str:
        name = self.get_ability_display()
        return f"{name}: {self.words}" if self.words else name


class Offer(Stake):
    """An ability that somebody brings into one process or partnership."""

    class Meta(Stake.Meta):
        verbose_name = _("offer")
        verbose_name_plural = _("offers")


class Need(Stake):
    """An ability that somebody looks for within one process or partnership."""

    class Meta(Stake.Meta):
        verbose_name = _("need")
        verbose_name_plural = _("needs")


class Match(models.Model):
    """What two people say to an offer that fits a need; nothing is here before one of them speaks.

    Empty: not answered yet. Who is behind it is told when both said yes.
    """

    offer = models.ForeignKey(Offer, models.CASCADE, related_name="matches")
    need = models.ForeignKey(Need, models.CASCADE, related_name="matches")
    offering_says = models.BooleanField(null=True)
    needing_says = models.BooleanField(null=True)

    class Meta:
        verbose_name = _("match")
        verbose_name_plural = _("matches")
        constraints = [
            models.UniqueConstraint(fields=["offer", "need"], name="one_match_of_a_pair"),
        ]

    def __str__(self) -> str:
        return f"{self.offer} · {self.need}"

    @property
    def is_confirmed(self) -> bool:
        return bool(self.offering_says and self.needing_says)

    @property
    def is_dismissed(self) -> bool:
        return False in (self.offering_says, self.needing_says)
