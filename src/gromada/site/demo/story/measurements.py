"""What the thermometers of the courtyards showed: made up, the same for the same seed.

Fourteen courtyards, a number a week: by how many degrees the courtyard at five in the
afternoon was warmer than the field behind the village, so that seasons play no part.
"""

from datetime import date, timedelta

import numpy as np

TREATED = ("Klonowa 3", "Akacjowa 7", "Kolejowa 12")
OTHERS = (
    "Dębowa 2", "Szkolna 1", "Spółdzielcza 4", "Brzozowa 9", "Ogrodowa 5", "Młyńska 8",
    "Nowa 6", "Krótka 2", "Zielona 10", "Polna 3", "Parkowa 1",
)  # fmt: skip
WEEKS_BEFORE, WEEKS_AFTER = 26, 28
# so little that chance does as much: nine small trees are no forest
TRUE_EFFECT = -0.15
SEED = 38


def first_week_after(data_on: date) -> date:
    """The Monday from which the three courtyards had their trees."""
    last = data_on - timedelta(days=data_on.weekday() + 7)
    return last - timedelta(weeks=WEEKS_AFTER - 1)


def study_file(data_on: date) -> str:
    """What is asked, written down before anybody sees the numbers."""
    treated = ", ".join(f'"{name}"' for name in TREATED)
    return f"""title = "Czy na odnowionych podwórkach jest chłodniej?"
design = "synthetic-control"
outcome = "roznica"
outcome_unit = "°C"
unit = "podworko"
time = "tydzien"
treated = [{treated}]
treated_from = "{first_week_after(data_on).isoformat()}"
minimal_effect = 1.0

[outcome_words]
pl = "o ile cieplej niż w polu, o 17.00"
en = "how much warmer than in the field, at 5 p.m."
"""


def measurements(data_on: date) -> bytes:
    """The file of the thermometers, as a spreadsheet would save it."""
    rng = np.random.default_rng(SEED)
    start = first_week_after(data_on)
    weeks = [start + timedelta(weeks=n) for n in range(-WEEKS_BEFORE, WEEKS_AFTER)]
    names = [*TREATED, *OTHERS]
    # each courtyard has its own level, and its own answer to the weather of the week
    level = rng.normal(4.2, 0.7, len(names))
    answer = rng.normal(1.0, 0.25, len(names))
    weather = np.cumsum(rng.normal(0, 0.25, len(weeks)))
    noise = rng.normal(0, 0.35, (len(names), len(weeks)))
    values = level[:, None] + answer[:, None] * weather + noise
    values[: len(TREATED), WEEKS_BEFORE:] += TRUE_EFFECT
    rows = ["podworko,tydzien,roznica"]
    for name, line in zip(names, values, strict=True):
        rows += [
            f"{name},{week.isoformat()},{value:.2f}"
            for week, value in zip(weeks, line, strict=True)
        ]
    return ("\n".join(rows) + "\n").encode()
