"""People, the organisations they belong to, and those who take part without an account."""

import hashlib
from dataclasses import dataclass, replace

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower
from django.urls import reverse
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from gromada.ledger.models import Addressed


class People(BaseUserManager["Person"]):
    """How persons are found and made; addresses are kept in small letters."""

    def create_user(self, email: str, password: str | None = None, **facts: object) -> "Person":
        person = self.model(email=email.strip().lower(), **facts)
        person.set_password(password)
        person.save(using=self._db)
        return person

    def create_superuser(self, email: str, password: str | None = None) -> "Person":
        return self.create_user(email, password, is_operator=True)


class Person(Addressed, AbstractBaseUser):
    """Somebody with an account."""

    class Language(models.TextChoices):
        PL = "pl", "Polski"
        EN = "en", "English"

    email = models.EmailField(_("e-mail address"), unique=True)
    name = models.CharField(_("name"), max_length=120, blank=True)
    language = models.CharField(_("language"), max_length=2, choices=Language, default=Language.PL)
    is_operator = models.BooleanField(_("operator"), default=False)
    is_active = models.BooleanField(_("active"), default=True)
    joined_at = models.DateTimeField(_("joined"), auto_now_add=True)

    USERNAME_FIELD = "email"
    objects = People()

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        constraints = [
            # with the unique column above: one account per address, whatever its letters
            models.CheckConstraint(
                condition=models.Q(email=Lower("email")), name="person_email_in_small_letters"
            ),
        ]

    def __str__(self) -> str:
        # never the address, which others must not see
        return self.name or gettext("Somebody without a name")


class Organisation(Addressed):
    """A body with a sector."""

    class Sector(models.TextChoices):
        PUBLIC = "public", _("public")
        PRIVATE = "private", _("private")
        COMMUNITY = "community", _("community (residents, informal groups)")
        CIVIC = "civic", _("civic (associations, foundations)")
        KNOWLEDGE = "knowledge", _("knowledge (universities, schools)")
        SOCIAL_ECONOMY = "social_economy", _("social economy (co-operatives, social enterprises)")
        OTHER = "other", _("other")

    name = models.CharField(_("name"), max_length=160)
    slug = models.SlugField(_("address on this site"), max_length=80, unique=True)
    sector = models.CharField(_("sector"), max_length=20, choices=Sector)
    description_pl = models.TextField(_("description in Polish"), max_length=2000, blank=True)
    description_en = models.TextField(_("description in English"), max_length=2000, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")
        ordering = ["name", "pk"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("people:organisation_detail", args=[self.slug])

    @property
    def description(self) -> str:
        """In the reader's language, or in the other one."""
        both = [self.description_pl, self.description_en]
        wanted, other = reversed(both) if get_language() == "en" else both
        return wanted or other


class Membership(Addressed):
    """That a person belongs to an organisation, from a day on and maybe until another."""

    class Role(models.TextChoices):
        STEWARD = "steward", _("steward")
        MEMBER = "member", _("member")

    person = models.ForeignKey(Person, models.CASCADE, related_name="memberships")
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="memberships")
    role = models.CharField(_("role"), max_length=10, choices=Role, default=Role.MEMBER)
    since = models.DateTimeField(_("since"), auto_now_add=True)
    until = models.DateTimeField(_("until"), null=True, blank=True)

    class Meta:
        verbose_name = _("membership")
        verbose_name_plural = _("memberships")
        constraints = [
            models.UniqueConstraint(
                fields=["person", "organisation"],
                condition=models.Q(until=None),
                name="one_membership_at_a_time",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person} · {self.organisation}"


class Invitation(Addressed):
    """An offer of membership sent to an address; the link in it works once, for a while."""

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="invitations")
    email = models.EmailField(_("e-mail address"))
    role = models.CharField(
        _("role"), max_length=10, choices=Membership.Role, default=Membership.Role.MEMBER
    )
    token_hash = models.CharField(max_length=64, unique=True)
    # nobody once who sent it is erased: the invitation of the other stays good
    invited_by = models.ForeignKey(Person, models.SET_NULL, null=True, blank=True, related_name="+")
    sent_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField()

    class Meta:
        verbose_name = _("invitation")
        verbose_name_plural = _("invitations")
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "email"], name="one_invitation_for_an_address"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.email} · {self.organisation}"


class Participant(Addressed):
    """Somebody who takes part in one thing, such as a process: a person or a browser.

    An imported participant is neither. ``holder`` is the address of the thing.
    """

    holder = models.CharField(max_length=80)
    person = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="participants"
    )
    browser_hash = models.CharField(max_length=64, blank=True, default="")
    joined_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("participant")
        verbose_name_plural = _("participants")
        constraints = [
            models.UniqueConstraint(
                fields=["person", "holder"],
                condition=models.Q(person__isnull=False),
                name="one_participant_for_a_person",
            ),
            models.UniqueConstraint(
                fields=["browser_hash", "holder"],
                condition=~models.Q(browser_hash=""),
                name="one_participant_for_a_browser",
            ),
            models.CheckConstraint(
                condition=models.Q(person=None) | models.Q(browser_hash=""),
                name="participant_is_a_person_or_a_browser",
            ),
        ]
        indexes = [models.Index(fields=["holder"], name="participant_holder")]

    def __str__(self) -> str:
        return self.address


@dataclass(frozen=True, slots=True)
class Visitor:
    """Who is at the other end of a request: a person, a known browser, or somebody new.

    ``network`` stands for the network address they come from; it changes every
    day and cannot be turned back into the address.
    """

    person: Person | None = None
    browser_key: str | None = None
    network: str = ""

    @property
    def browser_hash(self) -> str:
        """What the database keeps of the browser; the key itself stays in the cookie."""
        return hashlib.sha256(self.browser_key.encode()).hexdigest() if self.browser_key else ""

    def with_browser(self, browser_key: str) -> "Visitor":
        return replace(self, browser_key=browser_key)


class Tally(models.Model):
    """How often something limited was done by one key in one stretch of time."""

    limit = models.CharField(max_length=40)
    key = models.CharField(max_length=80)
    ends_at = models.DateTimeField(db_index=True)
    count = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("tally")
        verbose_name_plural = _("tallies")
        constraints = [
            models.UniqueConstraint(fields=["limit", "key", "ends_at"], name="one_tally_a_window"),
        ]

    def __str__(self) -> str:
        return f"{self.limit}: {self.count}"


class DemoLink(models.Model):
    """A link that signs a demo person in, once; only its hash is kept."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="demo_links")
    token_hash = models.CharField(max_length=64, unique=True)
    expires_at = models.DateTimeField()

    class Meta:
        verbose_name = _("demo link")
        verbose_name_plural = _("demo links")

    def __str__(self) -> str:
        return f"{self.person}"
