"""Who comes into the story besides those who live in the demo already."""

from gromada.people.actions import add_member, open_organisation
from gromada.people.models import Membership, Organisation, Person
from gromada.site.demo import clock
from gromada.site.demo.people import OPERATOR

NURSERY_OWNER = "szkolka@lipowa-dolina.example"
REVIEWER = "katedra@lipowa-dolina.example"

NURSERY = "Szkółka Drzew Lipka sp. z o.o."
UNIVERSITY = "Katedra Gospodarki Przestrzennej, Uczelnia w Lipowej Dolinie"


def newcomers() -> None:
    """A tree nursery, which is a private partner, and a university that looks from outside."""
    operator = Person.objects.get(email=OPERATOR)
    with clock.on(-440, 9):
        for name, sector, email, who, pl, en in [
            (
                NURSERY,
                Organisation.Sector.PRIVATE,
                NURSERY_OWNER,
                "Irena Lipka",
                "Szkółka drzew, wymyślona do tego pokazu.",
                "An invented tree nursery: it exists in this demo alone.",
            ),
            (
                UNIVERSITY,
                Organisation.Sector.KNOWLEDGE,
                REVIEWER,
                "Adam Cis",
                "Uczelnia, której nie ma: jest tylko w tym pokazie.",
                "A university that does not exist outside this demo.",
            ),
        ]:
            organisation = open_organisation(
                name=name, sector=sector, description_pl=pl, description_en=en, by=operator
            )
            add_member(
                organisation=organisation,
                person=Person.objects.create_user(email, name=who),
                role=Membership.Role.STEWARD,
                by=operator,
            )


def the_office() -> Organisation:
    return Organisation.objects.get(sector=Organisation.Sector.PUBLIC)


def the_neighbours() -> Organisation:
    return Organisation.objects.get(sector=Organisation.Sector.COMMUNITY)


def the_nursery() -> Organisation:
    return Organisation.objects.get(name=NURSERY)


def the_university() -> Organisation:
    return Organisation.objects.get(name=UNIVERSITY)


def person(address: str) -> Person:
    return Person.objects.get(email=address)
