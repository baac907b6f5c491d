"""A partnership in sentences: who promised what, and how it stands."""

from collections.abc import Sequence

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from gromada.charters.queries.glance import language_now
from gromada.charts.text import NO_BREAK_SPACE, listed
from gromada.partnerships.models import OutcomeReport, Partnership
from gromada.partnerships.queries.standing import CommitmentStanding, State
from gromada.ui.days import DAY_AND_YEAR


def who_promised(partnership: Partnership, standings: Sequence[CommitmentStanding]) -> str:
    """The first sentence of the page: the parties, how many commitments, until when."""
    parties = listed([str(party) for party in partnership.parties.all()], language_now())
    count = len(standings)
    if not count:
        return _("%(parties)s: no commitment is written down yet.") % {"parties": parties}
    last = max(standing.moved_to or standing.due_on for standing in standings)
    return ngettext(
        "%(parties)s: %(count)d commitment to each other, until %(day)s.",
        "%(parties)s: %(count)d commitments to each other, the last one until %(day)s.",
        count,
    ) % {"parties": parties, "count": count, "day": date_format(last, DAY_AND_YEAR)}


def how_it_stands(partnership: Partnership, standings: Sequence[CommitmentStanding]) -> str:
    """How many are kept, late, broken and still to come, by the days first promised."""
    if partnership.is_prepared:
        return _("It is being prepared: only its parties see it, and nothing is promised yet.")
    counted = [
        (
            {State.KEPT},
            lambda n: ngettext("%(count)d kept on time", "%(count)d kept on time", n),
        ),
        (
            {State.KEPT_LATE},
            lambda n: ngettext("%(count)d kept late", "%(count)d kept late", n),
        ),
        ({State.LATE}, lambda n: ngettext("%(count)d late now", "%(count)d late now", n)),
        ({State.BROKEN}, lambda n: ngettext("%(count)d broken", "%(count)d broken", n)),
        ({State.RELEASED}, lambda n: ngettext("%(count)d released", "%(count)d released", n)),
        (
            {State.OPEN, State.BEGUN},
            lambda n: ngettext("%(count)d still to come", "%(count)d still to come", n),
        ),
    ]
    parts = []
    for states, words in counted:
        count = sum(
            standing.state in states and not standing.was_overtaken_by_the_end
            for standing in standings
        )
        if count:
            # a number stays on the line of what it counts
            parts.append((words(count) % {"count": count}).replace(" ", NO_BREAK_SPACE, 1))
    if not parts:
        return ""
    said = listed(parts, language_now())
    return _("By the days first promised: %(said)s.") % {"said": said}


def how_it_ended(partnership: Partnership) -> str:
    if not (partnership.is_ended and partnership.ended_at):
        return ""
    day = date_format(partnership.ended_at, DAY_AND_YEAR)
    words = OutcomeReport.Status(partnership.ended_as).label
    return _("It ended on %(day)s: %(how)s.") % {"day": day, "how": words}
