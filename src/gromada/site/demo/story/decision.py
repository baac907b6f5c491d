"""The decision to begin with three courtyards."""

from gromada.decisions.actions import prepare_decision
from gromada.decisions.models import Decision
from gromada.drafting.queries import entries_behind
from gromada.ledger.models import Entry
from gromada.site.demo import clock
from gromada.site.demo.people import GARDENER, NEIGHBOUR, OFFICIAL, PLACE
from gromada.site.demo.processes import agreed
from gromada.site.demo.story.people import person
from gromada.site.demo.story.process import the_process
from gromada.site.demo.story.text import the_policy

DECISION = "Zaczynamy od pilotażu na trzech podwórkach"


def the_decision() -> Decision:
    return Decision.objects.get(title_pl=DECISION)


def decision_to_begin() -> None:
    """The office binds itself, with the keys of both sides and a signature outside."""
    with clock.on(-274, 11):
        prepare_decision(
            process=the_process(),
            title_pl=DECISION,
            title_en="We begin with a pilot in three courtyards",
            text_pl=(
                "Podwórka przy Klonowej 3, Akacjowej 7 i Kolejowej 12 zostaną urządzone według "
                "zasad opieki, które powstały wspólnie. Po dwóch latach obie strony powiedzą, czy "
                "robimy to dalej. O temperaturze rozstrzygnie badanie, nie wrażenie."
            ),
            text_en=(
                "The courtyards at Klonowa 3, Akacjowa 7 and Kolejowa 12 are made anew under the "
                "rules of care that were written together. After two years both sides say whether "
                "we go on. About the temperature a study decides, not an impression."
            ),
            changes_pl=(
                "Z rozmowy weszło: trzy podwórka zamiast czternastu, umowa trzech stron i pomiar "
                "przed i po. Nie weszło: połowa miejsc postojowych, bo są tam tylko cztery."
            ),
            changes_en=(
                "Taken up from the conversation: three courtyards instead of fourteen, an "
                "agreement of three sides, measuring before and after. Not taken up: half of the "
                "parking places, for there are four in these courtyards."
            ),
            because=entries_behind(the_policy()),
            by=person(OFFICIAL),
        )
    with clock.on(-264, 12):
        agreed(
            "decisions.take_decision",
            the_decision(),
            "Trzy podwórka wystarczą, żeby sprawdzić, czy to działa, i nie za dużo, żeby zapłacić.",
            by=OFFICIAL,
            then=[NEIGHBOUR, GARDENER],
            signed_by=f"Wójt Gminy {PLACE}",
            signed_on=clock.day(-264),
            document="Zarządzenie nr 41",
        )


def entries_of_the_decision() -> list[Entry]:
    """That it was taken: what the pact goes back to."""
    return list(
        Entry.objects.filter(kind="decisions.decision_taken", subject=the_decision().address)
    )
