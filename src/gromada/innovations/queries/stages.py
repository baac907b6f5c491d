"""How far an innovation has come."""

from gromada.innovations.models import Innovation, StageEvent


def events_that_stand(innovation: Innovation) -> list[StageEvent]:
    """Those that no later event corrects, by their days."""
    return [event for event in innovation.events.all() if not hasattr(event, "corrected_by")]


def current_event(innovation: Innovation) -> StageEvent | None:
    """Where it stands now; None only while it is being registered."""
    return next(reversed(events_that_stand(innovation)), None)
