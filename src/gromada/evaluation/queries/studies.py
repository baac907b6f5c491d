"""Studies: which there are, how far each is, and what came out."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch, QuerySet
from django.utils import timezone

from gromada.charts.effect_words import answer, effect_sentence
from gromada.evaluation.models import Study, StudyData
from gromada.evaluation.models.study import language_now
from gromada.ledger.models import Addressed, Entry


def studies_visible_to(_person: object) -> QuerySet[Study]:
    """Every registered study is public, above all those that found nothing or never had data.

    Of a hidden one only that there was one, and why it was hidden: see `Study.title`.
    """
    return Study.objects.all()


def with_data(studies: QuerySet[Study]) -> QuerySet[Study]:
    """With their data, the newest first, and without the files."""
    return studies.prefetch_related(Prefetch("data", StudyData.objects.defer("content")))


def studies_about(things: Iterable[Addressed], person: object) -> QuerySet[Study]:
    """What asks whether any of these worked: a process and what grew out of it, say."""
    return studies_visible_to(person).filter(about__in=[thing.address for thing in things])


def registration_of(study: Study) -> Entry | None:
    return last_entry(study, "evaluation.study_registered")


def last_entry(study: Study, kind: str) -> Entry | None:
    return Entry.objects.filter(subject=study.address, kind=kind).order_by("-pk").first()


@dataclass(frozen=True, slots=True)
class StudyStanding:
    """How far a study is."""

    study: Study
    latest: StudyData | None
    answered: StudyData | None
    today: date

    @property
    def sentence(self) -> str:
        """The answer in words, where there is one."""
        return answer_of(self.answered) if self.answered else ""

    @property
    def answer(self) -> str:
        """The first sentence of it, without what was checked."""
        if self.answered is None:
            return ""
        language = language_now()
        asked = self.study.asked
        outcome, unit = asked.outcome_in(language), asked.unit_in(language)
        return answer(self.answered.evaluation, outcome, language, unit)

    @property
    def told_from_zero(self) -> bool | None:
        return self.answered.evaluation.told_from_zero if self.answered else None

    @property
    def only_describes(self) -> bool:
        """Whether there is an answer, and no effect may be read from it."""
        return self.answered is not None and not self.answered.evaluation.grade.says_effect

    @property
    def is_overdue(self) -> bool:
        return (
            self.latest is None and not self.study.is_hidden and self.study.data_due_on < self.today
        )

    @property
    def days_overdue(self) -> int:
        return max(0, (self.today - self.study.data_due_on).days)


def standing_of_study(study: Study) -> StudyStanding:
    """How far a study is; its data are prefetched in lists. A hidden one says nothing."""
    data = [] if study.is_hidden else list(study.data.all())
    for row in data:
        row.study = study
    return StudyStanding(
        study=study,
        latest=next(iter(data), None),
        answered=next((row for row in data if row.is_done), None),
        today=timezone.localdate(),
    )


def answer_of(data: StudyData) -> str:
    """What came out, in the reader's language, computed from the numbers each time."""
    asked, language = data.study.asked, language_now()
    return effect_sentence(
        data.evaluation,
        outcome=asked.outcome_in(language),
        minimal_effect=asked.study.minimal_effect,
        language=language,
        unit=asked.unit_in(language),
    )
