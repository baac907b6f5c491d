"""Acts to test with: they describe an organisation, whatever part of the product owns acts by then.

They are not in the closed list; a fixture puts them there for a test.
"""

import os
import signal

from gromada.act import Act, PayloadField
from gromada.charters.models import Seat
from gromada.charters.permissions import require_mandate
from gromada.ledger.actions import declare_kind, record
from gromada.people.models import Organisation
from gromada.verdict import ALLOWED, Refused, Verdict

DESCRIBED = declare_kind("people.sample_described", "An organisation was described by an act")
HOLDER = "people.organisation:{}"


def describe(*, subject: Organisation, by: Seat, mandate, because, reason, description_en):
    require_mandate(mandate, "samples.describe", subject)
    return described(subject, by, because, reason, description_en)


def erase(*, subject: Organisation, by: Seat, mandate, because, reason):
    require_mandate(mandate, "samples.erase", subject)
    if os.environ.get("DIE_WHEN_ERASING"):
        os.kill(os.getpid(), signal.SIGKILL)
    return described(subject, by, because, reason, "")


def promise(*, subject: Organisation, by: Seat, mandate, because, reason):
    require_mandate(mandate, "samples.promise", subject)
    return described(subject, by, because, reason, "promised")


def break_half_way(*, subject: Organisation, by: Seat, mandate, because, reason):
    require_mandate(mandate, "samples.break", subject)
    described(subject, by, because, reason, "half done")
    raise Refused("It cannot be done after all.")


def recommend(**_everything):
    raise AssertionError("A reserved act never executes.")


def described(subject, by, because, reason, text):
    subject.description_en = text
    subject.save(update_fields=["description_en"])
    record(DESCRIBED, subject=subject, by=by, because=because, texts={"reason": reason})
    return subject


def found(address: str) -> Organisation | None:
    return Organisation.objects.filter(pk=address.rpartition(":")[2]).first()


def may(_person, subject: Organisation) -> Verdict:
    return Verdict("It is closed.") if subject.description_en == "closed" else ALLOWED


def sample(key: str, action, **facts) -> Act:
    facts.setdefault("family", "voice")
    return Act(
        key=f"samples.{key}",
        title=key.capitalize(),
        name=f"{key} of an organisation",
        becomes="The description changes",
        stays="it stays",
        find=found,
        holder=lambda subject: subject.address,
        fingerprint=lambda subject: subject.description_en[:50],
        permission=may,
        action=action,
        url=lambda subject: f"/en/people/{subject.pk}/",
        **facts,
    )


def price(_subject, payload):
    return 100_000 * len(payload["description_en"]) or None


TEXT = PayloadField("description_en", "text", "the description", sentence="Write a description.")
ACTS = {
    act.key: act
    for act in [
        sample(
            "describe",
            describe,
            undo="samples.describe",
            silence_may_count=True,
            payload=(TEXT,),
            amount=price,
        ),
        sample("erase", erase, family="text"),
        sample("break", break_half_way, undo="samples.describe"),
        sample("recommend", recommend, family="outcome", effect="reserved"),
        sample(
            "promise",
            promise,
            family="outcome",
            effect="self_binding",
            undo="samples.describe",
        ),
    ]
}
