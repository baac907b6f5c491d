"""Who may measure is asked when it happens; what a page found before does not count."""

import pytest
from tests.evaluation.factories import MARGINS, make_study
from tests.partnerships.factories import make_signed, seated

from gromada.charters.models import Seat
from gromada.evaluation.actions import load_margins, open_wave
from gromada.evaluation.permissions import may_evaluate
from gromada.people.models import Membership
from gromada.verdict import Refused

pytestmark = pytest.mark.django_db


def register(thing, by):
    return make_study(about=thing, by=by)


def ask(thing, by):
    return open_wave(holder=thing, by=by)


def load(thing, by):
    return load_margins(
        holder=thing, content=MARGINS.encode(), name="m.csv", source="GUS", year=2021, by=by
    )


@pytest.mark.parametrize("act", [register, ask, load])
def test_who_left_a_partnership_after_the_page_had_asked_may_not(act):
    partnership = make_signed()
    person = seated(partnership, "community")
    assert may_evaluate(person, partnership)

    Seat.objects.filter(person=person).update(person=None)
    Membership.objects.filter(person=person).delete()

    with pytest.raises(Refused, match="Only people who act for"):
        act(partnership, person)
