"""Founding a process together, in five questions."""

import pytest
from django.urls import reverse
from tests.people.factories import make_account, make_membership, make_organisation, make_person
from tests.processes.factories import make_input, make_process

from gromada.charters.models import Invitation, Seat
from gromada.charters.queries import charter_of, version_in_force
from gromada.charters.queries.recommending import recommended
from gromada.methods.charter.checker import check_charter
from gromada.methods.charter.templates import templates
from gromada.people.models import Organisation
from gromada.processes.forms.founding import PlanForm
from gromada.processes.models import Process

pytestmark = pytest.mark.django_db

ANSWERS = {
    "table": {"table": ["community", "institution"]},
    "institution": {"institution": "yes"},
    "consent": {"consent": "both"},
    "seats": {"filled": "elected"},
    "about": {
        "question": "How do we cool Lipowa?",
        "territory": "Lipowa Dolina",
        "challenge": "Heat",
    },
}
ALONE = {**ANSWERS, "institution": {"institution": "no"}}
PLAN = {
    "group": "Neighbours of Lipowa",
    "side": "community",
    "community_name": "the neighbours",
    "community_seats": 3,
    "community_emails": "ola@example.org",
    "institution_name": "the office",
    "institution_seats": 2,
    "institution_emails": "",
}


def step(name):
    return reverse("processes:found_step", args=[name])


def text_of(response):
    return response.content.decode().replace("&#x27;", "'")


def answer(client, answers):
    where = step("table")
    while "/plan/" not in where:
        where = client.post(where, answers[where.rstrip("/").rpartition("/")[2]]).url
    return where


@pytest.fixture
def founder(client):
    person = make_account(name="Ewa Lis")
    client.force_login(person)
    return person


def test_every_combination_of_answers_leads_to_a_model_without_holes():
    for table in (["community"], ["community", "business"], ["institution"]):
        for consent in ("both", "office", "advice", "community"):
            for institution in ("yes", "no"):
                advice = recommended(table=table, consent=consent, institution=institution)

                found = check_charter(templates()[advice.code].charter)
                assert [hole for hole in found if hole.refused] == []
                assert advice.reason


def test_two_neighbours_found_without_an_institution(client, founder):
    plan = answer(client, ALONE)
    page = text_of(client.get(plan))
    assert "We suggest: Informal initiative" in page
    assert "There is no institution yet" in page

    done = client.post(plan, {**PLAN, "community_seats": 2})

    process = Process.objects.get()
    charter = charter_of(process)
    assert done.url == reverse("processes:founded", args=[process.slug])
    page = text_of(client.get(done.url))
    assert "1 invitation is on its way." in page
    assert charter.get_absolute_url() in page
    assert version_in_force(charter).challenge == "Heat"
    assert [host.side for host in process.hosts.all()] == ["community"]
    assert Organisation.objects.get().sector == "community"
    assert Seat.objects.get(person=founder).side == "community"
    assert Invitation.objects.get().email == "ola@example.org"
    text = version_in_force(charter).text
    assert (text.template, text.sides[0].seats, text.sides[0].filled) == ("M00", 2, "elected")
    assert client.get(done.url).status_code == 200
    assert client.get(reverse("processes:found_plan")).status_code == 302  # nothing is left over


def test_an_official_founds_with_residents(client, founder):
    office = make_organisation(name="Urząd Gminy", sector="public")
    make_membership(founder, office)
    partner = make_organisation(name="Sąsiedzi", sector="community")
    plan = answer(client, ANSWERS)

    client.post(
        plan,
        {**PLAN, "side": "institution", "organisation": office.pk, "partner": partner.pk,
         "group": ""},
    )  # fmt: skip

    process = Process.objects.get()
    assert {host.side: host.organisation for host in process.hosts.all()} == {
        "institution": office,
        "community": partner,
    }
    assert Seat.objects.get(person=founder).side == "institution"
    assert Invitation.objects.get().seat.organisation == partner


@pytest.mark.parametrize(
    ("sector", "side"),
    [
        ("public", "institution"),
        ("knowledge", "institution"),
        ("private", "business"),
        ("civic", "community"),
        ("community", "community"),
    ],
)
def test_the_side_is_proposed_from_whom_the_founder_acts_for(founder, sector, side):
    make_membership(founder, make_organisation(sector=sector))

    form = PlanForm(model="M10", filled="elected", person=founder)

    assert form.fields["side"].initial == side


def test_a_company_founds_on_its_own_side_with_an_office(client, founder):
    company = make_organisation(name="Chłodno", sector="private")
    make_membership(founder, company)
    office = make_organisation(name="Urząd Gminy", sector="public")
    answers = {**ANSWERS, "table": {"table": ["community", "institution", "business"]}}
    plan = {**PLAN, "business_name": "the company", "business_seats": 2, "business_emails": "",
            "side": "business", "organisation": company.pk, "group": ""}  # fmt: skip

    refused = client.post(answer(client, answers), plan)
    assert "Name the office" in text_of(refused)
    done = client.post(reverse("processes:found_plan"), {**plan, "partner": office.pk})

    seat = Seat.objects.get(person=founder)
    assert (seat.side, seat.organisation) == ("business", company)
    assert [host.organisation for host in Process.objects.get().hosts.all()] == [office]
    assert client.get(done.url).status_code == 200


def test_an_official_does_not_sit_with_the_residents(client, founder):
    office = make_organisation(name="Urząd Gminy", sector="public")
    make_membership(founder, office)

    page = client.post(
        answer(client, ANSWERS), {**PLAN, "organisation": office.pk, "side": "community"}
    )

    assert "Urząd Gminy belongs on another side" in text_of(page)
    assert not Process.objects.exists()


def test_nobody_acts_for_an_office_that_is_not_theirs(client, founder):
    office = make_organisation(sector="public")

    page = client.post(
        answer(client, ANSWERS), {**PLAN, "side": "institution", "organisation": office.pk}
    )

    assert page.status_code == 422
    assert not Process.objects.exists()


def test_going_back_keeps_the_answers(client, founder):
    answer(client, ANSWERS)

    assert 'value="How do we cool Lipowa?"' in text_of(client.get(step("about")))
    assert "checked" in text_of(client.get(step("table")))


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"group": ""}, "Give your group a name, or choose an organisation."),
        ({"community_emails": "ola"}, ": this is no e-mail address: ola"),
        (
            {"community_seats": 1},
            ": there are more people than seats. Add seats, or invite fewer.",
        ),
        ({"community_seats": 0}, "greater than or equal to 1"),
    ],
)
def test_a_plan_that_cannot_be_says_why_and_keeps_what_was_typed(
    client, founder, changes, sentence
):
    page = client.post(
        answer(client, ANSWERS), {**PLAN, "institution_name": "the town hall", **changes}
    )

    assert page.status_code == 422
    assert sentence in text_of(page)
    assert "the town hall" in text_of(page)
    assert not Process.objects.exists()


def test_another_model_can_be_chosen(client, founder):
    plan = answer(client, ANSWERS)

    client.get(plan, {"model": "M06"})
    client.post(plan, {**PLAN, "community_name": "the assembly of users"})

    assert charter_of(Process.objects.get()).template == "M06"


def test_a_renamed_side_has_a_sentence_of_its_own(client, founder):
    client.post(answer(client, ANSWERS), {**PLAN, "community_name": "friends of the park"})

    page = text_of(client.get(charter_of(Process.objects.get()).get_absolute_url()))

    assert "a person from “friends of the park”" in page


def test_steps_that_were_skipped_are_asked_first(client, founder):
    assert client.get(reverse("processes:found_plan")).url == step("table")
    assert client.get(step("nothing")).status_code == 404


@pytest.mark.parametrize("name", ["found", "found_plan"])
def test_founding_is_for_people_who_signed_in(client, name):
    assert client.get(reverse(f"processes:{name}")).status_code == 302


def test_groups_cannot_be_opened_without_end(client, founder, settings):
    settings.LIMITS = {**settings.LIMITS, "people.groups": (0, 3600)}

    page = client.post(answer(client, ALONE), PLAN)

    assert page.status_code == 422
    assert "many times in a short while" in text_of(page)
    assert not Process.objects.exists()


def test_a_member_of_both_sides_is_not_seated_twice(client, founder):
    page = client.post(answer(client, ALONE), {**PLAN, "community_emails": founder.email})

    assert page.status_code == 422
    assert not Process.objects.exists()


def test_an_invited_stranger_gets_a_mail(client, founder, django_capture_on_commit_callbacks):
    make_person()
    client.post(answer(client, ALONE), PLAN)

    assert Invitation.objects.count() == 1


def test_a_company_that_founded_has_a_desk_plans_phases_and_publishes(client, founder):
    company = make_organisation(name="Chłodno", sector="private")
    make_membership(founder, company)
    office = make_organisation(name="Urząd Gminy", sector="public")
    answers = {**ANSWERS, "table": {"table": ["community", "institution", "business"]}}
    plan = {**PLAN, "business_name": "the company", "business_seats": 2, "business_emails": "",
            "side": "business", "organisation": company.pk, "group": "",
            "partner": office.pk}  # fmt: skip
    now = client.post(answer(client, answers), plan).url
    process = Process.objects.get()
    desk = reverse("processes:host_desk", args=[process.slug])
    phases = reverse("processes:process_edit", args=[process.slug])
    publish = reverse("processes:process_act", args=[process.slug, "publish"])

    assert phases in client.get(now).content.decode()
    assert "You act here for Chłodno." in text_of(client.get(desk))
    assert f'href="{now}"' in client.get(desk).content.decode()
    assert "0 inputs wait" not in text_of(client.get(desk))
    assert [client.get(url).status_code for url in (phases, publish)] == [200, 200]


def test_from_a_seat_without_a_host_nobody_reads_what_waits_for_the_hosts(client):
    process = make_process(template="M10")
    make_input(process, text="Only for the hosts.")
    seat = charter_of(process).seats.filter(side="business").first()
    seat.person, seat.vacant_since = make_person(), None
    seat.save()
    client.force_login(seat.person)

    desk = client.get(reverse("processes:host_desk", args=[process.slug]))

    assert desk.status_code == 200
    assert "Only for the hosts." not in text_of(desk)
