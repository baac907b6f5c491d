"""Taking a study that breaks the rules out of sight; that there was one stays known."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gromada.evaluation.models import Study
from gromada.innovations.permissions import may_hide
from gromada.innovations.queries.sources import last_entry_about
from gromada.ledger.actions import declare_kind, record
from gromada.people.models import Person

HIDDEN = declare_kind("evaluation.study_hidden", _("A study was hidden"))
SHOWN = declare_kind("evaluation.study_shown_again", _("A study was shown again"))


@transaction.atomic
def hide_study(*, study: Study, reason: str, by: Person) -> None:
    """Show that it was hidden, and why, in place of all that stands in it."""
    may_hide(by).require()
    _keep(study, reason=reason, at=timezone.now())
    because = last_entry_about(study)
    record(HIDDEN, subject=study, by=by, texts={"reason": reason}, because=because)


@transaction.atomic
def show_study_again(*, study: Study, reason: str, by: Person) -> None:
    may_hide(by).require()
    _keep(study, reason="", at=None)
    because = last_entry_about(study)
    record(SHOWN, subject=study, by=by, texts={"reason": reason}, because=because)


def _keep(study: Study, *, reason: str, at: datetime | None) -> None:
    study.hidden_at, study.hidden_reason = at, reason
    study.save(update_fields=["hidden_at", "hidden_reason"])
