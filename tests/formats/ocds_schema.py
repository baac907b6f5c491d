"""A strict schema of what we publish: no field beside these, each of its type.

Written from the published schema of the profile for public-private partnerships, which is OCDS 1.1
with the profile put in (schema/patched/release-schema.json, 1__0__0__beta2): required fields,
closed code lists and lists that may not be empty are theirs; that nothing else may stand there is
ours. No package that could be
installed ships the schema itself.
"""

TEXT = {"type": "string", "minLength": 1}
MOMENT = {"type": "string", "format": "date-time", "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$"}
URI = {"type": "string", "format": "uri", "pattern": "^https?://"}


def strict(required, **properties):
    return {
        "type": "object",
        "required": list(required),
        "properties": properties,
        "additionalProperties": False,
    }


def listed(of, least=0):
    return {"type": "array", "items": of, "minItems": least, "uniqueItems": True}


VALUE = strict(
    ["amount", "currency"], amount={"type": "number", "minimum": 0}, currency={"enum": ["PLN"]}
)
PERIOD = strict(["startDate"], startDate=MOMENT, endDate=MOMENT)
REFERENCE = strict(["id", "name"], id=TEXT, name=TEXT)
MILESTONE = strict(
    ["id"],
    id=TEXT, title=TEXT, type={"enum": ["delivery"]}, description=TEXT, dueDate=MOMENT,
    dateMet=MOMENT, dateModified=MOMENT,
    status={"enum": ["scheduled", "met", "notMet", "partiallyMet"]},
)  # fmt: skip
AMENDMENT = strict(["id", "date"], id=TEXT, date=MOMENT, rationale=TEXT, description=TEXT)
RISK = strict(
    ["id"],
    id=TEXT, category=TEXT, description=TEXT, notes=TEXT,
    allocation={"enum": ["publicAuthority", "privateParty", "undefined"]},
)  # fmt: skip
ORGANISATION = strict(
    ["id", "name", "roles"],
    id=TEXT, name=TEXT, contactPoint=strict(["url"], url=URI),
    roles=listed(
        {"enum": ["publicAuthority", "privateParty", "funder", "communityParty"]}, least=1
    ),
    details=strict([], sector=TEXT, side=TEXT, role=TEXT),
)  # fmt: skip
PLANNING = strict(
    ["project"],
    project=strict([], id=TEXT, title=TEXT, uri=URI, totalValue=VALUE),
    budget=strict(
        [],
        budgetBreakdown=listed(
            strict(["id"], id=TEXT, description=TEXT, amount=VALUE, sourceParty=REFERENCE), least=1
        ),
    ),
)
AWARD = strict(
    ["id"],
    id=TEXT, title=TEXT, status={"enum": ["pending", "active", "cancelled", "unsuccessful"]},
    date=MOMENT, value=VALUE, preferredBidders=listed(REFERENCE, least=1),
)  # fmt: skip
CONTRACT = strict(
    ["id", "awardID"],
    id=TEXT, awardID=TEXT, title=TEXT, description=TEXT,
    status={"enum": ["pending", "active", "cancelled", "terminated"]},
    period=PERIOD, value=VALUE, dateSigned=MOMENT, signatories=listed(REFERENCE, least=1),
    riskAllocation=listed(RISK, least=1), milestones=listed(MILESTONE),
    amendments=listed(AMENDMENT),
    implementation=strict([], milestones=listed(MILESTONE)),
)  # fmt: skip
RELEASE = strict(
    ["ocid", "id", "date", "tag", "initiationType"],
    ocid=TEXT, id=TEXT, date=MOMENT,
    tag=listed(
        {"enum": ["planning", "contract", "contractAmendment", "contractTermination",
                  "implementation"]},
        least=1,
    ),
    initiationType={"enum": ["ppp"]}, title=TEXT, description=TEXT,
    language={"enum": ["pl", "en"]}, parties=listed(ORGANISATION), publicAuthority=REFERENCE,
    planning=PLANNING, awards=listed(AWARD), contracts=listed(CONTRACT),
)  # fmt: skip
PACKAGE = strict(
    ["uri", "version", "publishedDate", "publisher", "releases"],
    uri=URI, version={"const": "1.1"}, extensions=listed(URI), publishedDate=MOMENT,
    publisher=strict(["name"], name=TEXT, uri=URI), releases=listed(RELEASE, least=1),
)  # fmt: skip
