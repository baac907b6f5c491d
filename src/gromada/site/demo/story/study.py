"""The study of the effect: registered before its data, answered twelve days ago."""

from gromada.evaluation.actions import add_data, compute, register_study
from gromada.evaluation.models import Study
from gromada.site.demo import clock
from gromada.site.demo.people import OFFICIAL
from gromada.site.demo.story.measurements import measurements, study_file
from gromada.site.demo.story.pact import entries_of_the_pact, the_pact
from gromada.site.demo.story.people import person

STUDY = "Czy na odnowionych podwórkach jest chłodniej?"
DATA_ON = -12


def the_study() -> Study:
    return Study.objects.get(title_pl=STUDY)


def study_registered() -> None:
    with clock.on(-249, 9):
        register_study(
            study_file=study_file(clock.day(DATA_ON)),
            title_pl=STUDY,
            title_en="Is it cooler in the courtyards that were made anew?",
            about=the_pact().address,
            data_due_on=clock.day(-10),
            because=entries_of_the_pact(),
            by=person(OFFICIAL),
        )


def study_answered() -> None:
    with clock.on(DATA_ON, 10):
        data = add_data(
            study=the_study(),
            name="termometry.csv",
            content=measurements(clock.day(DATA_ON)),
            by=person(OFFICIAL),
        )
    with clock.on(DATA_ON, 10.2):
        compute(data=data)
