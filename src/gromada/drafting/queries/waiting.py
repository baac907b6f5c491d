"""Amendments that wait until somebody with a seat proposes to decide on them."""

from collections import Counter

from django.utils.translation import ngettext

from gromada.charters.models import Motion
from gromada.charters.queries import seated_at
from gromada.charters.queries.others import WaitsFor
from gromada.drafting.models import Amendment, Policy
from gromada.people.models import Person
from gromada.processes.models import Process

PROCESS = "processes.process:"


def what_waits_for(person: Person) -> list[WaitsFor]:
    """One thing a text, for those who hold a seat there; what is being decided waits elsewhere."""
    seated = [int(at.removeprefix(PROCESS)) for at in seated_at(person) if at.startswith(PROCESS)]
    if not seated:
        return []
    waiting = Amendment.objects.filter(
        state=Amendment.State.OPEN,
        policy__process__in=seated,
        policy__process__state=Process.State.RUNNING,
        policy__state=Policy.State.DRAFT,
    ).select_related("policy__process")
    moved = Motion.objects.filter(state__in=Motion.LIVE, act_key__startswith="drafting.")
    being_decided = set(moved.values_list("subject", flat=True))
    texts = Counter(each.policy for each in waiting if each.address not in being_decided)
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
