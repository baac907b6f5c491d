"""What runs by itself: maps, weights, seals."""

from gromada.deliberation import actions, queries
from gromada.ledger.actions import listens_to
from gromada.ledger.models import Entry
from gromada.methods.opinion import VoteMatrix, opinion_map
from gromada.processes.models import Process
from gromada.processes.permissions import votes_open
from gromada.work.actions import enqueue
from gromada.work.jobs import every, job


def compile_methods() -> None:
    """Compile what computes maps before the first one is due."""
    one = VoteMatrix.from_triples([0], [0], [1], participants=["a"], statements=["b"])
    opinion_map(one, stability_replicates=0, structure_permutations=0)


@every(minutes=1)
@job
def look_for_new_votes() -> None:
    for process in queries.processes_with_new_votes():
        enqueue("deliberation.refresh", unique=True, process_id=process.pk)
    for process in queries.processes_to_seal().prefetch_related("phases"):
        if votes_open(process):
            continue
        enqueue("deliberation.seal", unique=True, process_id=process.pk)


@every(minutes=5)
@job
def return_unconfirmed() -> None:
    """Put back what a moderator set aside and the keys did not confirm in 72 hours."""
    actions.return_unconfirmed()


@job(slow=True, warm=compile_methods)
def refresh(*, process_id: int) -> None:
    process = Process.objects.get(pk=process_id)
    actions.refresh_map(process=process)
    actions.weigh_statements(process=process)


@job(slow=True)
def seal(*, process_id: int) -> None:
    actions.seal_votes(process=Process.objects.get(pk=process_id))


@listens_to("processes.phase_closed")
@listens_to("processes.process_closed")
@job(slow=True)
def seal_after(*, entry_id: int) -> None:
    entry = Entry.objects.get(pk=entry_id)
    number = int(entry.holder.rpartition(":")[2])
    actions.seal_votes(process=Process.objects.get(pk=number), because=[entry])
