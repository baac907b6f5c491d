"""What the charter of a partnership governs: signing, promising more, moving, the end."""

import hashlib
from collections.abc import Mapping
from typing import Any

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from gromada.act import Act, PayloadField
from gromada.charters.models import declare_act
from gromada.partnerships import actions, permissions
from gromada.partnerships.models import Commitment, OutcomeReport, Partnership, Party
from gromada.partnerships.queries import (
    standing_of_commitment,
    with_commitments,
    with_parts,
)
from gromada.verdict import ALLOWED, Verdict


def found_partnership(address: str) -> Partnership | None:
    return with_parts(Partnership.objects.filter(pk=number_of(address))).first()


def found_commitment(address: str) -> Commitment | None:
    return with_commitments(Commitment.objects.filter(pk=number_of(address))).first()


def found_party(address: str) -> Party | None:
    rows = Party.objects.select_related("partnership", "organisation")
    return rows.filter(pk=number_of(address)).first()


def number_of(address: str) -> str:
    return address.rpartition(":")[2]


# --- what must not change meanwhile -------------------------------------------


def as_prepared(partnership: Partnership) -> str:
    """All that will be signed: the keys are for these parties, promises and amounts."""
    names = ["title_pl", "title_en", "summary_pl", "summary_en", "kind", "territory", "starts_on"]
    names += ["ends_on", "amount", "state"]
    parties = [
        [
            party.organisation_id,
            party.role,
            party.side,
            [[c.kind, c.amount, c.text_pl, c.text_en] for c in party.contributions.all()],
        ]
        for party in partnership.parties.all()
    ]
    promises = [
        [
            each.party_id,
            each.text_pl,
            each.text_en,
            each.due_on,
            [[step.text_pl, step.text_en, step.due_on] for step in each.milestones.all()],
        ]
        for each in partnership.commitments.all()
    ]
    around = [
        partnership.reviewer_id,
        sorted(partnership.innovations.values_list("pk", flat=True)),
        sorted(partnership.challenges.values_list("pk", flat=True)),
    ]
    facts = [[getattr(partnership, name) for name in names], parties, promises, around]
    return hashlib.sha256(repr(facts).encode()).hexdigest()


def in_its_state(partnership: Partnership) -> str:
    return str(partnership.state)


def as_it_stands(commitment: Commitment) -> str:
    standing = standing_of_commitment(commitment)
    # being late comes by itself and changes nothing of what was promised
    over = standing.state.value if standing.is_over else "open"
    return f"{commitment.partnership.state} {over} {standing.moved_to or commitment.due_on}"


# --- whether it is possible, apart from keys -----------------------------------


def whether(can: Any) -> Any:
    """The state decides; who may propose is for the charter."""

    def permission(_person: object, subject: Any) -> Verdict:
        verdict: Verdict = can(subject)
        return verdict

    return permission


def signature_fits(_partnership: Partnership, payload: Mapping[str, Any]) -> Verdict:
    return permissions.whole_signature(
        payload["signed_by"], payload["signed_on"], payload["document"]
    )


def some_text(_party: Party, payload: Mapping[str, Any]) -> Verdict:
    if not (payload["text_pl"] or payload["text_en"]):
        return Verdict(_("Write the text in at least one language."))
    return ALLOWED


def later_day(commitment: Commitment, payload: Mapping[str, Any]) -> Verdict:
    return permissions.new_day_fits(commitment, payload["new_due_on"])


def known_outcome(_partnership: Partnership, payload: Mapping[str, Any]) -> Verdict:
    return ALLOWED if payload["outcome"] in ENDINGS else Verdict(_("Say how it ended."))


# what a partnership can end as: «goes on» is no end
ENDINGS = {
    "completed_as_planned", "renewed", "merged", "cancelled", "reverted_to_public",
    "lapsed_informally",
}  # fmt: skip


def worth(partnership: Partnership, _payload: Mapping[str, Any]) -> int | None:
    return partnership.amount


def promises_of(partnership: Partnership) -> str:
    """What would be signed, a promise a line, for the page of the motion."""
    return "\n".join(
        _("%(party)s, until %(day)s: %(text)s")
        % {"party": each.party, "day": date_format(each.due_on, "j E Y"), "text": each.text}
        for each in partnership.commitments.all()
    )


def of_partnership(**facts: Any) -> Act:
    return declare_act(
        Act(
            find=found_partnership,
            holder=lambda partnership: partnership,
            family="outcome",
            **facts,
        )
    )


def of_commitment(**facts: Any) -> Act:
    return declare_act(
        Act(
            find=found_commitment,
            holder=lambda commitment: commitment.partnership,
            fingerprint=as_it_stands,
            family="outcome",
            url=lambda commitment: reverse(
                "partnerships:commitment_detail",
                args=[commitment.partnership.slug, commitment.number],
            ),
            **facts,
        )
    )


SIGN = of_partnership(
    key="partnerships.sign",
    title=_("Sign the partnership"),
    name=_("signing of the partnership"),
    becomes=_("The partnership binds its parties"),
    stays=_("nothing is promised yet"),
    effect="self_binding",
    fingerprint=as_prepared,
    permission=whether(permissions.can_be_signed),
    fits=signature_fits,
    amount=worth,
    quote=promises_of,
    action=actions.sign_partnership,
    payload=(
        PayloadField("signed_by", "text", _("Who signed"), required=False),
        PayloadField("signed_on", "date", _("Signed on"), required=False),
        PayloadField("document", "text", _("Which document"), required=False),
    ),
)
ADD_COMMITMENT = declare_act(
    Act(
        find=found_party,
        holder=lambda party: party.partnership,
        family="outcome",
        key="partnerships.add_commitment",
        title=_("Add a commitment"),
        name=_("new commitment"),
        becomes=_("One more thing is promised"),
        stays=_("nothing more is promised"),
        undo="partnerships.release_commitment",
        fingerprint=lambda party: str(party.partnership.state),
        permission=whether(permissions.can_promise_more),
        fits=some_text,
        action=actions.add_commitment,
        payload=(
            PayloadField("text_pl", "text", _("What, in Polish"), required=False),
            PayloadField("text_en", "text", _("What, in English"), required=False),
            PayloadField("due_on", "date", _("Until when")),
        ),
    )
)
MOVE_COMMITMENT = of_commitment(
    key="partnerships.move_commitment",
    title=_("Move a commitment"),
    name=_("later day for a commitment"),
    becomes=_("A commitment gets a later day"),
    stays=_("the day that is promised stays"),
    undo="partnerships.move_commitment",
    permission=whether(permissions.can_be_moved),
    fits=later_day,
    action=actions.move_commitment,
    payload=(PayloadField("new_due_on", "date", _("New day")),),
)
RELEASE_COMMITMENT = of_commitment(
    key="partnerships.release_commitment",
    title=_("Release a commitment"),
    name=_("release from a commitment"),
    becomes=_("A party is let off a promise"),
    stays=_("it stays promised"),
    permission=whether(permissions.can_be_moved),
    action=actions.release_commitment,
)
END_PARTNERSHIP = of_partnership(
    key="partnerships.end_partnership",
    title=_("End the partnership"),
    name=_("end of the partnership"),
    becomes=_("The partnership ends"),
    stays=_("it goes on"),
    effect="self_binding",
    fingerprint=in_its_state,
    permission=whether(permissions.is_running),
    fits=known_outcome,
    action=actions.end_partnership,
    payload=(
        PayloadField(
            "outcome", "code", _("How it ended"), choices=tuple(OutcomeReport.Status.choices)
        ),
    ),
)
