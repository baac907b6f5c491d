"""The people and organisations of the demo."""

from django.db import transaction

from gromada.people.actions import add_member, make_operator, open_organisation
from gromada.people.models import Membership, Organisation, Person

PLACE = "Lipowa Dolina"
PLACE_OF = "Lipowej Doliny"  # in the genitive
OFFICIAL = "urzad@lipowa-dolina.example"
NEIGHBOUR = "sasiedzi@lipowa-dolina.example"
RESIDENT = "mieszkanka@lipowa-dolina.example"
# they hold seats beside the two above, so that no side hangs on one person
CLERK = "planowanie@lipowa-dolina.example"
GARDENER = "ogrodniczka@lipowa-dolina.example"
GROCER = "sklep@lipowa-dolina.example"
OPERATOR = "operator@lipowa-dolina.example"


@transaction.atomic
def move_in() -> None:
    """Four people, and the two organisations that host what happens here."""
    operator = make_operator(email=OPERATOR)
    Person.objects.filter(pk=operator.pk).update(name="Olga Kos")
    official = Person.objects.create_user(OFFICIAL, name="Hanna Zawilec")
    neighbour = Person.objects.create_user(NEIGHBOUR, name="Marek Olszyna")
    Person.objects.create_user(RESIDENT, name="Zofia Wrona")
    clerk = Person.objects.create_user(CLERK, name="Tomasz Brzoza")
    gardener = Person.objects.create_user(GARDENER, name="Barbara Lis")
    grocer = Person.objects.create_user(GROCER, name="Jan Wierzba")
    office = open_organisation(
        name=f"Urząd Gminy {PLACE}",
        sector=Organisation.Sector.PUBLIC,
        description_pl="Urząd gminy, której nie ma: jest tylko w tym pokazie.",
        description_en="The office of a municipality that does not exist outside this demo.",
        by=operator,
    )
    neighbours = open_organisation(
        name=f"Sąsiedzi z {PLACE_OF}",
        sector=Organisation.Sector.COMMUNITY,
        description_pl="Grupa mieszkanek i mieszkańców gminy, wymyślona do tego pokazu.",
        description_en="An invented group of people who live in this invented municipality.",
        by=operator,
    )
    steward = Membership.Role.STEWARD
    add_member(organisation=office, person=official, role=steward, by=operator)
    add_member(organisation=neighbours, person=neighbour, role=steward, by=operator)
    member = Membership.Role.MEMBER
    add_member(organisation=office, person=clerk, role=member, by=operator)
    for person in (gardener, grocer):
        add_member(organisation=neighbours, person=person, role=member, by=operator)


def demo_people() -> list[tuple[str, Person]]:
    """Who can be signed in as, with what they are here."""
    roles = [
        ("urzędniczka / official", OFFICIAL),
        ("współgospodarz / community co-host", NEIGHBOUR),
        ("mieszkanka / resident", RESIDENT),
        ("operatorka / operator", OPERATOR),
    ]
    return [(role, Person.objects.get(email=email)) for role, email in roles]
