"""What both sides answered about trust, shown so that nobody can be told from the rest."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np
from django.db.models import QuerySet

from gromada.evaluation.models import SCALES, Scale, Side, TrustAnswers, TrustToken, TrustWave
from gromada.ledger.models import Entry
from gromada.methods.disclosure import tells_of_few
from gromada.methods.errors import MethodError
from gromada.methods.trust import (
    Change,
    Reliability,
    cronbach_alpha,
    paired_change,
    scale_mean,
    scale_scores,
    unlinked_change,
)
from gromada.methods.trust.scales import FEWEST
from gromada.methods.uncertainty import Estimate
from gromada.people.queries import hash_of, keyed_name


def trust_waves_visible_to(_person: object) -> QuerySet[TrustWave]:
    return TrustWave.objects.all()


def waves_of(holder: str) -> QuerySet[TrustWave]:
    return TrustWave.objects.filter(holder=holder).order_by("number")


def open_wave_of(holder: str) -> TrustWave | None:
    return TrustWave.objects.filter(holder=holder, closed_at=None).first()


def code_of(holder: str, side: str, who: str) -> str:
    """A keyed code of one person in one process or partnership, the same in all its waves.

    An HMAC with the site's key: in another process the same person has another code, and without
    the key nobody can try addresses out.
    """
    return keyed_name(f"trust {holder} {side} {who.strip().lower()}")


def token_row(token: str) -> TrustToken | None:
    """The right to answer that a link stands for, locked until the transaction ends."""
    rows = TrustToken.objects.select_for_update(of=("self",)).select_related("wave")
    return rows.filter(token_hash=hash_of(token), wave__closed_at=None).first()


def opening_of(wave: TrustWave) -> Entry | None:
    return Entry.objects.filter(subject=wave.address).order_by("pk").first()


@dataclass(frozen=True, slots=True)
class WaveOfScale:
    """One scale on one side in one wave. None: too few answered, or it would tell of a few."""

    number: int
    asked: int
    answered: int | None
    mean: Estimate | None
    alpha: Reliability | None
    change: Change | None

    @property
    def is_hidden(self) -> bool:
        """Whether enough answered, and still the mean would tell what a few of them said."""
        return self.mean is None and self.answered is not None


@dataclass(frozen=True, slots=True)
class ScaleOnSide:
    """One scale on one side over all closed waves."""

    scale: Scale
    side: str
    waves: tuple[WaveOfScale, ...]

    @property
    def latest(self) -> WaveOfScale:
        return self.waves[-1]


@dataclass(frozen=True, slots=True)
class TrustRecord:
    """Everything that may be shown about trust in one process or partnership."""

    scales: tuple[tuple[Scale, tuple[ScaleOnSide, ...]], ...]
    waves: tuple[TrustWave, ...]
    same_questions: bool

    def of(self, scale: str, side: str) -> ScaleOnSide | None:
        for found, sides in self.scales:
            if found.key == scale:
                return next((each for each in sides if each.side == side), None)
        return None

    @property
    def n_waves(self) -> int:
        return len(self.waves)


def trust_of(holder: str) -> TrustRecord:
    """What may be shown of all closed waves."""
    waves = [wave for wave in waves_of(holder) if not wave.is_open]
    rows = list(TrustAnswers.objects.filter(wave__in=waves).order_by("pk"))
    return TrustRecord(
        scales=tuple(
            (scale, tuple(scale_on_side(scale, side, waves, rows) for side in Side.values))
            for scale in SCALES
        )
        if waves
        else (),
        waves=tuple(waves),
        same_questions=len({wave.bank_sha256 for wave in waves}) <= 1,
    )


def scale_on_side(
    scale: Scale, side: str, waves: Sequence[TrustWave], rows: Sequence[TrustAnswers]
) -> ScaleOnSide:
    own = [row for row in rows if row.side == side]
    tables = [Answered.of(scale, [row for row in own if row.wave_id == wave.pk]) for wave in waves]
    kept = [shown_of(wave.shown.get(scale.key, {}).get(side, {})) for wave in waves if wave.shown]
    return ScaleOnSide(
        scale,
        side,
        tuple(
            WaveOfScale(wave.number, wave.asked(side), answered, *shown)
            for wave, table, shown in zip(waves, tables, may_be_shown(tables, kept), strict=True)
            for answered in [table.n if table.tells_enough else None]
        ),
    )


def kept_shown(wave: WaveOfScale) -> dict[str, Any]:
    """What is shown of a scale in one wave, as plain data."""
    return {name: (found := getattr(wave, name)) and asdict(found) for name in KEPT}


def shown_of(plain: Mapping[str, Any]) -> "Shown":
    mean, alpha, change = (
        kind(**plain[name]) if plain.get(name) else None for name, kind in KEPT.items()
    )
    return mean, alpha, change


@dataclass(frozen=True, slots=True)
class Answered:
    """The answers to one scale in one wave: a table, and a score for each person who has one.

    ``paper``: those of them who answered on a slip. Whoever handed it out may have filled it in,
    so it hides nobody: five others have to be there.
    """

    table: list[list[float | None]]
    scores: dict[str, float]
    scale: Scale
    n: int
    paper: frozenset[str] = frozenset()

    @classmethod
    def of(cls, scale: Scale, rows: Sequence[TrustAnswers]) -> "Answered":
        table = [[row.answers.get(item.key) for item in scale.items] for row in rows]
        if not table:
            return cls([], {}, scale, 0)
        found = scale_scores(table, lowest=scale.lowest, highest=scale.highest)
        # who cannot be linked is somebody else in every wave
        names = [row.code or f"row {row.pk}" for row in rows]
        people = [names[place] for place in found.people.tolist()]
        scores = dict(zip(people, found.scores.tolist(), strict=True))
        paper = frozenset(name for name, row in zip(names, rows, strict=True) if row.on_paper)
        return cls(table, scores, scale, found.n, paper)

    @property
    def mailed(self) -> list[str]:
        return [person for person in self.scores if person not in self.paper]

    @property
    def tells_enough(self) -> bool:
        return len(self.mailed) >= FEWEST

    def mean(self) -> Estimate:
        return scale_mean(
            scale_scores(self.table, lowest=self.scale.lowest, highest=self.scale.highest)
        )

    def alpha(self) -> Reliability | None:
        try:
            return cronbach_alpha(self.table, missing="listwise")
        except MethodError:
            return None


Shown = tuple[Estimate | None, Reliability | None, Change | None]
KEPT: dict[str, type] = {"mean": Estimate, "alpha": Reliability, "change": Change}


def may_be_shown(waves: Sequence[Answered], kept: Sequence[Shown] = ()) -> list[Shown]:
    """Means and changes, wave by wave, as long as together they tell of nobody.

    What was shown after an earlier wave stays shown, so each wave adds what it may: first the
    change among the same people, then its mean; where the change may not be shown and both means
    are, the comparison of the two means stands for it.

    ``kept``: what was shown of the first waves, whose codes are gone. Nobody in a later wave can
    be told to be one of them, so they speak of other answers, and the later ones begin anew.
    """
    series = waves[len(kept) :]
    audit = Audit.of(series)
    shown: list[Shown] = list(kept)
    for at, wave in enumerate(series):
        change = linked_change(audit, series, at) if at else None
        mean = wave.mean() if wave.tells_enough and audit.allows(audit.mean(at)) else None
        if change is None and mean and shown and shown[-1][0]:
            before = waves[len(shown) - 1]
            change = unlinked_change(list(before.scores.values()), list(wave.scores.values()))
        shown.append((mean, wave.alpha() if mean else None, change))
    return shown


def linked_change(audit: "Audit", waves: Sequence[Answered], at: int) -> Change | None:
    before, after = waves[at - 1].scores, waves[at].scores
    both = [person for person in before if person in after]
    mailed = set(waves[at - 1].mailed) & set(waves[at].mailed)
    if len(mailed) < FEWEST or not audit.allows(audit.change(at)):
        return None
    return paired_change([before[each] for each in both], [after[each] for each in both])


class Audit:
    """Keeps what was shown, and refuses what would tell of fewer than five people with it."""

    def __init__(self, groups: list[tuple[bool, ...]], people: list[int]) -> None:
        self.groups = groups
        self.people = people
        self.published: list[np.ndarray] = []

    @classmethod
    def of(cls, waves: Sequence[Answered]) -> "Audit":
        """People grouped by the waves in which they have a score; slips may be known already."""
        everybody = dict.fromkeys(person for wave in waves for person in wave.mailed)
        sizes: dict[tuple[bool, ...], int] = {}
        for person in everybody:
            group = tuple(person in wave.scores for wave in waves)
            sizes[group] = sizes.get(group, 0) + 1
        return cls(list(sizes), list(sizes.values()))

    def mean(self, at: int) -> np.ndarray:
        weights = np.zeros((len(self.groups), self.n_waves), np.int64)
        for place, group in enumerate(self.groups):
            weights[place, at] = int(group[at])
        return weights

    def change(self, at: int) -> np.ndarray:
        weights = np.zeros((len(self.groups), self.n_waves), np.int64)
        for place, group in enumerate(self.groups):
            if group[at] and group[at - 1]:
                weights[place, at], weights[place, at - 1] = 1, -1
        return weights

    @property
    def n_waves(self) -> int:
        return len(self.groups[0]) if self.groups else 0

    def allows(self, weights: np.ndarray) -> bool:
        if tells_of_few([*self.published, weights], self.people, fewest=FEWEST):
            return False
        self.published.append(weights)
        return True
