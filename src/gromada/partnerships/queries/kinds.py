"""Which organisational models fit which kind of partnership, and which side a sector sits on."""

from collections.abc import Collection

from gromada.methods.charter import Charter as Rules
from gromada.methods.charter.templates import templates
from gromada.partnerships.models import Partnership
from gromada.people.models import Organisation

Kind, Sector = Partnership.Kind, Organisation.Sector

# the first is the one that is proposed
MODELS_OF_KIND: dict[str, tuple[str, ...]] = {
    Kind.ORDINARY_PACT: ("M03",),
    Kind.COMPLEX_PACT: ("M03", "M10"),
    Kind.CIVIC_USE: ("M06", "M07"),
    Kind.MANAGEMENT_CONTRACT: ("M09", "M07", "M10"),
    Kind.LEASE: ("M09", "M10"),
    Kind.CONCESSION: ("M09", "M10"),
    Kind.AVAILABILITY_PPP: ("M09", "M10"),
    Kind.JOINT_VENTURE: ("M08",),
    Kind.HYBRID: ("M10", "M08"),
}
# a contract by which something public is built or run by somebody else
CONTRACTS = {Kind.MANAGEMENT_CONTRACT, Kind.LEASE, Kind.CONCESSION, Kind.AVAILABILITY_PPP}

# where an organisation of a sector sits, the first that the charter knows
SIDES_OF_SECTOR: dict[str, tuple[str, ...]] = {
    Sector.PUBLIC: ("institution",),
    Sector.PRIVATE: ("business",),
    Sector.SOCIAL_ECONOMY: ("business", "community"),
    Sector.COMMUNITY: ("community",),
    Sector.CIVIC: ("community",),
    Sector.KNOWLEDGE: ("community", "institution"),
    Sector.OTHER: ("community", "business"),
}


def model_for(kind: str, sectors: Collection[str] = ()) -> str:
    """The model that is proposed for a kind; with a company in a pact, the hybrid one."""
    known = MODELS_OF_KIND[kind]
    if Sector.PRIVATE in sectors:
        with_business = [code for code in known if "business" in side_keys(code)]
        return with_business[0] if with_business else known[0]
    return known[0]


def side_for(sector: str, rules: Rules) -> str:
    """The side of a charter on which an organisation of this sector sits; empty where on none."""
    keys = {side.key for side in rules.sides}
    return next((side for side in SIDES_OF_SECTOR[sector] if side in keys), "")


def side_keys(code: str) -> set[str]:
    return {side.key for side in templates()[code].charter.sides}
