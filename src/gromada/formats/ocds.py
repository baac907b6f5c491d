"""Partnerships as open contracting data: OCDS 1.1 with the profile for public-private partnerships.

What is not known is left out, and so are lists that the profile forbids to be empty.
See docs/reference/ocds.md for every field and where it comes from.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any, Literal

VERSION = "1.1"
PROFILE = "https://standard.open-contracting.org/profiles/ppp/schema/1__0__0__beta2/extension.json"
GROSZE = 100

MilestoneStatus = Literal["scheduled", "met", "notMet", "partiallyMet"]
ContractStatus = Literal["pending", "active", "cancelled", "terminated"]


@dataclass(frozen=True, slots=True)
class Party:
    """An organisation in a partnership.

    Attributes
    ----------
    id, name : str
    is_public, is_private : bool
        Whether it is the public authority, or a private party, of the contract.
    pays : bool
    sector, side, role : str
        Our own codes; they go into ``details``.
    url : str
    """

    id: str
    name: str
    is_public: bool = False
    is_private: bool = False
    pays: bool = False
    sector: str = ""
    side: str = ""
    role: str = ""
    url: str = ""

    @property
    def roles(self) -> list[str]:
        roles = []
        if self.is_public:
            roles.append("publicAuthority")
        if self.is_private:
            roles.append("privateParty")
        if self.pays:
            roles.append("funder")
        # the open code list knows no residents or civic organisations as partners
        return roles or ["communityParty"]


@dataclass(frozen=True, slots=True)
class Money:
    """Who brings how many grosze, and for what."""

    id: str
    grosze: int
    party: Party
    description: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """A commitment, or a step on the way to one.

    Attributes
    ----------
    id, title : str
    due : date
        The day first promised, also when it was moved.
    met : date or None
    changed : datetime or None
        When something was last said of it.
    status : str or None
        None where the list of statuses knows none that is true.
    description : str
    """

    id: str
    title: str
    due: date
    met: date | None = None
    changed: datetime | None = None
    status: MilestoneStatus | None = None
    description: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """A change after the signature: a day that was moved, a promise more, one released."""

    id: str
    at: datetime
    rationale: str
    description: str


@dataclass(frozen=True, slots=True)
class Contract:
    """What is known of a partnership.

    Attributes
    ----------
    id : str
        Unique on this site; with the prefix it makes the ocid.
    title, description : str
    language : str
        Two letters: of the texts.
    url : str
        Its page.
    status : str
    prepared, changed : datetime
        When it came into the record; when something was last said of it.
    starts : date
    ends : date or None
    signed : date or None
        The signature outside, else the agreement here.
    grosze : int or None
    parties : sequence of Party
    money : sequence of Money
    commitments, steps : sequence of Step
    changes : sequence of Change
    """

    id: str
    title: str
    description: str
    language: str
    url: str
    status: ContractStatus
    prepared: datetime
    changed: datetime
    starts: date
    ends: date | None
    signed: date | None
    grosze: int | None
    parties: Sequence[Party]
    money: Sequence[Money] = ()
    commitments: Sequence[Step] = ()
    steps: Sequence[Step] = ()
    changes: Sequence[Change] = ()


@dataclass(frozen=True, slots=True)
class Publisher:
    """Who publishes, and the prefix of its ocids."""

    name: str
    url: str
    prefix: str


def release_package(
    contracts: Sequence[Contract], *, publisher: Publisher, published: datetime, url: str
) -> dict[str, Any]:
    """Give a release package: one release a partnership, as it stands now.

    Parameters
    ----------
    contracts : sequence of Contract
    publisher : Publisher
    published : datetime
        Aware.
    url : str
        Where the package can be fetched.

    Returns
    -------
    dict
        Ready for JSON.

    Source
    ------
    Open Contracting Partnership, *Open Contracting Data Standard* 1.1.5 and *OCDS for PPPs*
    profile 1.0.

    Examples
    --------
    >>> moment = datetime(2026, 5, 1, 12, tzinfo=UTC)
    >>> package = release_package(
    ...     [], publisher=Publisher("Lipowa Dolina", "https://lipowa.example", "ocds-abcdef"),
    ...     published=moment, url="https://lipowa.example/p.json")
    >>> package["version"], package["releases"]
    ('1.1', [])
    """
    return {
        "uri": url,
        "version": VERSION,
        "extensions": [PROFILE],
        "publishedDate": moment(published),
        "publisher": {"name": publisher.name, "uri": publisher.url},
        "releases": [release(contract, publisher.prefix) for contract in contracts],
    }


def release(contract: Contract, prefix: str) -> dict[str, Any]:
    """Give one release: the whole of what is known, with tags that say what it holds."""
    authority = next((party for party in contract.parties if party.is_public), None)
    return known(
        {
            "ocid": f"{prefix}-{contract.id}",
            "id": f"{contract.id}-{contract.changed.astimezone(UTC):%Y%m%dT%H%M%SZ}",
            "date": moment(contract.changed),
            "tag": tags(contract),
            # the profile demands it and knows no other way to begin
            "initiationType": "ppp",
            "title": contract.title,
            "description": contract.description,
            "language": contract.language,
            "parties": [organisation(party) for party in contract.parties],
            "publicAuthority": reference(authority) if authority else None,
            "planning": planning(contract),
            "awards": [] if contract.status == "pending" else [award(contract)],
            "contracts": [agreement(contract)],
        }
    )


def tags(contract: Contract) -> list[str]:
    """Say what a release holds."""
    if contract.status == "pending":
        return ["planning"]
    if contract.status == "terminated":
        return ["contractTermination", "implementation"]
    return ["contractAmendment" if contract.changes else "contract", "implementation"]


def planning(contract: Contract) -> dict[str, Any]:
    """The project, and whose money it is made of."""
    project = {
        "id": contract.id,
        "title": contract.title,
        "uri": contract.url,
        "totalValue": value(contract.grosze),
    }
    breakdown = [
        known(
            {
                "id": money.id,
                "description": money.description,
                "amount": value(money.grosze),
                "sourceParty": reference(money.party),
            }
        )
        for money in contract.money
    ]
    budget = {"budgetBreakdown": breakdown} if breakdown else None
    return known({"project": known(project), "budget": budget})


def award(contract: Contract) -> dict[str, Any]:
    """That the sides agreed; the contract has to refer to one."""
    return known(
        {
            "id": contract.id,
            "title": contract.title,
            "status": "active",
            "date": first_moment(contract.signed),
            "value": value(contract.grosze),
            "preferredBidders": [
                reference(party) for party in contract.parties if not party.is_public
            ]
            or None,
        }
    )


def agreement(contract: Contract) -> dict[str, Any]:
    """The contract itself, with what was promised as milestones."""
    period = {"startDate": first_moment(contract.starts), "endDate": last_moment(contract.ends)}
    steps = [milestone(step) for step in contract.steps]
    return known(
        {
            "id": contract.id,
            "awardID": contract.id,
            "title": contract.title,
            "description": contract.description,
            "status": contract.status,
            "period": known(period),
            "value": value(contract.grosze),
            "dateSigned": first_moment(contract.signed),
            "signatories": [reference(party) for party in contract.parties]
            if contract.signed and contract.parties
            else None,
            "milestones": [milestone(step) for step in contract.commitments],
            "amendments": [amendment(change) for change in contract.changes],
            "implementation": {"milestones": steps} if steps else None,
        }
    )


def milestone(step: Step) -> dict[str, Any]:
    """Give a commitment or a step with the day first promised."""
    return known(
        {
            "id": step.id,
            "title": step.title,
            "type": "delivery",
            "description": step.description,
            "dueDate": last_moment(step.due),
            "dateMet": first_moment(step.met),
            "dateModified": moment(step.changed) if step.changed else None,
            "status": step.status,
        }
    )


def amendment(change: Change) -> dict[str, Any]:
    """Give a change with its reason."""
    return known(
        {
            "id": change.id,
            "date": moment(change.at),
            "rationale": change.rationale,
            "description": change.description,
        }
    )


def organisation(party: Party) -> dict[str, Any]:
    """Give a party with its roles; what only we know of it stands in its details."""
    details = known({"sector": party.sector, "side": party.side, "role": party.role})
    return known(
        {
            "id": party.id,
            "name": party.name,
            "contactPoint": {"url": party.url} if party.url else None,
            "roles": party.roles,
            "details": details or None,
        }
    )


def reference(party: Party) -> dict[str, str]:
    """Point at a party."""
    return {"id": party.id, "name": party.name}


def value(grosze: int | None) -> dict[str, Any] | None:
    """Whole zlotys stay whole: 48000, not 48000.0."""
    if grosze is None:
        return None
    zlotys, rest = divmod(grosze, GROSZE)
    return {"amount": zlotys if rest == 0 else grosze / GROSZE, "currency": "PLN"}


def moment(at: datetime) -> str:
    """Write a moment in universal time."""
    return f"{at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"


def first_moment(day: date | None) -> str | None:
    """A day without an hour, as the standard writes one that begins something."""
    return f"{day.isoformat()}T00:00:00Z" if day else None


def last_moment(day: date | None) -> str | None:
    """A day without an hour, as the standard writes one that ends something."""
    return f"{day.isoformat()}T23:59:59Z" if day else None


def known(facts: dict[str, Any]) -> dict[str, Any]:
    """Without what is not known; empty lists stay, since they say that there is nothing."""
    return {name: fact for name, fact in facts.items() if fact is not None and fact != ""}
