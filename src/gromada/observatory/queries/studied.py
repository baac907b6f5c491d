"""Trust between two waves, and studies of effects, for many at once."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import groupby

from gromada.evaluation.models import SCALES, Side, Study, StudyData, TrustAnswers, TrustWave
from gromada.evaluation.queries.trust import scale_on_side
from gromada.formats.bundle import Measured, StudyResult
from gromada.formats.bundle.facts import NOT_MEASURED, TOO_FEW
from gromada.methods.impact import Evaluation

TRUST = SCALES[0]
NEEDED_WAVES = 2


def trust_changes_of(addresses: Sequence[str]) -> dict[str, Measured]:
    """How the community's trust changed between the last two waves that are closed.

    What may be shown is decided where it is shown first (`evaluation.queries.trust`).
    """
    waves = TrustWave.objects.filter(holder__in=addresses, closed_at__isnull=False)
    by_holder = {
        holder: list(rows)
        for holder, rows in groupby(
            waves.order_by("holder", "number"), key=lambda wave: wave.holder
        )
    }
    answers: dict[int, list[TrustAnswers]] = defaultdict(list)
    for row in TrustAnswers.objects.filter(wave__in=waves, side=Side.COMMUNITY).order_by("pk"):
        answers[row.wave_id].append(row)
    return {holder: _change(rows, answers) for holder, rows in by_holder.items()}


def _change(waves: Sequence[TrustWave], answers: Mapping[int, list[TrustAnswers]]) -> Measured:
    if len(waves) < NEEDED_WAVES:
        return Measured(reason=NOT_MEASURED)
    rows = [row for wave in waves for row in answers[wave.pk]]
    change = scale_on_side(TRUST, Side.COMMUNITY, waves, rows).latest.change
    if change is None:
        return Measured(reason=TOO_FEW)
    return Measured(
        change.value, change.low, change.high, change.n, change.confidence, change.std_error
    )


def studies_of(addresses: Sequence[str]) -> dict[str, tuple[StudyResult, ...]]:
    """What studies found, by what they are about; the newest data that answered."""
    found: dict[str, list[StudyResult]] = defaultdict(list)
    answered = (
        StudyData.objects.filter(
            study__about__in=addresses, study__hidden_at=None, state=StudyData.State.DONE
        )
        .select_related("study")
        .defer("content")
        .order_by("study__registered_at", "study", "-number")
    )
    for study, rows in groupby(answered, key=lambda row: row.study):
        found[study.about].append(_result(study, next(rows)))
    return {about: tuple(results) for about, results in found.items()}


def _result(study: Study, data: StudyData) -> StudyResult:
    evaluation: Evaluation = data.evaluation
    effect = evaluation.effect
    low, high = effect.interval or (None, None)
    return StudyResult(
        design=study.design,
        grade=evaluation.grade.name.lower().removesuffix("_series"),
        estimate=Measured(
            effect.estimate,
            low,
            high,
            effect.n_units,
            None if low is None else 0.95,
            effect.std_error,
        ),
        told_from_zero=evaluation.told_from_zero,
    )
