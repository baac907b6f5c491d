"""What a charter governs here: how a decision ends."""

import hashlib
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gromada.act import Act, PayloadField
from gromada.charters.models import declare_act
from gromada.decisions import actions, permissions
from gromada.decisions.models import Decision
from gromada.methods.charter import Charter as Rules
from gromada.methods.charter import Need, Requirement, Rule
from gromada.processes.models import Process
from gromada.verdict import ALLOWED, Verdict

DAYS_TO_STATE_A_POSITION = 10


def found_decision(address: str) -> Decision | None:
    rows = Decision.objects.select_related("process", "policy")
    return rows.filter(pk=address.rpartition(":")[2]).first()


def its_process(decision: Decision) -> Process:
    return decision.process


def as_prepared(decision: Decision) -> str:
    """Its state and every word of it: the keys are for this text."""
    names = ["title_pl", "title_en", "text_pl", "text_en", "changes_pl", "changes_en", "kind"]
    words = repr([getattr(decision, name) for name in [*names, "effect"]])
    words += f" {decision.policy_id} {decision.policy.edition if decision.policy else 0}"
    return f"{decision.state} {hashlib.sha256(words.encode()).hexdigest()}"


def takeable(_person: object, decision: Decision) -> Verdict:
    return permissions.can_be_taken(decision)


def recommendable(_person: object, decision: Decision) -> Verdict:
    return permissions.can_be_recommended(decision)


def endable(_person: object, decision: Decision) -> Verdict:
    return permissions.can_end_with_differences(decision)


def signed(_decision: Decision, payload: Mapping[str, Any]) -> Verdict:
    """The signature is of a day that has come."""
    if payload["signed_on"] > timezone.localdate():
        return Verdict(_("The day of the signature has not come yet."))
    return ALLOWED


def asking_the_others(text: Rules, rule: Rule, side: str, _payload: Mapping[str, Any]) -> Rule:
    """Nobody's key: the other sides are asked for their positions, and cannot keep it open.

    A process ends even where the sides do not agree.
    """
    others = [each.key for each in text.sides if each.key != side]
    asked = Requirement(Need.ASKED, days=DAYS_TO_STATE_A_POSITION)
    return replace(
        rule,
        requires={side: Requirement(Need.ONE_SEAT), **dict.fromkeys(others, asked)},
        window_days=max(rule.window_days, DAYS_TO_STATE_A_POSITION),
    )


def text_of(decision: Decision) -> str:
    return decision.text


def of_decision(**facts: Any) -> Act:
    return declare_act(
        Act(
            find=found_decision,
            holder=its_process,
            fingerprint=as_prepared,
            family="outcome",
            quote=text_of,
            **facts,
        )
    )


TAKE = of_decision(
    key="decisions.take_decision",
    title=_("Take the decision"),
    name=_("taking of the decision"),
    becomes=_("The decision is taken and binds the institution"),
    stays=_("nothing is decided"),
    effect="self_binding",
    names_signature=True,
    permission=takeable,
    fits=signed,
    action=actions.take_decision,
    payload=(
        PayloadField(
            "signed_by",
            "text",
            _("Who signs it: the office"),
            sentence=_("Say which office signs it."),
        ),
        PayloadField(
            "signed_on",
            "date",
            _("On which day it was signed"),
            sentence=_("Say on which day it was signed."),
        ),
        PayloadField(
            "document",
            "text",
            _("Which document, with its number"),
            sentence=_("Name the document with its number."),
        ),
    ),
)
RECOMMEND = of_decision(
    key="decisions.recommend",
    title=_("Recommend the decision"),
    name=_("recommendation of the decision"),
    becomes=_("It is recommended to who decides by law"),
    stays=_("nothing is recommended"),
    effect="reserved",
    answered_there=True,
    permission=recommendable,
    action=actions.recommend,
)
END = of_decision(
    key="decisions.end_with_differences",
    title=_("End with a record of differences"),
    name=_("end with a record of differences"),
    becomes=_("It ends with both positions on record"),
    stays=_("it stays open"),
    permission=endable,
    rule=asking_the_others,
    action=actions.end_with_differences,
)
