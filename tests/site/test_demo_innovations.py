"""What the demo says of challenges and innovations."""

import io

import pytest

from gromada.cli.ledger.verification import verify
from gromada.innovations.models import Innovation
from gromada.innovations.queries import current_event, trail_of
from gromada.ledger.actions import seal
from gromada.ledger.queries import export_lines
from gromada.processes.models import Process
from gromada.site.demo import innovations, people, processes

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def test_one_came_of_the_running_process_and_one_failed(settings):
    settings.DEMO = True
    people.move_in()
    processes.running()
    innovations.innovations()

    stages = {one.title_en: current_event(one).stage for one in Innovation.objects.all()}
    assert stages == {"Shade on wheels": "experiment", "The talking bench": "ended"}

    street = Process.objects.get(slug="rynkowa")
    shade = Innovation.objects.get(title_en="Shade on wheels")
    came_of_it = {
        entry.subject
        for _number, groups in trail_of(street.address, person=None).after
        for group in groups
        for entry in group.entries
    }
    assert shade.address in came_of_it
    assert verify(io.BytesIO(b"".join(export_lines(seal())))).problems == ()
