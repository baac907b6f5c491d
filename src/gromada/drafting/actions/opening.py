"""Opening a text, and taking it back; and its adoption, which a decision brings."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gromada.charters.models import Seat
from gromada.charters.queries import charter_of, seat_of
from gromada.drafting.models import Clause, ClauseVersion, Policy
from gromada.drafting.permissions import may_open, may_withdraw_policy, still_a_draft
from gromada.formats.clauses import Clause as ClauseText
from gromada.formats.clauses import read_markdown, read_numbered
from gromada.formats.errors import FormatError
from gromada.innovations.queries import first_entries_about
from gromada.ledger.actions import declare_kind, record
from gromada.ledger.models import Entry
from gromada.people.models import Person
from gromada.processes.models import Process
from gromada.verdict import Refused

OPENED = declare_kind("drafting.policy_opened", gettext_lazy("A text was opened to amendments"))
WITHDRAWN = declare_kind("drafting.policy_withdrawn", gettext_lazy("A text was withdrawn"))
ADOPTED = declare_kind("drafting.policy_adopted", gettext_lazy("A text was adopted"))

READERS = {"markdown": read_markdown, "numbered": read_numbered}
LONGEST_KEY = 50
# under these names pages of their own stand
TAKEN = {"new"}
_COUNTS = re.compile(r"(\d+[a-z]*|(?<![a-z])[a-z])\W*$")


@transaction.atomic
def open_policy(
    *,
    process: Process,
    title_pl: str = "",
    title_en: str = "",
    language: str = "pl",
    text: str,
    format: str = "numbered",  # noqa: A002 - what people call it
    slug: str = "",
    by: Person,
    because: Iterable[Entry] = (),
    happened_at: datetime | None = None,
) -> Policy:
    """Put a text on the table, clause by clause, in the words of one side.

    Plain host work: it decides nothing. What it becomes is decided by amendments and, at
    last, by its adoption, which the charter governs. The same sent twice is one text.
    """
    now = happened_at or timezone.now()
    process = Process.objects.select_for_update().get(pk=process.pk)
    may_open(by, process, now).require()
    seat = _seat_of(by, process)
    clauses = read_clauses(text, format=format)
    titles = {"title_pl": title_pl, "title_en": title_en}
    if before := _opened_before(process.policies.filter(side=seat.side, **titles), clauses):
        return before
    policy = Policy.objects.create(
        process=process,
        slug=_free_slug(process, slug or title_pl or title_en),
        title_pl=title_pl,
        title_en=title_en,
        language=language,
        side=seat.side,
        opened_at=now,
    )
    _lay_clauses(policy, clauses)
    record(
        OPENED,
        subject=policy,
        holder=process,
        by=seat,
        facts={"side": seat.side, "clauses": len(clauses), "language": language},
        texts={name: words for name, words in (("title_pl", title_pl), ("title_en", title_en))
               if words},
        because=because,
        happened_at=happened_at,
    )  # fmt: skip
    return policy


def _opened_before(alike: QuerySet[Policy], clauses: Sequence[ClauseText]) -> Policy | None:
    """The text that stands there already with the very same clauses."""
    said = [(each.number, each.text) for each in clauses]
    for policy in alike.filter(state=Policy.State.DRAFT):
        rows = policy.clauses.select_related("version")
        if [(each.number, each.text) for each in rows] == said:
            return policy
    return None


@transaction.atomic
def withdraw_policy(
    *, policy: Policy, reason: str, by: Person, happened_at: datetime | None = None
) -> Policy:
    """Take back what was opened by mistake; nobody has worked on it yet."""
    policy = locked_policy(policy)
    may_withdraw_policy(by, policy).require()
    policy.state, policy.ended_at = Policy.State.WITHDRAWN, happened_at or timezone.now()
    policy.save(update_fields=["state", "ended_at"])
    record(
        WITHDRAWN,
        subject=policy,
        holder=policy.process,
        by=_seat_of(by, policy.process),
        facts={"side": policy.side},
        texts={"reason": reason},
        because=first_entries_about(policy),
        happened_at=happened_at,
    )
    return policy


@transaction.atomic
def adopt_policy(
    *, policy: Policy, by: Seat, because: Iterable[Entry], happened_at: datetime | None = None
) -> Policy:
    """Freeze the text as a decision adopted it.

    Only the act of ``decisions`` that was carried calls it, with the entry of that decision.
    """
    because = list(because)
    if not because:
        raise ValueError("A text is adopted by a decision; give its entry in because=.")
    policy = locked_policy(policy)
    still_a_draft(policy).require()
    policy.state, policy.ended_at = Policy.State.ADOPTED, happened_at or timezone.now()
    policy.save(update_fields=["state", "ended_at"])
    record(
        ADOPTED,
        subject=policy,
        holder=policy.process,
        by=by,
        facts={"side": by.side, "edition": policy.edition},
        because=[*because, *first_entries_about(policy)],
        happened_at=happened_at,
    )
    return policy


def read_clauses(text: str, *, format: str) -> list[ClauseText]:  # noqa: A002
    """The clauses of a pasted text; refused with the line that cannot be read."""
    try:
        return READERS[format](text)
    except FormatError as error:
        said = _(error.message) % error.values
        if error.line is None:
            raise Refused(said) from None
        words = {"line": error.line, "problem": said}
        raise Refused(_("Line %(line)d: %(problem)s") % words) from None


def locked_policy(policy: Policy) -> Policy:
    """The row as it is now, held until the transaction ends."""
    rows = Policy.objects.select_related("process").select_for_update(of=("self",))
    return rows.get(pk=policy.pk)


def key_of(clause: ClauseText, above: Sequence[str], taken: set[str]) -> str:
    """«4-2-a»: what the clause is called in addresses, whatever becomes of its number."""
    own = slugify(clause.number) if clause.is_heading else ""
    if not own and (counts := _COUNTS.search(clause.number.casefold())):
        own = counts[1]
    wanted = "-".join([*above, own or "p"])[:LONGEST_KEY]
    # the first paragraph without a number is p1
    key, n = (wanted, 1) if own else (f"{wanted}1", 1)
    while key in taken:
        n += 1
        key = f"{wanted}-{n}" if own else f"{wanted}{n}"
    return key


def _lay_clauses(policy: Policy, texts: Sequence[ClauseText]) -> None:
    """Make the clauses and their first wording; three queries however many there are."""
    taken: set[str] = set()
    open_keys: list[tuple[int, str]] = []
    clauses = []
    for order, each in enumerate(texts, start=1):
        open_keys = [above for above in open_keys if above[0] < each.level]
        key = key_of(each, [open_keys[-1][1]] if open_keys else [], taken)
        taken.add(key)
        if each.number and not each.is_heading:
            open_keys.append((each.level, key))
        clauses.append(
            Clause(
                policy=policy, key=key, order=order, level=each.level, is_heading=each.is_heading
            )
        )
    clauses = Clause.objects.bulk_create(clauses)
    versions = ClauseVersion.objects.bulk_create(
        ClauseVersion(
            clause=clause,
            edition=0,
            number=each.number,
            text=each.text,
            sides=[policy.side],
            since=policy.opened_at,
        )
        for clause, each in zip(clauses, texts, strict=True)
    )
    for clause, version in zip(clauses, versions, strict=True):
        clause.version = version
    Clause.objects.bulk_update(clauses, ["version"])


def _free_slug(process: Process, wanted: str) -> str:
    # letters such as ł have no form without their mark
    plain = unicodedata.normalize("NFKD", wanted.replace("ł", "l").replace("Ł", "L"))
    base = slugify(plain)[:70] or "text"
    taken = set(process.policies.values_list("slug", flat=True)) | TAKEN
    slug, n = base, 1
    while slug in taken:
        n += 1
        slug = f"{base}-{n}"
    return slug


def _seat_of(person: Person, process: Process) -> Seat:
    """The seat of somebody who was found to hold one."""
    charter = charter_of(process)
    seat = seat_of(person, charter) if charter else None
    if seat is None:
        raise Seat.DoesNotExist(f"{person.address} holds no seat in {process.address}")
    return seat
