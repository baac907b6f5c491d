"""Questions whose SQL is put together once."""

from datetime import UTC, datetime, timedelta
from threading import Thread

import pytest
from django.db.models import Count, Q, QuerySet
from django.utils import timezone
from tests.innovations.factories import make_challenge, make_innovation
from tests.people.factories import make_account, make_membership, make_organisation

from gromada.innovations.models import Innovation
from gromada.people.models import Membership, Organisation, Person
from gromada.prepared import LARGEST, LENGTHS, MANY, Place, bring, for_everybody, prepared, totals

pytestmark = pytest.mark.django_db


@prepared
def people_called(name: str) -> QuerySet[Person]:
    return Person.objects.filter(name=name).order_by("pk")


@prepared
def memberships_with_names(person_id: int) -> QuerySet[Membership]:
    return Membership.objects.filter(person=person_id).select_related("organisation")


@prepared
def person_with_memberships(person_id: int) -> QuerySet[Person]:
    return Person.objects.filter(pk=person_id).prefetch_related("memberships")


@prepared
def organisation_with(key: int) -> QuerySet[Organisation]:
    return Organisation.objects.filter(pk=key)


@prepared
def organisations_among(keys: list[int]) -> QuerySet[Organisation]:
    return Organisation.objects.filter(pk__in=keys).order_by("pk")


@prepared
def first_among(keys: list[int], names: list[str]) -> QuerySet[Organisation]:
    rows = Organisation.objects.filter(pk__in=keys, memberships__person__name__in=names)
    return rows.distinct().order_by("pk")[:2]


@prepared
def organisations_without(keys: list[int]) -> QuerySet[Organisation]:
    return Organisation.objects.exclude(pk__in=keys).order_by("pk")


@prepared
def names_since(moment: datetime) -> QuerySet[Person, str]:
    return Person.objects.filter(joined_at__gt=moment).order_by("pk").values_list("name", flat=True)


@prepared
def counted_in(organisation_id: int):
    return totals(
        Membership.objects.filter(organisation=organisation_id),
        all_of_them=Count("pk"),
        stewards=Count("pk", filter=Q(role=Membership.Role.STEWARD)),
    )


@prepared
def counted_among(organisations: list[int]):
    among = Membership.objects.filter(organisation__pk__in=organisations)
    return totals(among, everyone=Count("pk"))


@prepared
def people_until_now(name: str) -> QuerySet[Person]:
    return Person.objects.filter(name=name, joined_at__lt=timezone.now())


def test_it_gives_the_rows_for_each_value():
    anna, piotr = make_account(name="Anna"), make_account(name="Piotr")

    assert people_called("Anna") == [anna]
    assert people_called("Piotr") == [piotr]
    assert people_called("Ewa") == []


def test_it_brings_what_belongs_to_a_row(django_assert_num_queries):
    membership = make_membership(organisation=make_organisation(name="Sąsiedzi"))

    with django_assert_num_queries(1):
        (found,) = memberships_with_names(membership.person_id)
        assert found.organisation.name == "Sąsiedzi"


@pytest.mark.parametrize("how_many", range(10))
def test_a_list_may_have_any_length(how_many):
    rows = [make_organisation() for _ in range(10)]

    assert organisations_among([row.pk for row in rows[:how_many]]) == rows[:how_many]


@pytest.mark.parametrize("how_many", range(10))
def test_a_list_may_say_what_is_left_out(how_many):
    rows = list(Organisation.objects.order_by("pk")) + [make_organisation() for _ in range(10)]
    left_out = [row.pk for row in rows[-10:][:how_many]]

    assert organisations_without(left_out) == [row for row in rows if row.pk not in left_out]


def test_what_is_asked_for_twice_is_given_once():
    """Where more places are kept than a list has values, its last value stands in the others."""
    rows = [make_organisation() for _ in range(4)]
    for row in rows:
        make_membership(make_account(name="Anna"), organisation=row)
        make_membership(make_account(name="Ewa"), organisation=row)
    keys = [row.pk for row in reversed(rows)]

    assert first_among(keys, ["Jan", "Ola", "Ewa", "Anna"]) == rows[:2]
    assert first_among([keys[0], keys[0]], ["Anna"]) == [rows[-1]]


def test_few_questions_are_kept_for_lists_of_all_lengths():
    for how_many in range(MANY + 1):
        organisations_among(list(range(how_many)))

    assert len(organisations_among.known.put) == len(LENGTHS)


def test_a_long_list_is_left_to_django():
    row = make_organisation()
    organisations_among([row.pk])
    known = set(organisations_among.known.put)

    assert organisations_among([row.pk, *range(10_000, 10_000 + MANY)]) == [row]
    assert set(organisations_among.known.put) == known


def test_what_exists_for_everybody_is_asked_for_by_its_numbers():
    row, _other = make_innovation(), make_innovation()
    hidden = make_innovation(hidden_at=timezone.now())

    assert for_everybody(shown)([row.pk, hidden.pk]) == [row]
    assert for_everybody(shown) is for_everybody(shown)


def shown(_person: object) -> QuerySet[Innovation]:
    return Innovation.objects.filter(hidden_at=None)


@pytest.mark.parametrize("number", [LARGEST, LARGEST + 1, 10**30, -(10**30)])
def test_a_number_that_no_row_can_have_finds_nothing(number):
    assert organisation_with(number) == []


def test_moments_are_compared_as_django_compares_them():
    make_account(name="Anna")
    now = timezone.now()

    assert names_since(now - timedelta(minutes=1)) == ["Anna"]
    assert names_since((now + timedelta(minutes=1)).astimezone(UTC)) == []


def test_totals_are_what_aggregate_gives():
    organisation = make_organisation()
    make_membership(organisation=organisation, role=Membership.Role.STEWARD)
    make_membership(organisation=organisation, role=Membership.Role.MEMBER)

    (counted,) = counted_in(organisation.pk)

    assert counted == {"all_of_them": 2, "stewards": 1}
    assert counted_in(0) == [{"all_of_them": 0, "stewards": 0}]


def test_totals_over_a_list_are_refused():
    with pytest.raises(TypeError, match="no lists, since one may be empty: counted_among"):
        counted_among([1])


def test_what_a_question_prefetches_is_brought(django_assert_num_queries):
    person = make_membership().person

    with django_assert_num_queries(2):
        (found,) = person_with_memberships(person.pk)
        assert [each.person for each in found.memberships.all()] == [person]


def test_rows_that_are_brought_are_asked_for_no_more(django_assert_num_queries):
    person = make_membership().person
    make_membership(person, role=Membership.Role.STEWARD)
    rows = memberships_with_names(person.pk)

    with django_assert_num_queries(0):
        bring(person, "memberships", rows)
        assert list(person.memberships.all()) == rows
        assert rows[0].person is person
    assert person.memberships.filter(role=Membership.Role.STEWARD).count() == 1


def test_rows_of_which_each_belongs_to_many_are_brought_too(django_assert_num_queries):
    innovation = make_innovation()
    first, second = make_challenge(), make_challenge()
    innovation.challenges.set([first, second])

    with django_assert_num_queries(0):
        bring(innovation, "challenges", [first, second])
        assert list(innovation.challenges.all()) == [first, second]
    assert list(innovation.challenges.order_by("-pk")) == [second, first]
    assert innovation.challenges.filter(pk=second.pk, innovations=innovation).get() == second
    assert not innovation.challenges.filter(pk=make_challenge().pk).exists()


@pytest.mark.parametrize("words", [str, "{}".format, "{:>9}".format, "%s".__mod__])
def test_a_question_cannot_make_text_of_its_values(words):
    """As ``iexact`` would on SQLite, which then asks for what the place is called."""
    with pytest.raises(TypeError):
        words(Place(0))


def test_a_question_that_reads_the_clock_is_found_out():
    """By what every test does in passing; see tests/conftest.py."""
    with pytest.raises(AssertionError, match="people_until_now"):
        [people_until_now("Anna") for _ in range(2)]


def test_what_is_not_a_value_is_refused():
    with pytest.raises(TypeError, match="takes no NoneType"):
        people_called.put([""]).words([None])
    with pytest.raises(TypeError, match="stand in order"):
        people_called(name="Anna")


def test_threads_do_not_share_what_was_put_together():
    """Each has its own connection."""
    people_called("Anna")
    seen = []
    thread = Thread(target=lambda: seen.append(dict(people_called.known.put)))
    thread.start()
    thread.join()

    assert people_called.known.put
    assert seen == [{}]
