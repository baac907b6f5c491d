"""The pages, by plain browser without JavaScript."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from tests.people.factories import make_account, make_membership, make_person
from tests.processes.factories import make_process
from tests.seminars.factories import (
    make_organiser_person,
    make_question,
    make_seminar,
    make_sign_up,
)

from gromada.notices.models import Mail
from gromada.seminars.models import Seminar, SignUp

pytestmark = pytest.mark.django_db


def page(client, name, *args):
    return client.get(reverse(f"seminars:{name}", args=args))


def words(response):
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


def test_the_list_teaches_when_it_is_empty(client):
    assert "No seminar is announced now" in words(page(client, "seminar_list"))


def test_the_list_costs_the_same_for_one_and_for_nine(client, django_assert_num_queries):
    def queries_for(count):
        for _ in range(count):
            make_seminar()
            make_seminar(state="over", in_days=-9)
        with django_assert_num_queries(3):
            page(client, "seminar_list")

    queries_for(1)
    queries_for(8)


def test_the_page_costs_the_same_for_one_and_for_nine_questions(client, django_assert_num_queries):
    seminar = make_seminar()
    make_question(seminar)
    make_sign_up(seminar)
    with django_assert_num_queries(4):
        page(client, "seminar_detail", seminar.slug)
    for _ in range(8):
        make_question(seminar)
        make_sign_up(seminar)
    with django_assert_num_queries(4):
        page(client, "seminar_detail", seminar.slug)


def test_the_organisers_page_costs_the_same_for_one_and_for_nine(
    client, django_assert_max_num_queries
):
    seminar = make_seminar()
    client.force_login(make_organiser_person(seminar))
    make_sign_up(seminar)
    page(client, "seminar_manage", seminar.slug)  # the session is renewed once a week
    with django_assert_max_num_queries(30) as first:
        page(client, "seminar_manage", seminar.slug)
    for _ in range(8):
        make_sign_up(seminar)
        make_question(seminar)
    with django_assert_max_num_queries(30) as then:
        page(client, "seminar_manage", seminar.slug)

    assert len(then) == len(first)


def test_signing_up_takes_two_fields_and_leads_to_the_mail(client):
    seminar = make_seminar()

    answer = client.post(
        seminar.get_absolute_url(), {"name": "Anna Bąk", "email": "Anna@example.org"}, follow=True
    )

    assert "We wrote to the address you gave" in words(answer)
    assert seminar.sign_ups.get().email == "anna@example.org"
    assert seminar.sign_ups.get().language == "en"


def test_nobody_learns_whether_an_address_is_signed_up(client):
    seminar = make_seminar(capacity=5)
    make_sign_up(seminar, email="anna@example.org")
    SignUp.objects.update(signed_up_at=timezone.now() - timedelta(hours=1))

    answers = [
        client.post(seminar.get_absolute_url(), {"name": "X", "email": email}, follow=True)
        for email in ("anna@example.org", "new@example.org")
    ]

    known, new = (answer.content.split(b"<main")[1].split(b"</main")[0] for answer in answers)
    assert known == new


def test_a_form_with_a_mistake_keeps_what_was_typed(client):
    seminar = make_seminar()

    answer = client.post(seminar.get_absolute_url(), {"name": "Anna", "email": "anna@"})

    assert 'value="anna@"' in words(answer)
    assert not seminar.sign_ups.exists()


@pytest.mark.parametrize("name", ["Buy at https://x.example", "www.spam.example", "spam.com"])
def test_a_name_is_no_advertisement(client, name):
    seminar = make_seminar()

    client.post(seminar.get_absolute_url(), {"name": name, "email": "anna@example.org"})

    assert not Mail.objects.exists()


def test_the_room_stands_only_on_the_page_of_who_has_a_place(client):
    seminar = make_seminar(capacity=1)
    comes, waits = make_sign_up(seminar), make_sign_up(seminar)
    room = "room.example.org/secret-room"

    assert room in words(client.get(comes.get_absolute_url()))
    assert room not in words(client.get(waits.get_absolute_url()))
    for name in ("seminar_detail", "question_list", "signed_up"):
        assert room not in words(page(client, name, seminar.slug))
    assert room.encode() not in page(client, "seminar_calendar", seminar.slug).content


def test_the_link_of_a_mail_shows_the_turn_and_withdraws(client):
    seminar = make_seminar(capacity=0)
    make_sign_up(seminar)
    second = make_sign_up(seminar)

    assert "number 2 on the waiting list" in words(client.get(second.get_absolute_url()))
    answer = client.post(second.get_absolute_url(), follow=True)

    assert "You are no longer signed up." in words(answer)
    assert seminar.sign_ups.get(pk=second.pk).is_withdrawn


def test_a_made_up_link_leads_nowhere(client):
    row = make_sign_up(make_seminar())

    forged = row.get_absolute_url().replace(f"/{row.pk}:", f"/{row.pk + 1}:")

    assert client.get(forged).status_code == 404


def test_a_question_is_asked_and_asked_too(client):
    seminar = make_seminar()
    make_question(seminar, text="Kto za to zapłaci?")
    wall = reverse("seminars:question_list", args=[seminar.slug])

    asked = client.post(wall, {"text": "A gdzie będą ławki?"}, follow=True)
    too = client.post(reverse("seminars:question_too", args=[seminar.slug, 1]), follow=True)

    assert "You asked this." in words(asked)
    assert "1 more person asks this." in words(too)
    back = client.post(
        reverse("seminars:question_too", args=[seminar.slug, 1]), {"take_back": "yes"}, follow=True
    )
    assert "more person" not in words(back)


def test_a_hidden_question_leaves_its_reason(client):
    seminar = make_seminar()
    make_question(seminar, text="Obelga", hidden_reason="Obraża.", hidden_at=timezone.now())

    seen = words(page(client, "question_list", seminar.slug))
    alone = words(page(client, "question_detail", seminar.slug, 1))

    assert "Obraża." in seen
    assert "Obraża." in alone
    assert "Obelga" not in seen + alone


def test_when_it_is_over_what_came_of_it_stands_first(client):
    process = make_process()
    host = process.hosts.get(side="institution").organisation
    seminar = make_seminar(state="over", in_days=-3, organiser=host, outcome_en="A shelter.")
    person = make_membership(organisation=host).person
    question = make_question(seminar, text="Kto za to zapłaci?")
    make_membership(person)
    client.force_login(person)

    carried = client.post(
        reverse("seminars:question_carry", args=[seminar.slug, 1]),
        {"process": process.pk, "text": question.text, "nobody_named": "on"},
        follow=True,
    )
    seen = words(page(client, "seminar_detail", seminar.slug))

    assert process.question in words(carried)
    assert seen.index("A shelter.") < seen.index("When and where it was")
    assert seen.index(process.question) < seen.index("When and where it was")


def test_a_seminar_is_prepared_published_changed_and_cancelled(client):
    other = make_seminar()
    client.force_login(make_organiser_person(other))
    form = {
        "organiser": other.organiser_id,
        "title_pl": "Łąka w mieście",
        "day": timezone.localdate() + timedelta(days=30),
        "zone": "Europe/Warsaw",
        "language": "en",
        "online_url": "https://room.example.org/a",
    }

    client.post(reverse("seminars:seminar_create"), form)
    draft = Seminar.objects.get(slug="laka-w-miescie")
    assert draft.is_draft
    assert not draft.hour_known
    client.post(reverse("seminars:seminar_publish", args=[draft.slug]))
    edit = reverse("seminars:seminar_edit", args=[draft.slug])
    client.post(edit, form | {"starts": "17:00", "ends": "18:30"})
    changed = Seminar.objects.get(pk=draft.pk)
    assert (changed.is_published, changed.hour_known, changed.sequence) == (True, True, 1)
    client.post(reverse("seminars:seminar_cancel", args=[draft.slug]), {"reason": "Awaria."})

    assert "Awaria." in words(page(client, "seminar_detail", draft.slug))


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"title_pl": ""}, "Give the title in at least one language."),
        ({"starts": "17:00"}, "Give both hours, or neither"),
        ({"starts": "17:00", "ends": "16:00"}, "The end comes after the beginning"),
        ({"day": "2027-03-28", "starts": "02:30", "ends": "04:00"}, "the clocks go forward"),
        ({"day": "2027-10-31", "starts": "02:30", "ends": "04:00"}, "the clocks go back"),
        ({"slug": "new"}, "This address is taken."),
    ],
)
def test_what_the_form_refuses(client, typed, sentence):
    other = make_seminar()
    client.force_login(make_organiser_person(other))
    form = {
        "organiser": other.organiser_id,
        "title_pl": "Łąka",
        "day": "2027-05-05",
        "zone": "Europe/Warsaw",
        "language": "pl",
    }

    answer = client.post(reverse("seminars:seminar_create"), form | typed)

    assert sentence in words(answer)
    assert Seminar.objects.count() == 1


def test_the_table_of_sign_ups_covers_addresses_and_the_download_does_not(client):
    seminar = make_seminar()
    client.force_login(make_organiser_person(seminar))
    make_sign_up(seminar, name="Anna Bąk", email="anna@example.org")

    seen = words(page(client, "seminar_manage", seminar.slug))
    table = client.post(reverse("seminars:sign_up_download", args=[seminar.slug]))

    assert "a…@example.org" in seen
    assert "anna@example.org" not in seen
    assert "Anna Bąk,anna@example.org" in table.content.decode()


@pytest.mark.parametrize(
    "name", ["seminar_manage", "seminar_edit", "seminar_cancel", "sign_up_download"]
)
def test_strangers_find_the_organisers_doors_closed(client, name):
    seminar = make_seminar()
    client.force_login(make_membership().person)

    answer = client.post(reverse(f"seminars:{name}", args=[seminar.slug]))

    assert answer.status_code in {403, 405}


def test_carrying_says_when_there_is_nowhere_to_carry(client):
    seminar = make_seminar()
    make_question(seminar)
    client.force_login(make_organiser_person(seminar))

    seen = words(page(client, "question_carry", seminar.slug, 1))

    assert "No process that you host is running now" in seen


def test_names_that_were_forgotten_are_no_list(client):
    seminar = make_seminar()
    make_sign_up(seminar)
    client.force_login(make_organiser_person(seminar))
    address = f"/en/seminars/{seminar.slug}/manage/"
    assert "Download the list" in client.get(address).content.decode()

    seminar.sign_ups.update(name="", email="")

    page = client.get(address).content.decode()
    assert "Download the list" not in page
    assert "The numbers stay" in page


def test_who_types_the_address_of_their_account_sees_the_place_at_once(client):
    seminar, person = make_seminar(), make_account(email="anna@example.org")
    client.force_login(person)
    typed = {"name": "Anna", "email": "Anna@example.org"}

    answer = words(client.post(seminar.get_absolute_url(), typed, follow=True))

    link = seminar.sign_ups.get().get_absolute_url()
    assert "You have a place." in answer
    assert link in answer
    assert link in words(client.get("/en/my/"))


def test_an_address_that_was_not_proved_shows_nothing(client):
    seminar = make_seminar()
    row = make_sign_up(seminar, email="anna@example.org")
    for person in (make_person(email="anna@example.org"), make_account()):
        client.force_login(person)
        typed = {"name": "Anna", "email": "anna@example.org"}
        answer = words(client.post(seminar.get_absolute_url(), typed, follow=True))
        assert "Look in your mail" in answer
        assert row.get_absolute_url() not in answer
        assert row.get_absolute_url() not in words(client.get("/en/my/"))


def test_the_demo_opens_the_sign_up_that_this_browser_made_and_no_other(client, settings):
    settings.DEMO = True
    seminar = make_seminar()
    before = make_sign_up(seminar, email="anna@example.org")

    def answer_to(email):
        typed = {"name": "X", "email": email}
        return words(client.post(seminar.get_absolute_url(), typed, follow=True))

    new = answer_to("new@example.org")
    assert seminar.sign_ups.get(email="new@example.org").get_absolute_url() in new
    again = answer_to("anna@example.org")
    assert before.get_absolute_url() not in again
    assert "/sign-ups/" not in again
