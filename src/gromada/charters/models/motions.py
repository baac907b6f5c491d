"""One proposed act that waits for its keys, and what the seats say to it."""

from datetime import datetime, timedelta
from functools import cached_property
from typing import Any

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from gromada.act import Act
from gromada.charters.models.acts import ACTS
from gromada.charters.models.charters import Version
from gromada.charters.models.seats import Seat
from gromada.ledger.models import Addressed
from gromada.methods.charter import Rule, Stance
from gromada.methods.charter.reading import read_rule
from gromada.methods.charter.regime import Regime


class Motion(Addressed):
    """One act on one subject with its payload. It keeps the version and the rule it began with."""

    class State(models.TextChoices):
        OPEN = "open", pgettext_lazy("motion", "open")
        WAITING = "waiting", pgettext_lazy("motion", "carried, waits 48 hours")
        EXECUTED = "executed", pgettext_lazy("motion", "carried out")
        RECOMMENDED = "recommended", pgettext_lazy("motion", "carried as a recommendation")
        REFUSED = "refused", pgettext_lazy("motion", "refused")
        LAPSED = "lapsed", pgettext_lazy("motion", "lapsed")
        WITHDRAWN = "withdrawn", pgettext_lazy("motion", "withdrawn")
        OVERTAKEN = "overtaken", pgettext_lazy("motion", "overtaken")
        DEADLOCKED = "deadlocked", pgettext_lazy("motion", "deadlocked")
        DEPARTED = "departed", pgettext_lazy("motion", "departed from")

    class Regime(models.TextChoices):
        CHARTER = Regime.CHARTER.value, _("under the charter")
        FOUNDING = Regime.FOUNDING.value, _("consultation, until every side is there")
        ANSWER = Regime.ANSWER.value, _("duty to answer")

    class Pause(models.TextChoices):
        NOT = "", _("not paused")
        VACANT = "vacant", _("a side that holds a key has nobody")
        UNTOLD = "untold", _("somebody could not be told")

    LIVE = (State.OPEN, State.WAITING)
    CARRIED = (State.WAITING, State.EXECUTED, State.RECOMMENDED)

    version = models.ForeignKey(Version, models.PROTECT, related_name="motions")
    regime = models.CharField(max_length=8, choices=Regime, default=Regime.CHARTER)
    rule_text = models.JSONField(_("rule"))
    act_key = models.CharField(_("act"), max_length=80)
    subject = models.CharField(_("subject"), max_length=80)
    payload = models.JSONField(_("what is proposed"), default=dict)
    payload_version = models.PositiveSmallIntegerField(default=1)
    # what an accepted condition changed, as it was proposed; none while nothing did
    first_payload = models.JSONField(_("what was proposed first"), null=True, blank=True)
    first_reason = models.TextField(_("first reason"), max_length=2000, blank=True)
    # dates and numbers of the subject when it was proposed: the act itself overwrites them
    before = models.JSONField(_("how it was before"), default=dict, blank=True)
    # whole grosze; with none it moves no money
    amount = models.BigIntegerField(_("amount"), null=True, blank=True)
    reason = models.TextField(_("reason"), max_length=2000, blank=True)
    fingerprint = models.CharField(max_length=200)
    mover = models.ForeignKey(
        Seat, models.PROTECT, related_name="motions", verbose_name=_("who proposed it")
    )
    state = models.CharField(_("state"), max_length=12, choices=State, default=State.OPEN)
    opened_at = models.DateTimeField(_("opened"))
    closes_at = models.DateTimeField(_("closes"))
    asked_until = models.JSONField(default=dict)
    carried_at = models.DateTimeField(_("carried"), null=True, blank=True)
    ended_at = models.DateTimeField(_("ended"), null=True, blank=True)
    # when something may change though nobody says a word; the tick looks here
    next_at = models.DateTimeField(null=True, blank=True, db_index=True)
    extended_at = models.DateTimeField(null=True, blank=True)
    paused_at = models.DateTimeField(_("paused"), null=True, blank=True)
    paused_for = models.CharField(max_length=8, choices=Pause, default=Pause.NOT, blank=True)
    by_silence = models.BooleanField(default=False)
    by_casting = models.CharField(max_length=40, blank=True)
    outcome_note = models.CharField(_("note"), max_length=400, blank=True)
    reminded_at = models.DateTimeField(null=True, blank=True)
    entry = models.ForeignKey(
        "ledger.Entry", models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        verbose_name = _("motion")
        verbose_name_plural = _("motions")
        ordering = ["-opened_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["act_key", "subject"],
                condition=models.Q(state__in=["open", "waiting"]),
                name="one_live_motion_for_a_subject",
            ),
        ]
        indexes = [models.Index(fields=["subject", "state"], name="motion_subject")]

    def __str__(self) -> str:
        name = str(self.act.name)
        return name[:1].upper() + name[1:]

    @property
    def act(self) -> Act:
        return ACTS[self.act_key]

    @cached_property
    def rule(self) -> Rule:
        """The rule it began with, whatever the charter says by now."""
        return read_rule(self.rule_text, sides=[side.key for side in self.version.text.sides])

    @property
    def last_day(self) -> datetime:
        """Midnight is the end of the day before."""
        return self.closes_at - timedelta(seconds=1)

    @property
    def is_live(self) -> bool:
        return self.state in self.LIVE

    @property
    def is_paused(self) -> bool:
        return self.paused_at is not None

    @property
    def was_carried(self) -> bool:
        return self.state in self.CARRIED

    @cached_property
    def subject_found(self) -> Any:
        """What it is about, or None when that is gone."""
        return self.act.find(self.subject)

    @property
    def subject_words(self) -> str:
        return self.act.words(self.subject_found) if self.subject_found else self.subject

    def get_absolute_url(self) -> str:
        return reverse("charters:motion_detail", args=[self.pk])


class Word(Addressed):
    """What a seat says to a motion; it can change until the motion closes."""

    class Stance(models.TextChoices):
        CONSENT = Stance.CONSENT.value, _("I consent")
        CONSENT_IF = Stance.CONSENT_IF.value, _("I consent if…")
        OBJECT = Stance.OBJECT.value, _("I object")
        ABSTAIN = Stance.ABSTAIN.value, _("I abstain")

    motion = models.ForeignKey(Motion, models.PROTECT, related_name="words")
    seat = models.ForeignKey(Seat, models.PROTECT, related_name="words")
    term = models.PositiveSmallIntegerField()
    stance = models.CharField(_("word"), max_length=10, choices=Stance)
    reason = models.TextField(_("reason"), max_length=2000, blank=True)
    condition = models.JSONField(_("on the condition"), null=True, blank=True)
    payload_version = models.PositiveSmallIntegerField()
    accepted_at = models.DateTimeField(_("condition accepted"), null=True, blank=True)
    answer = models.TextField(_("answer"), max_length=2000, blank=True)
    said_at = models.DateTimeField(_("said"))
    # said by who stands in for the holder
    by_delegate = models.BooleanField(default=False)
    entry = models.ForeignKey("ledger.Entry", models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("word")
        verbose_name_plural = _("words")
        constraints = [
            models.UniqueConstraint(fields=["motion", "seat"], name="one_word_for_a_seat"),
        ]

    def __str__(self) -> str:
        return f"{self.motion} · {self.seat} · {self.stance}"

    @property
    def needs_reason(self) -> bool:
        return self.stance in (Stance.OBJECT, Stance.CONSENT_IF)
