"""Registering a study, giving it data, and computing what they say."""

from collections.abc import Iterable
from datetime import date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gromada.charts.effect_words import remark_words
from gromada.charts.text import translator
from gromada.cli.evaluate.data_file import read_panel
from gromada.cli.evaluate.kept import kept, kept_remark
from gromada.cli.evaluate.study_file import StudyFile, study_of
from gromada.evaluation.actions.acting import acting_as, held, scope_of
from gromada.evaluation.models import Study, StudyData
from gromada.evaluation.models.study import language_now
from gromada.evaluation.permissions import may_add_data, may_compute_again, may_register_study
from gromada.evaluation.queries import last_entry, registration_of, thing_at
from gromada.formats import FormatError
from gromada.innovations.queries.sources import first_entries_about
from gromada.ledger.actions import declare_kind, record
from gromada.ledger.models import Addressed, Entry
from gromada.methods.impact import Evaluation, ImpactError, Panel, evaluate
from gromada.people.actions import spend
from gromada.people.models import Person
from gromada.verdict import Refused
from gromada.work.actions import enqueue

REGISTERED = declare_kind(
    "evaluation.study_registered", gettext_lazy("A study was registered, before its data")
)
DATA_ADDED = declare_kind("evaluation.data_added", gettext_lazy("Data were added to a study"))
COMPUTED = declare_kind("evaluation.effect_computed", gettext_lazy("A study was answered"))
NOT_COMPUTED = declare_kind(
    "evaluation.effect_not_computed", gettext_lazy("The data could not answer a study")
)

LARGEST_DATA = 5 << 20


@transaction.atomic
def register_study(
    *,
    study_file: str,
    title_pl: str = "",
    title_en: str = "",
    about: Addressed | str,
    data_due_on: date,
    by: Person,
    because: Iterable[Entry] = (),
    happened_at: datetime | None = None,
) -> Study:
    """Write down what is asked, before anybody sees the data; from now on it stays as it is."""
    thing = held(about, by)
    may_register_study(by, thing).require()
    spend(limit="evaluation.studies", key=by.address).require()
    asked = read_or_refuse(study_file)
    if known := Study.objects.filter(sha256=asked.sha256).first():
        raise Refused(
            _("This study was registered already, as “%(title)s”.") % {"title": known.title}
        )
    study = Study.objects.create(
        title_pl=title_pl or ("" if title_en else asked.title),
        title_en=title_en,
        about=thing.address,
        design=asked.study.design.value,
        study_file=study_file,
        sha256=asked.sha256,
        registered_at=happened_at or timezone.now(),
        data_due_on=data_due_on,
    )
    record(
        REGISTERED,
        subject=study,
        holder=scope_of(thing),
        by=acting_as(by, thing),
        facts={
            "design": study.design,
            "sha256": study.sha256,
            "data_due_on": data_due_on.isoformat(),
            "about": thing.address,
        },
        because=list(because) or first_entries_about(thing),
        happened_at=happened_at,
    )
    return study


@transaction.atomic
def add_data(
    *, study: Study, name: str, content: bytes, by: Person, happened_at: datetime | None = None
) -> StudyData:
    """Give a study its data. They are read at once; what they say is computed by a job."""
    study = Study.objects.select_for_update().get(pk=study.pk)
    may_add_data(by, study).require()
    if len(content) > LARGEST_DATA:
        raise Refused(too_large_words())
    spend(limit="evaluation.study_data", key=by.address).require()
    digest = panel_or_refuse(study, name, content)
    if study.data.filter(sha256=digest).exists():
        raise Refused(_("These data were added to this study already."))
    data = StudyData.objects.create(
        study=study,
        number=(study.data.aggregate(last=Max("number"))["last"] or 0) + 1,
        name=name[:120],
        sha256=digest,
        content=content,
        added_at=happened_at or timezone.now(),
    )
    thing = thing_at(study.about, by) or study
    record(
        DATA_ADDED,
        subject=study,
        holder=scope_of(thing),
        by=acting_as(by, thing),
        facts={"number": data.number, "sha256": digest, "study_sha256": study.sha256},
        because=[entry for entry in [registration_of(study)] if entry],
        happened_at=happened_at,
    )
    enqueue("evaluation.compute", unique=True, data_id=data.pk)
    return data


@transaction.atomic
def compute_again(*, data: StudyData, by: Person) -> StudyData:
    """Try once more, now that what was missing may be installed."""
    data = StudyData.objects.select_for_update().get(pk=data.pk)
    may_compute_again(by, data).require()
    data.state, data.refusal, data.computed_at = StudyData.State.WAITING, None, None
    data.save()
    enqueue("evaluation.compute", unique=True, data_id=data.pk)
    return data


def compute(*, data: StudyData, happened_at: datetime | None = None) -> StudyData:
    """Estimate the effect, or keep the sentence that says why these data cannot tell it."""
    if not data.is_waiting:
        return data
    # takes seconds, so nothing is locked meanwhile; the same file gives the same numbers
    found: Evaluation | ImpactError
    try:
        found = evaluated(data)
    except ImpactError as error:
        found = error
    return keep(data, found, happened_at)


@transaction.atomic
def keep(
    data: StudyData, found: Evaluation | ImpactError, happened_at: datetime | None
) -> StudyData:
    data = StudyData.objects.select_for_update().get(pk=data.pk)
    if not data.is_waiting:
        return data
    data.computed_at = happened_at or timezone.now()
    facts: dict[str, object] = {"number": data.number}
    if isinstance(found, ImpactError):
        data.state, data.refusal = StudyData.State.REFUSED, kept_remark(found.remark)
        kind, facts = NOT_COMPUTED, facts | {"refusal": found.remark.code}
    else:
        data.state, data.result = StudyData.State.DONE, kept(found)
        kind = COMPUTED
        facts |= {"grade": found.grade.name, "told_from_zero": found.told_from_zero}
    if not data.lacks_library:
        data.content = None
    data.save()
    thing = thing_at(data.study.about) or data.study
    record(
        kind,
        subject=data.study,
        holder=scope_of(thing),
        by="system",
        facts=facts,
        because=[entry for entry in [last_entry(data.study, DATA_ADDED)] if entry],
        happened_at=happened_at,
    )
    return data


def too_large_words() -> str:
    return _(
        "The file is larger than %(most)d MB. Leave out columns that the study does not name."
    ) % {"most": LARGEST_DATA >> 20}


def read_or_refuse(study_file: str) -> StudyFile:
    """What a study file asks; refuses with the reader's own sentence."""
    try:
        return study_of(study_file.encode(), name=_("the study"))
    except FormatError as error:
        raise Refused(error.sentence(translator(language_now()).gettext)) from None


def panel_or_refuse(study: Study, name: str, content: bytes) -> str:
    """The fingerprint of data that the study can read; refuses with file, line and column."""
    try:
        return panel_of(study, name, content)[1]
    except FormatError as error:
        raise Refused(error.sentence(translator(language_now()).gettext)) from None
    except ImpactError as error:
        # the study names a unit or a time that the data do not have
        raise Refused(f"{name}: {remark_words(error.remark, language_now())}") from None


def panel_of(study: Study, name: str, content: bytes) -> tuple[Panel, str]:
    # the reader goes over a file twice, to check it before it holds it
    with TemporaryDirectory() as folder:
        path = Path(folder) / (Path(name).name or "data.csv")
        path.write_bytes(content)
        return read_panel(path, study.asked)


def evaluated(data: StudyData) -> Evaluation:
    panel, _digest = panel_of(data.study, data.name, bytes(data.content or b""))
    return evaluate(panel, data.study.asked.study)
