"""A charter in numbered versions."""

import json
from functools import cached_property, lru_cache

from django.db import models
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from gromada.ledger.models import Addressed
from gromada.methods.charter import Charter as Rules
from gromada.methods.charter import Side
from gromada.methods.charter.reading import read_charter


class Charter(Addressed):
    """The rules that bind the sides of one holder: a process or a partnership, by address."""

    holder = models.CharField(_("holder"), max_length=80, unique=True)
    template = models.CharField(_("model"), max_length=3)
    founded_at = models.DateTimeField(_("founded"))

    class Meta:
        verbose_name = _("charter")
        verbose_name_plural = _("charters")

    def __str__(self) -> str:
        return self.address

    def get_absolute_url(self) -> str:
        return reverse("charters:charter_detail", args=[self.pk])


@lru_cache(maxsize=256)
def read_rules(rules: str) -> Rules:
    """Nearly every page asks for a charter, and the same rules read the same."""
    return read_charter(json.loads(rules))


class Version(Addressed):
    """One numbered text of a charter; in force from a moment on, until the next one is."""

    charter = models.ForeignKey(Charter, models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField(_("version"))
    rules = models.JSONField(_("rules"))
    challenge = models.CharField(_("the challenge that it answers"), max_length=300, blank=True)
    reason = models.TextField(_("reason"), max_length=2000, blank=True)
    in_force_from = models.DateTimeField(_("in force from"))
    lapses_at = models.DateTimeField(_("lapses unless renewed"))
    carried_by = models.ForeignKey(
        "ledger.Entry", models.PROTECT, null=True, blank=True, related_name="+"
    )
    # when its seats were made to fit; empty while it waits to come into force
    begun_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("version of a charter")
        verbose_name_plural = _("versions of charters")
        ordering = ["charter", "number"]
        constraints = [
            models.UniqueConstraint(fields=["charter", "number"], name="version_number_once"),
        ]

    def __str__(self) -> str:
        return f"{self.charter} · {self.number}"

    @cached_property
    def rules_text(self) -> str:
        """The rules as one string: what follows from them alone is kept under it."""
        return json.dumps(self.rules, sort_keys=True)

    @cached_property
    def text(self) -> Rules:
        """The rules as the methods read them."""
        return read_rules(self.rules_text)

    def side_name(self, key: str) -> str:
        return side_name(self.text, key)


class Exit(Addressed):
    """That a side has given notice: it leaves on a day."""

    charter = models.ForeignKey(Charter, models.PROTECT, related_name="exits")
    side = models.CharField(_("side"), max_length=40)
    given_at = models.DateTimeField(_("notice given"))
    leaves_at = models.DateTimeField(_("leaves"))
    done_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("notice of leaving")
        verbose_name_plural = _("notices of leaving")
        constraints = [
            models.UniqueConstraint(fields=["charter", "side"], name="side_leaves_once"),
        ]

    def __str__(self) -> str:
        return f"{self.charter} · {self.side}"


def side_name(rules: Rules, key: str) -> str:
    """What a side is called in the reader's language; one that is gone, by its key."""
    found: Side | None = next((side for side in rules.sides if side.key == key), None)
    return found.name(get_language() or "pl") if found else key
