"""The pages of challenges and innovations."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from tests.innovations.factories import make_challenge, make_innovation
from tests.people.factories import make_membership, make_operator, make_organisation, make_person

from gromada.innovations.models import Challenge, Innovation
from gromada.ledger.models import Entry

pytestmark = pytest.mark.django_db


def at(name, *args):
    return reverse(f"innovations:{name}", args=args)


def html(client, url):
    answer = client.get(url)
    assert answer.status_code == 200
    return answer.content.decode()


def typed(**more):
    return {
        "title_pl": "Cień na kółkach",
        "summary_pl": "Drzewa w skrzyniach.",
        "origin": "community",
        "stage": "idea",
        "happened_on": timezone.localdate().isoformat(),
        "reason": "Sąsiedzi chcą spróbować.",
    } | more


def test_empty_lists_teach(client):
    assert "Nothing is registered yet" in html(client, at("innovation_list"))
    assert "No challenge is on the list yet" in html(client, at("challenge_list"))


@pytest.mark.parametrize("name", ["innovation_list", "challenge_list"])
def test_lists_cost_the_same_for_one_and_for_many(client, name):
    def queries():
        with CaptureQueriesContext(connection) as captured:
            client.get(at(name))
        return len(captured)

    make_innovation(challenges=[make_challenge()])
    queries()
    one = queries()
    for _ in range(4):
        make_innovation(challenges=[make_challenge()])

    assert queries() == one


def test_a_person_registers_an_innovation_that_answers_a_challenge(client):
    challenge = make_challenge()
    client.force_login(make_person())

    answer = client.post(
        at("innovation_create"), typed(challenges=[challenge.pk], came_from=challenge.address)
    )

    innovation = Innovation.objects.get()
    assert answer.url == innovation.get_absolute_url()
    assert list(innovation.challenges.all()) == [challenge]
    page = html(client, answer.url)
    assert challenge.title in page
    assert "Sąsiedzi chcą spróbować." in page


def test_where_it_began_is_asked_without_an_empty_answer(client):
    client.force_login(make_person())

    page = html(client, at("innovation_create"))

    assert page.count('name="origin"') == len(Innovation.Origin)
    assert "---------" not in page


def test_what_was_typed_stays_when_something_is_missing(client):
    client.force_login(make_person())

    answer = client.post(at("innovation_create"), typed(title_pl="", came_from="nowhere"))

    page = answer.content.decode()
    assert "Write this in at least one language." in page
    assert "The public record knows nothing under this link." in page
    assert "Drzewa w skrzyniach." in page
    assert not Innovation.objects.exists()


def test_a_visitor_is_asked_to_sign_in_first(client):
    assert client.get(at("innovation_create")).status_code == 302
    assert client.get(at("challenge_create")).status_code == 302


def test_a_stranger_is_told_why_not(client):
    innovation = make_innovation()
    client.force_login(make_person())

    assert client.get(at("stage_report", innovation.slug)).status_code == 403
    assert client.get(at("innovation_edit", innovation.slug)).status_code == 403


def test_a_stage_is_reported_and_corrected(client):
    person = make_person()
    innovation = make_innovation(by=person)
    client.force_login(person)
    form = {
        "stage": "pilot",
        "happened_on": timezone.localdate().isoformat(),
        "reason": "One street.",
        "helped": ["D4"],
    }

    client.post(at("stage_report", innovation.slug), form)
    event = innovation.events.latest("pk")
    client.post(at("stage_correct", innovation.slug, event.pk), form | {"stage": "experiment"})

    page = html(client, innovation.get_absolute_url())
    assert "Stage: experiment" in page
    assert "corrected later" in page
    assert "small early successes" in page


def test_a_form_of_another_innovation_corrects_nothing(client):
    person = make_person()
    other = make_innovation(by=person).events.get()
    innovation = make_innovation(by=person)
    client.force_login(person)

    assert client.get(at("stage_correct", innovation.slug, other.pk)).status_code == 404


def test_the_author_is_named_only_by_choice(client):
    unnamed = make_innovation(by=make_person(name="Jan Cichy"))
    named = make_innovation(by=make_person(name="Ewa Jawna"), names_author=True)

    assert "Jan Cichy" not in html(client, unnamed.get_absolute_url())
    assert "Ewa Jawna" in html(client, named.get_absolute_url())


def test_the_author_takes_their_name_back(client):
    person = make_person(name="Ewa Jawna")
    innovation = make_innovation(by=person, names_author=True)
    client.force_login(person)

    client.post(at("innovation_edit", innovation.slug), typed())
    client.logout()

    assert "Ewa Jawna" not in html(client, innovation.get_absolute_url())


def test_a_member_registers_on_behalf_of_the_organisation(client):
    membership = make_membership(organisation=make_organisation(name="Koło Ogrodników"))
    stranger = make_organisation(name="Obca Firma")
    client.force_login(membership.person)

    page = html(client, at("innovation_create"))
    client.post(at("innovation_create"), typed(organisations=[membership.organisation_id]))
    refused = client.post(at("innovation_create"), typed(organisations=[stranger.pk]))

    assert "Koło Ogrodników" in page
    assert "Obca Firma" not in page
    assert list(Innovation.objects.get().organisations.all()) == [membership.organisation]
    assert refused.status_code == 200


def test_a_challenge_is_added_with_its_evidence(client):
    client.force_login(make_person())
    form = {
        "title_en": "Heat",
        "summary_en": "Too hot.",
        "evidence_en": "51 degrees in July.",
        "evidence_source": "Own measurement",
        "evidence_url": "https://heat.example/data",
    }

    answer = client.post(at("challenge_create"), form)

    page = html(client, answer.url)
    assert "51 degrees in July." in page
    assert 'href="https://heat.example/data"' in page


def test_a_challenge_without_evidence_is_sent_back(client):
    client.force_login(make_person())

    client.post(at("challenge_create"), {"title_en": "Heat", "summary_en": "Too hot."})

    assert not Challenge.objects.exists()


def test_links_that_run_scripts_are_no_evidence(client):
    client.force_login(make_person())
    form = {"title_en": "a", "summary_en": "b", "evidence_en": "c"}

    client.post(at("challenge_create"), form | {"evidence_url": "javascript:alert(1)"})

    assert not Challenge.objects.exists()


@pytest.mark.parametrize(
    ("make", "page"), [(make_innovation, "innovation_hide"), (make_challenge, "challenge_hide")]
)
def test_operators_hide_with_a_reason_and_show_again(client, make, page):
    thing = make()
    client.force_login(make_operator())

    client.post(at(page, thing.slug), {"reason": "An advertisement."})
    client.logout()
    assert client.get(thing.get_absolute_url()).status_code == 404
    assert Entry.objects.latest("pk").kind == "innovations.hidden"

    client.force_login(make_operator())
    client.post(at(page, thing.slug), {"reason": "A mistake."})
    client.logout()
    assert client.get(thing.get_absolute_url()).status_code == 200


def test_a_hidden_challenge_is_not_named_on_an_innovation(client):
    challenge = make_challenge(title_en="Advertisement")
    innovation = make_innovation(challenges=[challenge])
    Challenge.objects.update(hidden_at=timezone.now())

    assert "Advertisement" not in html(client, innovation.get_absolute_url())


def test_polish_pages_speak_polish(client):
    innovation = make_innovation()

    page = html(client, f"/pl/innovations/{innovation.slug}/")

    assert "Cień na kółkach" in page
    assert "etap" in page.lower()
