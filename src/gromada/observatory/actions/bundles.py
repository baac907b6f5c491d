"""Bringing in a bundle, putting a newer one in its place, and removing it."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from gromada.formats.bundle import Bundle, BundleError, case_as_json, read_bundle, write_bundle
from gromada.ledger.actions import declare_kind, record
from gromada.ledger.models import Addressed, Entry
from gromada.methods.charter import CharterError
from gromada.observatory.actions.installations import this_installation
from gromada.observatory.models import ImportedBundle, ImportedCase
from gromada.observatory.permissions import may_import
from gromada.observatory.queries import hash_of, last_entry_about, readable_rules
from gromada.ui.days import DAY_AND_YEAR
from gromada.verdict import Refused

IMPORTED = declare_kind("observatory.bundle_imported", _("Cases of another place were brought in"))
REPLACED = declare_kind(
    "observatory.bundle_replaced", _("Newer cases of another place took the place of older ones")
)
REMOVED = declare_kind("observatory.bundle_removed", _("Cases of another place were removed"))


@dataclass(frozen=True, slots=True)
class Arrival:
    """What became of a bundle: ``changed`` is false when it was here already."""

    bundle: ImportedBundle
    cases: int
    changed: bool


@transaction.atomic
def import_bundle(
    *,
    content: bytes,
    label: str = "",
    by: Addressed | str,
    happened_at: datetime | None = None,
) -> Arrival:
    """Take in the cases of another installation; its newer bundle replaces the older one."""
    may_import(by).require()
    bundle = checked(content)
    digest = hash_of(write_bundle(bundle))
    known = ImportedBundle.objects.select_for_update().filter(installation=bundle.installation)
    before = known.first()
    if before is not None and before.sha256 == digest:
        return Arrival(before, len(bundle.cases), changed=False)
    _newer(bundle, before)
    if not (label or before):
        raise Refused(_("Say where these cases come from, such as the name of a town."))
    now = happened_at or timezone.now()
    kept = before or ImportedBundle(installation=bundle.installation)
    kept.label, kept.invented = label or kept.label, bundle.invented
    kept.made_at, kept.imported_at, kept.sha256 = bundle.made_at, now, digest
    kept.save()
    kept.cases.all().delete()
    ImportedCase.objects.bulk_create(
        ImportedCase(bundle=kept, key=case.key, document=case_as_json(case))
        for case in bundle.cases
    )
    record(
        REPLACED if before else IMPORTED,
        subject=kept,
        by=by,
        facts={
            "installation": bundle.installation,
            "cases": len(bundle.cases),
            "invented": bundle.invented,
            "made_at": bundle.made_at.isoformat(),
            "sha256": digest,
        },
        because=_because(kept) if before else (),
        happened_at=now,
    )
    return Arrival(kept, len(bundle.cases), changed=True)


@transaction.atomic
def remove_bundle(*, bundle: ImportedBundle, reason: str, by: Addressed | str) -> None:
    """Leave out the cases of another installation; the reason is public."""
    may_import(by).require()
    record(
        REMOVED,
        subject=bundle,
        by=by,
        facts={"installation": bundle.installation, "sha256": bundle.sha256},
        texts={"reason": reason},
        because=_because(bundle),
    )
    bundle.delete()


def checked(content: bytes) -> Bundle:
    """The bundle, or the sentence that says what is wrong with it."""
    try:
        bundle = read_bundle(content)
    except BundleError as error:
        raise Refused(error.sentence(gettext)) from error
    for case in bundle.cases:
        for version in case.versions:
            try:
                readable_rules(version)
            except CharterError as error:
                place = {"case": case.key, "number": version.number, "problem": error}
                sentence = gettext("Case %(case)s, version %(number)d of its charter: %(problem)s")
                raise Refused(sentence % place) from error
    return bundle


def _newer(bundle: Bundle, before: ImportedBundle | None) -> None:
    if bundle.installation == this_installation().identifier:
        raise Refused(_("This bundle was made here: its cases are compared already."))
    if before is not None and bundle.made_at <= before.made_at:
        sentence = _("A newer bundle of this installation is here already, made on %(day)s.")
        raise Refused(sentence % {"day": date_format(before.made_at, DAY_AND_YEAR)})


def _because(bundle: ImportedBundle) -> list[Entry]:
    entry = last_entry_about(bundle)
    return [entry] if entry else []
