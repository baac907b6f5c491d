"""The cases that are compared: those of this place, and those that others sent."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import NamedTuple, TypeVar

from django.db.models import Count as Number
from django.db.models import Max
from django.utils.translation import gettext as _

from gromada.decisions.models import Remark
from gromada.formats.bundle import Case
from gromada.ledger.queries import kept, last_change
from gromada.observatory.models import ImportedCase, Installation
from gromada.observatory.queries.holders import Holder, holders
from gromada.observatory.queries.measured import Facts, case_of
from gromada.observatory.queries.words import KINDS, model_title
from gromada.people.models import Participant

Found = TypeVar("Found")


@dataclass(frozen=True, slots=True)
class CaseOnPage:
    """A case with what it is called here.

    Cases of other places have no titles, since bundles hold none: they are told apart by model,
    year and place. ``page`` is where an own case is at home.
    """

    case: Case
    place: str
    is_own: bool
    invented: bool
    name: str = ""
    page: str = ""
    # by the number of a version, as its charter names it; words of people stay on this site
    challenges: Mapping[int, str] = field(default_factory=dict)

    @property
    def title(self) -> str:
        return self.name or _("%(model)s, %(place)s, %(year)d") % {
            "model": model_title(self.case.model),
            "place": self.place,
            "year": self.case.started_on.year,
        }

    @property
    def kind(self) -> str:
        return str(KINDS[self.case.kind])


class Marks(NamedTuple):
    """What changes when a case does: the record, and what never enters it."""

    record: str
    people: str
    owed: str


def all_cases(installation: Installation, marks: Marks | None = None) -> list[CaseOnPage]:
    """Every case there is, by model and then as they began: an order that ranks nobody."""
    return kept_with_cases(
        f"cases:{installation.identifier}",
        partial(read_anew, installation),
        marks or marks_of_cases(),
    )


def kept_with_cases(name: str, find: Callable[[], Found], marks: Marks) -> Found:
    """What is made of cases, until one of them changes."""
    return kept(f"observatory.{name}", find, marks.people, marks.owed, record=marks.record)


def read_anew(installation: Installation) -> list[CaseOnPage]:
    return sorted([*own_cases(installation), *imported_cases()], key=_order)


def marks_of_cases() -> Marks:
    """The record, who takes part, and what is owed an answer."""
    # one may leave while another joins
    people = Participant.objects.aggregate(Number("pk"), Max("pk"))
    owed = Remark.objects.aggregate(Number("pk"), Max("pk"), Number("answer"), Max("answer"))
    return Marks(last_change(), repr(people), repr(owed))


def own_cases(installation: Installation) -> list[CaseOnPage]:
    """The public processes and partnerships of this place, at the same price for 1 and for 30."""
    found = holders()
    facts = Facts.of(found)
    return sorted((_own(installation, holder, facts) for holder in found), key=_order)


def imported_cases() -> list[CaseOnPage]:
    rows = ImportedCase.objects.select_related("bundle")
    return [
        CaseOnPage(row.case, row.bundle.label, is_own=False, invented=row.bundle.invented)
        for row in rows
    ]


def case_called(key: str, cases: Sequence[CaseOnPage]) -> CaseOnPage | None:
    """The case of this name; our own first, since another place may send any name it likes."""
    found = [each for each in cases if each.case.key == key]
    return next((each for each in found if each.is_own), found[0] if found else None)


def cases_like(
    cases: Sequence[CaseOnPage], *, model: str = "", origin: str = "", state: str = ""
) -> list[CaseOnPage]:
    """Those of one model, origin or state; an empty word asks for all."""
    return [
        each
        for each in cases
        if each.case.model in (model or each.case.model)
        and each.case.origin == (origin or each.case.origin)
        and each.case.state == (state or each.case.state)
    ]


def _own(installation: Installation, holder: Holder, facts: Facts) -> CaseOnPage:
    return CaseOnPage(
        case=case_of(holder, facts, key=installation.case_key(holder.address)),
        place="",
        is_own=True,
        invented=False,
        name=holder.title,
        page=holder.page,
        challenges={
            version.number: version.challenge
            for version in facts.versions.get(holder.address, ())
            if version.challenge
        },
    )


def _order(each: CaseOnPage) -> tuple[object, ...]:
    return (each.case.model, each.case.started_on, each.case.key)
