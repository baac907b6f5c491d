"""What the ledger does by itself."""

from gromada.ledger import actions
from gromada.work.jobs import every, job


@every(minutes=1)
@job
def seal_record() -> None:
    actions.seal()
