"""Where a process stands and what comes next, in sentences."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from gromada.processes.models import Phase, Process
from gromada.processes.queries.phases import current_phase, next_phase
from gromada.ui.days import DAY, DAY_AND_YEAR, said


@dataclass(frozen=True, slots=True)
class Coming:
    """Something that will happen, and from when or by when."""

    sentence: str
    day: date | None = None


def day_words(day: date) -> str:
    """A day as people say it, with the year when it is not this one."""
    return said(day, DAY if day.year == timezone.localdate().year else DAY_AND_YEAR)


def standing(process: Process) -> str:
    """Where the process stands now, in one or two sentences."""
    match process.state:
        case Process.State.DRAFT:
            return _("This is a draft. Only the hosts and people with a seat see it.")
        case Process.State.CLOSED:
            return closed_sentence(process)
        case Process.State.RESULT_PUBLISHED:
            return _("The result was published on %(day)s.") % day_of(process.result_published_at)
        case Process.State.EFFECTS:
            return _("The result is published, and so is what came of it.")
    return running_sentence(process)


def running_sentence(process: Process) -> str:
    current, following = current_phase(process), next_phase(process)
    if current is not None and following is not None:
        return f"{now_sentence(current)} {then_sentence(following)}"
    if current is not None:
        return now_sentence(current)
    if following is not None:
        return begins_sentence(following)
    return _("All phases are over. The hosts are preparing the result.")


def what_comes_next(process: Process) -> list[Coming]:
    """What the hosts have said will happen, with its dates, soonest first."""
    if process.has_result or process.is_draft:
        return []
    now = timezone.now()
    coming = [
        Coming(begins_sentence(phase), phase.first_day)
        for phase in process.phases.all()
        if process.is_running and phase.starts_at > now
    ]
    if process.result_due_on:
        sentence = _("The hosts publish the result, with reasons, by %(day)s.")
        coming.append(Coming(sentence % day_of(process.result_due_on), process.result_due_on))
    return coming


def closed_sentence(process: Process) -> str:
    if process.result_due_on:
        days = {**day_of(process.closed_at), "result_day": day_words(process.result_due_on)}
        return _("Closed on %(day)s. The hosts promised the result by %(result_day)s.") % days
    return _("Closed on %(day)s. The hosts are preparing the result.") % day_of(process.closed_at)


def now_sentence(phase: Phase) -> str:
    """What goes on in a phase that is open."""
    words = {"phase": phase.title, "day": day_words(phase.last_day)}
    if phase.allows_statements and phase.allows_votes:
        return _("We collect statements and votes until %(day)s.") % words
    if phase.allows_statements:
        return _("We collect statements until %(day)s.") % words
    if phase.allows_votes:
        return _("You can vote on statements until %(day)s.") % words
    if phase.kind == Phase.Kind.DRAFTING:
        return _("Both sides write the draft until %(day)s.") % words
    if phase.kind == Phase.Kind.DECISION:
        return _("Both sides work on the decision until %(day)s.") % words
    return _("“%(phase)s” lasts until %(day)s.") % words


def then_sentence(phase: Phase) -> str:
    """What goes on after the phase that is open."""
    if phase.allows_statements and phase.allows_votes:
        return _("Then we collect statements and votes.")
    if phase.allows_statements:
        return _("Then we collect statements.")
    if phase.allows_votes:
        return _("Then you can vote on statements.")
    if phase.kind == Phase.Kind.DRAFTING:
        return _("Then both sides write the draft.")
    if phase.kind == Phase.Kind.DECISION:
        return _("Then both sides work on the decision.")
    return _("Then comes “%(phase)s”.") % {"phase": phase.title}


def begins_sentence(phase: Phase) -> str:
    """What will go on in a phase that has not begun."""
    words = {"phase": phase.title, "day": day_words(phase.first_day)}
    if phase.allows_statements and phase.allows_votes:
        return _("From %(day)s we collect statements and votes.") % words
    if phase.allows_statements:
        return _("From %(day)s we collect statements.") % words
    if phase.allows_votes:
        return _("From %(day)s you can vote on statements.") % words
    if phase.kind == Phase.Kind.DRAFTING:
        return _("From %(day)s both sides write the draft.") % words
    if phase.kind == Phase.Kind.DECISION:
        return _("From %(day)s both sides work on the decision.") % words
    return _("“%(phase)s” begins on %(day)s.") % words


def day_of(when: date | datetime | None) -> dict[str, str]:
    if when is None:
        return {"day": ""}
    return {"day": day_words(timezone.localdate(when) if isinstance(when, datetime) else when)}
