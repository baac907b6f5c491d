"""What the page of five measures says about studies and about groups."""

import pytest
from django.urls import reverse
from tests.evaluation.factories import make_study
from tests.ledger.factories import make_entry
from tests.partnerships.factories import make_signed
from tests.processes.factories import make_process

pytestmark = pytest.mark.django_db


def test_a_study_of_what_grew_out_of_a_process_stands_on_its_measures(client):
    process = make_process()
    decided = make_entry(subject=process, holder=process)
    study = make_study(about=make_signed(because=[decided]))

    html = client.get(reverse("evaluation:measures", args=[process.address])).content.decode()

    assert study.get_absolute_url() in html


def test_a_study_of_something_else_does_not(client):
    process = make_process()
    study = make_study(about=make_signed())

    html = client.get(reverse("evaluation:measures", args=[process.address])).content.decode()

    assert study.get_absolute_url() not in html
