"""Putting remarks together that say the same, and sharing them out."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gromada.decisions.actions.remarks import bring_in_remarks
from gromada.decisions.models import Answer, Cluster, Remark
from gromada.decisions.permissions import may_answer, may_change_cluster
from gromada.decisions.queries import people_who_answer
from gromada.people.models import Person
from gromada.processes.models import Process
from gromada.verdict import Refused


@transaction.atomic
def make_cluster(
    *,
    process: Process,
    title: str,
    remarks: Iterable[Remark],
    by: Person,
    happened_at: datetime | None = None,
) -> Cluster:
    """Put remarks together, which then get one answer."""
    process = Process.objects.select_for_update().get(pk=process.pk)
    may_answer(by, process).require()
    bring_in_remarks(process=process)
    if not title.strip():
        raise Refused(_("Say in a few words what these inputs have in common."))
    cluster = Cluster.objects.create(
        process=process, title=title.strip(), made_at=happened_at or timezone.now()
    )
    return add_to_cluster(cluster=cluster, remarks=remarks, by=by)


@transaction.atomic
def add_to_cluster(*, cluster: Cluster, remarks: Iterable[Remark], by: Person) -> Cluster:
    """Put more remarks into a cluster; from another one they move."""
    cluster = _locked(cluster)
    may_change_cluster(by, cluster).require()
    chosen = [remark.pk for remark in remarks]
    rows = cluster.process.remarks.filter(pk__in=chosen)
    if not chosen or rows.count() != len(set(chosen)):
        raise Refused(_("Choose at least one input of this process."))
    read_now = Answer.objects.filter(state=Answer.State.TO_CHECK)
    if rows.filter(cluster__in=read_now.values("cluster")).exists():
        raise Refused(_("One of them is in a cluster whose answer waits for a second reading."))
    if rows.filter(pk__in=read_now.filter(remark__isnull=False).values("remark")).exists():
        raise Refused(_("The answer to one of them waits for a second reading."))
    Answer.objects.filter(remark__in=rows, state__in=Answer.WITH_AUTHOR).delete()
    rows.update(cluster=cluster)
    return cluster


@transaction.atomic
def take_out(*, remark: Remark, by: Person) -> Remark:
    """Take a remark out of its cluster; it gets an answer of its own."""
    remark = Remark.objects.select_related("cluster").get(pk=remark.pk)
    if remark.cluster is None:
        return remark
    may_change_cluster(by, _locked(remark.cluster)).require()
    remark.cluster = None
    remark.save(update_fields=["cluster"])
    return remark


@transaction.atomic
def give_to(
    *, process: Process, remarks: Iterable[Remark], owner: Person | None, by: Person
) -> int:
    """Give remarks to somebody of the answering side, or to nobody yet."""
    process = Process.objects.select_for_update().get(pk=process.pk)
    may_answer(by, process).require()
    if owner is not None and owner not in people_who_answer(process):
        raise Refused(_("Only people of the side that owes the answers can be given an input."))
    return process.remarks.filter(pk__in=[remark.pk for remark in remarks]).update(owner=owner)


def _locked(cluster: Cluster) -> Cluster:
    rows = Cluster.objects.select_related("process").select_for_update(of=("self",))
    return rows.get(pk=cluster.pk)
