"""The public record: entries, the texts they vouch for, and the tree that seals them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, ClassVar

from django.apps import apps
from django.db import models
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

# the title of each kind of entry; filled by actions.declare_kind
KINDS: dict[str, object] = {}
# kinds whose reason is part of what people said; filled by actions.declare_kind
OWN_REASONS: set[str] = set()
# what the texts of entries are called on pages; another name is shown as it is
TEXT_NAMES = {
    "answer": pgettext_lazy("noun", "Answer"),
    "question": _("Question"),
    "reason": _("Reason"),
    "statement": _("Statement"),
    "summary": _("Summary"),
    "title": _("Title"),
}
# which rows behind the addresses of a model exist for somebody; filled by actions.declare_subject
SUBJECTS: dict[str, Callable[[Any], models.QuerySet[Any]]] = {}
# those that say how something was decided, not what
PROCEDURES: set[str] = set()
# those whose name can change although nothing enters the record
RENAMED_SILENTLY: set[str] = set()
PSEUDONYM = "pseudonym:"


@dataclass(frozen=True, slots=True)
class Subject:
    """What stands behind an address, for a reader for whom it exists.

    ``opening``: how what it says begins, where its title does not tell.
    """

    title: str
    url: str = ""
    opening: str = ""


def address_words(address: str) -> str:
    """An address as people read it: «process 3», or «a person (4f2a…)» for a pseudonym."""
    if address == "system":
        return gettext("this site, by itself")
    if address.startswith(PSEUDONYM):
        return gettext("a person under the pseudonym %(short)s") % {
            "short": address.removeprefix(PSEUDONYM)[:8]
        }
    label, _colon, number = address.partition(":")
    try:
        what = apps.get_model(label)._meta.verbose_name
    except (LookupError, ValueError):
        return address
    return gettext("%(what)s %(number)s") % {"what": what, "number": number}


class Addressed(models.Model):
    """Something the ledger can speak of: its ``address`` is how."""

    # the rows that its title is read from, for lists that name many
    titled_by: ClassVar[tuple[str, ...]] = ()

    class Meta:
        abstract = True

    @property
    def address(self) -> str:
        return f"{self._meta.label_lower}:{self.pk}"


class RecordIsPermanent(Exception):
    """Something tried to change or remove what the record holds."""

    def __init__(self) -> None:
        super().__init__(
            "What is in the record cannot be changed or removed; record a new entry instead."
        )


class PermanentRows(models.QuerySet):
    """Rows that can be added and read, nothing else."""

    def update(self, **_values: object) -> int:
        raise RecordIsPermanent

    def delete(self) -> tuple[int, dict[str, int]]:
        raise RecordIsPermanent

    def bulk_update(self, *_arguments: object, **_options: object) -> int:
        raise RecordIsPermanent


class Permanent(models.Model):
    """A row that stays as it was written. Triggers in the database refuse the same."""

    objects = PermanentRows.as_manager()

    class Meta:
        abstract = True

    def save(self, *arguments: Any, **options: Any) -> None:
        if not self._state.adding:
            raise RecordIsPermanent
        super().save(*arguments, **options)

    def delete(self, *_arguments: object, **_options: object) -> tuple[int, dict[str, int]]:
        raise RecordIsPermanent


class Entry(Addressed, Permanent):
    """One thing that happened.

    ``position`` is empty while the entry waits to be sealed; then it is its place
    in the tree, counted from 0 without gaps. ``texts`` are SHA-256 commitments by name.
    """

    position = models.BigIntegerField(_("place in the record"), null=True, unique=True)
    kind = models.CharField(_("kind"), max_length=80)
    subject = models.CharField(_("about"), max_length=120)
    holder = models.CharField(_("within"), max_length=120, blank=True)
    by = models.CharField(_("by"), max_length=120)
    facts = models.JSONField(_("facts"), default=dict)
    texts = models.JSONField(_("fingerprints of texts"), default=dict)
    because = models.ManyToManyField(
        "self", through="Cause", symmetrical=False, related_name="led_to", verbose_name=_("because")
    )
    happened_at = models.DateTimeField(_("happened"))
    recorded_at = models.DateTimeField(_("recorded"))

    # what the addresses are called for one reader; set by queries.with_names
    names: Mapping[str, Subject] = MappingProxyType({})

    class Meta:
        verbose_name = _("entry")
        verbose_name_plural = _("entries")
        indexes = [
            models.Index(fields=["kind", "id"], name="entry_kind"),
            models.Index(fields=["subject", "id"], name="entry_subject"),
            models.Index(fields=["holder", "id"], name="entry_holder"),
            models.Index(
                fields=["id"], name="entry_waiting", condition=models.Q(position__isnull=True)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pk} {self.kind}"

    @property
    def is_sealed(self) -> bool:
        return self.position is not None

    @property
    def title(self) -> object:
        """The title of the kind; of one that nothing declares any more, the kind itself."""
        return KINDS.get(self.kind, self.kind)

    @property
    def subject_words(self) -> str:
        return self._words(self.subject)

    @property
    def holder_words(self) -> str:
        return self._words(self.holder) if self.holder else ""

    @property
    def by_words(self) -> str:
        return self._words(self.by)

    @property
    def subject_url(self) -> str:
        """Where the subject has a page that this reader may open."""
        return self.names[self.subject].url if self.subject in self.names else ""

    @property
    def subject_opening(self) -> str:
        """How what the subject says begins, where its name does not tell."""
        return self.names[self.subject].opening if self.subject in self.names else ""

    def _words(self, address: str) -> str:
        return self.names[address].title if address in self.names else address_words(address)


class Cause(Permanent):
    """That one entry led to another."""

    effect = models.ForeignKey(Entry, models.PROTECT, related_name="causes")
    cause = models.ForeignKey(Entry, models.PROTECT, related_name="effects")

    class Meta:
        verbose_name = _("cause")
        verbose_name_plural = _("causes")
        constraints = [
            models.UniqueConstraint(fields=["effect", "cause"], name="cause_named_once"),
            models.CheckConstraint(
                condition=models.Q(cause__lt=models.F("effect")), name="cause_comes_first"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.cause_id} → {self.effect_id}"


class Text(models.Model):
    """A text that an entry vouches for, with its salt. It can be destroyed; the entry stays."""

    class Ground(models.TextChoices):
        """Why a text is destroyed."""

        REQUEST = "request", _("the person asked for it")
        PERSONAL_DATA = "personal_data", _("it held personal data")
        UNLAWFUL = "unlawful", _("it was against the law")

    entry = models.ForeignKey(Entry, models.PROTECT, related_name="kept_texts")
    name = models.CharField(max_length=40)
    text = models.TextField()
    salt = models.BinaryField(max_length=32)

    class Meta:
        verbose_name = _("text")
        verbose_name_plural = _("texts")
        constraints = [
            models.UniqueConstraint(fields=["entry", "name"], name="text_named_once"),
        ]

    def __str__(self) -> str:
        return f"{self.entry_id} {self.name}"


class Tile(models.Model):
    """Up to 256 neighbouring hashes of the tree, 32 bytes each; it only ever grows.

    On ``level`` 0 they are hashes of entries, on level n roots of 256^n entries.
    """

    level = models.PositiveSmallIntegerField()
    number = models.BigIntegerField()
    hashes = models.BinaryField()

    class Meta:
        verbose_name = _("tile")
        verbose_name_plural = _("tiles")
        constraints = [
            models.UniqueConstraint(fields=["level", "number"], name="tile_place"),
        ]

    def __str__(self) -> str:
        return f"{self.level}/{self.number}"


class Log(models.Model):
    """The one row that whoever seals must hold."""

    size = models.BigIntegerField(default=0)

    class Meta:
        verbose_name = _("log")
        verbose_name_plural = _("logs")
        constraints = [
            models.CheckConstraint(condition=models.Q(id=1), name="only_one_log"),
        ]

    def __str__(self) -> str:
        return str(self.size)


class Checkpoint(Permanent):
    """A signed statement: so many entries, and this root over them."""

    size = models.BigIntegerField(_("entries"), primary_key=True)
    root = models.BinaryField(_("root"), max_length=32)
    note = models.TextField(_("signed note"))
    key = models.TextField(_("public key"))
    sealed_at = models.DateTimeField(_("sealed"))

    class Meta:
        verbose_name = _("checkpoint")
        verbose_name_plural = _("checkpoints")

    def __str__(self) -> str:
        return str(self.size)
