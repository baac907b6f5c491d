"""Amendments that wait until somebody with a seat proposes to decide on them."""

from collections import Counter
from collections.abc import Collection

from django.db.models import QuerySet
from django.utils.translation import ngettext

from gromada.charters.models import Motion
from gromada.charters.queries.others import WaitsFor
from gromada.charters.queries.versions import rows_decided_on
from gromada.drafting.models import Amendment, Policy
from gromada.people.models import Person
from gromada.prepared import prepared
from gromada.processes.models import Process


def what_waits_for(person: Person) -> list[WaitsFor]:
    """One thing a text, for those who hold a seat there; what is being decided waits elsewhere."""
    seated = sorted(rows_decided_on(person, "processes.process"))
    by_address = {each.address: each for each in open_amendments_in(seated)}
    taken = moved(by_address)
    texts = Counter(each.policy for at, each in by_address.items() if at not in taken)
    return [
        WaitsFor(
            title=policy.title,
            note=ngettext(
                "%(count)d amendment waits until somebody proposes to accept or reject it.",
                "%(count)d amendments wait until somebody proposes to accept or reject them.",
                count,
            )
            % {"count": count},
            url=f"{policy.get_absolute_url()}amendments/?state=open",
            holder=policy.process.address,
            about=policy.process.question,
            icon="pencil",
        )
        for policy, count in texts.items()
    ]


@prepared
def open_amendments_in(processes: list[int]) -> QuerySet[Amendment]:
    return Amendment.objects.filter(
        state=Amendment.State.OPEN,
        policy__process__pk__in=processes,
        policy__process__state=Process.State.RUNNING,
        policy__state=Policy.State.DRAFT,
    ).select_related("policy__process")


def moved(amendments: Collection[str]) -> set[str]:
    """Which of these somebody has proposed to decide on already, by their addresses."""
    if not amendments:
        return set()
    return set(subjects_of_live_motions(sorted(amendments)))


@prepared
def subjects_of_live_motions(amendments: list[str]) -> QuerySet[Motion, str]:
    live = Motion.objects.filter(
        state__in=Motion.LIVE, subject__in=amendments, act_key__startswith="drafting."
    )
    return live.values_list("subject", flat=True)
