"""Amendments that wait until somebody with a seat proposes to decide on them."""

from collections import Counter

from django.db.models import CharField, Exists, OuterRef, Value
from django.db.models.functions import Cast, Concat
from django.utils.translation import ngettext

from gromada.charters.models import Motion
from gromada.charters.queries import holds_seat
from gromada.charters.queries.others import WaitsFor
from gromada.drafting.models import Amendment, Policy
from gromada.people.models import Person
from gromada.processes.models import Process


def what_waits_for(person: Person) -> list[WaitsFor]:
    """One thing a text, for those who hold a seat there; what is being decided waits elsewhere."""
    running = Process.objects.filter(state=Process.State.RUNNING)
    seated = running.filter(holds_seat(person, "processes.process"))
    address = Concat(Value("drafting.amendment:"), Cast(OuterRef("pk"), CharField()))
    moved = Motion.objects.filter(state__in=Motion.LIVE, subject=address)
    waiting = Amendment.objects.filter(
        ~Exists(moved.filter(act_key__startswith="drafting.")),
        state=Amendment.State.OPEN,
        policy__process__in=seated,
        policy__state=Policy.State.DRAFT,
    ).select_related("policy__process")
    texts = Counter(each.policy for each in waiting)
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
