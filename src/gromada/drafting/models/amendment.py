"""A change to a text that somebody proposes, with the reason and where the idea came from."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from gromada.drafting.models.clause import Clause, ClauseVersion
from gromada.drafting.models.policy import Policy
from gromada.ledger.models import Addressed


class Amendment(Addressed):
    """Change, add or remove one clause. It was written against one wording of that clause."""

    titled_by = ("clause__version",)

    class Kind(models.TextChoices):
        CHANGE = "change", _("change a clause")
        ADD = "add", _("add a clause")
        REMOVE = "remove", _("take a clause out")

    class Shown(models.TextChoices):
        VISIBLE = "visible", pgettext_lazy("amendment", "visible")
        ASIDE = "aside", pgettext_lazy("amendment", "set aside")  # for at most 72 hours
        HIDDEN = "hidden", pgettext_lazy("amendment", "hidden")

    class State(models.TextChoices):
        OPEN = "open", pgettext_lazy("amendment", "open")
        ACCEPTED = "accepted", pgettext_lazy("amendment", "accepted")
        REJECTED = "rejected", pgettext_lazy("amendment", "rejected")
        WITHDRAWN = "withdrawn", pgettext_lazy("amendment", "withdrawn")
        OVERTAKEN = "overtaken", pgettext_lazy("amendment", "overtaken")

        @property
        def tag(self) -> str:
            """Which kind of tag says it."""
            return {"accepted": "act", "rejected": "refusal", "withdrawn": "quiet"}.get(
                self.value, "attention"
            )

        @property
        def icon(self) -> str:
            return {
                "accepted": "check", "rejected": "x", "overtaken": "git-merge", "open": "hourglass",
            }.get(self.value, "undo-2")  # fmt: skip

    policy = models.ForeignKey(
        Policy, models.CASCADE, related_name="amendments", verbose_name=_("policy")
    )
    number = models.PositiveIntegerField(_("number"))
    kind = models.CharField(_("what it does"), max_length=8, choices=Kind)
    # for an addition: the clause after which it would stand, or None for the end
    clause = models.ForeignKey(
        Clause,
        models.PROTECT,
        related_name="amendments",
        null=True,
        blank=True,
        verbose_name=_("clause"),
    )
    base_version = models.ForeignKey(
        ClauseVersion,
        models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        verbose_name=_("written against"),
    )
    clause_number = models.CharField(_("number of the new clause"), max_length=40, blank=True)
    text = models.TextField(_("new words"), max_length=4000, blank=True)
    reason = models.TextField(_("reason"), max_length=2000)
    source_address = models.CharField(_("where the idea came from"), max_length=120, blank=True)
    # a resident, or somebody who speaks for their side
    proposer = models.ForeignKey(
        "people.Participant",
        models.SET_NULL,
        related_name="amendments",
        null=True,
        blank=True,
        verbose_name=_("who proposes"),
    )
    seat = models.ForeignKey(
        "charters.Seat",
        models.PROTECT,
        related_name="amendments",
        null=True,
        blank=True,
        verbose_name=_("who proposes for a side"),
    )
    sides = models.JSONField(_("who wrote it"))
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.OPEN)
    # whether its words are shown; what becomes of the proposal is another matter
    shown = models.CharField(
        _("whether it is shown"), max_length=8, choices=Shown, default=Shown.VISIBLE
    )
    hidden_reason = models.CharField(_("why it is hidden"), max_length=500, blank=True)
    hidden_at = models.DateTimeField(_("hidden"), null=True, blank=True)
    note = models.CharField(_("what became of it"), max_length=1000, blank=True)
    proposed_at = models.DateTimeField(_("proposed"))
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True)
    # what it said at first, when it was brought up to date or agreed in other words
    first_text = models.TextField(_("words as proposed"), max_length=4000, blank=True)

    class Meta:
        verbose_name = _("amendment")
        verbose_name_plural = _("amendments")
        ordering = ["number"]
        indexes = [models.Index(fields=["policy", "state"])]
        constraints = [
            models.UniqueConstraint(fields=["policy", "number"], name="amendments_in_order"),
            models.CheckConstraint(
                condition=models.Q(kind="add")
                | models.Q(clause__isnull=False, base_version__isnull=False),
                name="amendment_has_its_clause",
            ),
            models.CheckConstraint(
                condition=models.Q(kind="remove") ^ ~models.Q(text=""),
                name="amendment_has_words_unless_it_removes",
            ),
            models.CheckConstraint(
                condition=models.Q(state="open") ^ models.Q(decided_at__isnull=False),
                name="amendment_decided_unless_open",
            ),
            models.CheckConstraint(
                condition=models.Q(shown="hidden") ^ models.Q(hidden_reason=""),
                name="amendment_hidden_for_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return gettext("Amendment %(number)d") % {"number": self.number}

    def get_absolute_url(self) -> str:
        return reverse(
            "drafting:amendment_detail",
            args=[self.policy.process.slug, self.policy.slug, self.number],
        )

    @property
    def is_withheld(self) -> bool:
        """Are its words out of sight, for a while or until the keys restore it?"""
        return self.shown != self.Shown.VISIBLE

    @property
    def is_hidden(self) -> bool:
        return self.shown == self.Shown.HIDDEN

    @property
    def is_aside(self) -> bool:
        return self.shown == self.Shown.ASIDE

    @property
    def standing(self) -> State:
        """What became of it, with its words and its icon."""
        return self.State(self.state)

    @property
    def is_open(self) -> bool:
        return self.state == self.State.OPEN

    @property
    def is_accepted(self) -> bool:
        return self.state == self.State.ACCEPTED

    @property
    def is_rejected(self) -> bool:
        return self.state == self.State.REJECTED

    @property
    def is_overtaken(self) -> bool:
        return self.state == self.State.OVERTAKEN

    @property
    def is_change(self) -> bool:
        return self.kind == self.Kind.CHANGE

    @property
    def is_addition(self) -> bool:
        return self.kind == self.Kind.ADD

    @property
    def is_removal(self) -> bool:
        return self.kind == self.Kind.REMOVE

    @property
    def opening(self) -> str:
        """What it would do and how, unless its words are out of sight."""
        return "" if self.is_withheld else f"{self.title}: {self.text or self.reason}"

    @property
    def named(self) -> str:
        """Which it is, and to what: «Amendment 2 to § 4»."""
        words: dict[str, object] = {"number": self.number}
        if self.clause is None or self.is_addition:
            return gettext("Amendment %(number)d, a new clause") % words
        words["clause"] = self.clause.name
        if self.is_removal:
            return gettext("Amendment %(number)d, to take out %(clause)s") % words
        return gettext("Amendment %(number)d to %(clause)s") % words

    @property
    def title(self) -> str:
        """What it would do: «Change § 4»."""
        if self.clause is None:
            return gettext("Add a clause at the end")
        words = {"clause": self.clause.name}
        if self.is_addition:
            return gettext("Add a clause after %(clause)s") % words
        if self.is_removal:
            return gettext("Take out %(clause)s") % words
        return gettext("Change %(clause)s") % words
