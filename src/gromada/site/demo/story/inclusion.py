"""Who took part, beside who lives here; the population and the answers are made up."""

import numpy as np

from gromada.evaluation.actions import load_margins, publish_who_takes_part
from gromada.evaluation.models import AboutMe
from gromada.people.models import Participant
from gromada.site.demo import clock
from gromada.site.demo.people import OFFICIAL, PLACE
from gromada.site.demo.story.people import person
from gromada.site.demo.story.process import the_process

SEED = 365
SAID = 340  # of six hundred; the others did not want to say
# how many live here, and in which shares those who took part said so
ENGLISH = {
    "Wiek": "Age", "Mieszkanie": "Home", "Płeć": "Sex", "65 i więcej": "65 and over",
    "własne": "own", "wynajmowane": "rented", "kobieta": "woman", "mężczyzna": "man",
}  # fmt: skip
POPULATION = {
    "Wiek": {
        "18–29": (1190, 0.07),
        "30–44": (2240, 0.31),
        "45–64": (2680, 0.41),
        "65 i więcej": (2110, 0.21),
    },
    "Mieszkanie": {"własne": (5430, 0.86), "wynajmowane": (2790, 0.14)},
    "Płeć": {"kobieta": (4290, 0.58), "mężczyzna": (3930, 0.42)},
}


def who_took_part() -> None:
    process = the_process()
    rows = ["dimension,category,population,dimension_en,category_en"]
    for dimension, categories in POPULATION.items():
        rows += [
            f"{dimension},{name},{people},{ENGLISH[dimension]},{ENGLISH.get(name, name)}"
            for name, (people, _share) in categories.items()
        ]
    with clock.on(-392, 9):
        load_margins(
            holder=process.address,
            content=("\n".join(rows) + "\n").encode(),
            name="ludnosc.csv",
            source=f"Rejestr mieszkańców / register of residents, {PLACE} (wymyślony / invented)",
            year=clock.day(-392).year - 1,
            by=person(OFFICIAL),
        )
    with clock.on(-349, 9):
        rng = np.random.default_rng(SEED)
        people = Participant.objects.filter(holder=process.address).order_by("pk")[:SAID]
        AboutMe.objects.bulk_create(
            AboutMe(
                participant=one,
                holder=process.address,
                said={name: drawn(rng, categories) for name, categories in POPULATION.items()},
                said_on=clock.day(-360),
            )
            for one in people
        )
        publish_who_takes_part(holder=process.address)


def drawn(rng: np.random.Generator, categories: dict[str, tuple[int, float]]) -> str:
    shares = [share for _people, share in categories.values()]
    return str(rng.choice(list(categories), p=shares))
