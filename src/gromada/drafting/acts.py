"""What the charter of a process governs here: what is written into a text, and what is not."""

import hashlib
from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from gromada.act import Act, PayloadField
from gromada.charters.models import declare_act, declare_outside
from gromada.drafting import actions, permissions
from gromada.drafting.actions.hiding import SET_ASIDE
from gromada.drafting.models import Amendment
from gromada.processes.models import Process
from gromada.verdict import ALLOWED, Verdict

declare_outside(SET_ASIDE)


def found_amendment(address: str) -> Amendment | None:
    rows = Amendment.objects.select_related(
        "policy__process", "clause__version", "clause__policy", "base_version", "seat",
        "made__clause",
    )  # fmt: skip
    return rows.filter(pk=address.rpartition(":")[2]).first()


def its_process(amendment: Amendment) -> Process:
    return amendment.policy.process


def as_it_stands(amendment: Amendment) -> str:
    """Its words, and the wording of the clause that they change."""
    words = hashlib.sha256(amendment.text.encode()).hexdigest()
    on = amendment.clause.version_id if amendment.clause and not amendment.is_addition else ""
    return f"{amendment.state} {amendment.base_version_id} {on} {words}"


def as_it_reads(amendment: Amendment) -> str:
    """Its words, and whether it is hidden; one that is set aside meanwhile is the same."""
    said = "\n".join([amendment.clause_number, amendment.text, amendment.reason])
    shown = "hidden" if amendment.is_hidden else "shown"
    return f"{shown} {hashlib.sha256(said.encode()).hexdigest()}"


def acceptable(_person: object, amendment: Amendment) -> Verdict:
    return permissions.can_be_accepted(amendment)


def rejectable(_person: object, amendment: Amendment) -> Verdict:
    return permissions.can_be_rejected(amendment)


def hideable(_person: object, amendment: Amendment) -> Verdict:
    return permissions.can_be_hidden(amendment)


def restorable(_person: object, amendment: Amendment) -> Verdict:
    return permissions.can_be_restored(amendment)


def words_that_fit(amendment: Amendment, payload: Mapping[str, Any]) -> Verdict:
    """Who takes a clause out agrees on no words for it."""
    if amendment.is_removal and payload["text"]:
        return Verdict(_("This amendment takes the clause out, so there are no words to change."))
    return ALLOWED


def name_of(amendment: Amendment) -> str:
    return gettext("Amendment %(number)d: %(what)s") % {
        "number": amendment.number,
        "what": amendment.title,
    }


def text_of(amendment: Amendment) -> str:
    """What it would put there; of a clause that would go, what stands there now."""
    if amendment.is_withheld:
        return ""
    if amendment.is_removal and amendment.clause is not None:
        return amendment.clause.text
    return amendment.text


def own_words(amendment: Amendment) -> str:
    """What somebody wrote, with their reason, as long as everyone can read it anyway."""
    said = [] if amendment.is_withheld else [amendment.text, amendment.reason]
    return "\n".join(each for each in said if each)


def out_of_sight(amendment: Amendment) -> bool:
    return amendment.is_withheld


def of_amendment(**facts: Any) -> Act:
    return declare_act(
        Act(
            find=found_amendment,
            holder=its_process,
            words=name_of,
            is_withheld=out_of_sight,
            url=Amendment.get_absolute_url,
            **facts,
        )
    )


TEXT: dict[str, Any] = {"family": "text", "fingerprint": as_it_stands, "quote": text_of}
VOICE: dict[str, Any] = {
    "family": "voice",
    "fingerprint": as_it_reads,
    "quote": own_words,
    "silence_may_count": True,
}
ACCEPT = of_amendment(
    **TEXT,
    key="drafting.accept_amendment",
    title=_("Accept an amendment"),
    name=_("acceptance of an amendment"),
    becomes=_("An amendment comes into the text"),
    stays=_("the text stays as it is"),
    # what one amendment wrote, another takes out
    undo="drafting.accept_amendment",
    permission=acceptable,
    fits=words_that_fit,
    action=actions.accept_amendment,
    payload=(PayloadField("text", "longtext", _("Words that come into the text"), required=False),),
)
REJECT = of_amendment(
    **TEXT,
    key="drafting.reject_amendment",
    title=_("Reject an amendment"),
    name=_("rejection of an amendment"),
    becomes=_("An amendment is rejected, with a reason for everyone"),
    stays=_("it stays open"),
    # one that was rejected can be accepted after all
    undo="drafting.accept_amendment",
    permission=rejectable,
    action=actions.reject_amendment,
)
HIDE = of_amendment(
    **VOICE,
    key="drafting.hide_amendment",
    title=_("Hide an amendment"),
    name=_("hiding of an amendment"),
    becomes=_("The words of an amendment disappear"),
    stays=_("they stay"),
    undo="drafting.restore_amendment",
    permission=hideable,
    action=actions.hide_amendment,
)
RESTORE = of_amendment(
    **VOICE,
    key="drafting.restore_amendment",
    title=_("Restore an amendment"),
    name=_("restoring of an amendment"),
    becomes=_("The words of an amendment are shown again"),
    stays=_("they stay hidden"),
    undo="drafting.hide_amendment",
    permission=restorable,
    action=actions.restore_amendment,
)
