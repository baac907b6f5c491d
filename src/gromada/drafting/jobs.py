"""What runs by itself: amendments that were set aside return."""

from gromada.drafting import actions
from gromada.work.jobs import every, job


@every(minutes=5)
@job
def return_unconfirmed() -> None:
    """Put back what somebody set aside and the keys did not confirm in 72 hours."""
    actions.return_unconfirmed()
