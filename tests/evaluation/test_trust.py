"""Trust on both sides: asked once, linked without a name, shown where it tells of many."""

from datetime import timedelta
from fractions import Fraction
from itertools import combinations

import pytest
from django.core import mail
from django.core.cache import caches
from django.urls import reverse
from django.utils import timezone
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.evaluation.factories import (
    answers_of,
    fill_wave,
    make_asker,
    make_closed_wave,
    make_wave,
)
from tests.partnerships.factories import make_signed
from tests.people.factories import make_operator, make_person
from tests.processes.factories import make_process

from gromada.charters.models import Seat
from gromada.evaluation import queries
from gromada.evaluation.actions import (
    answer,
    ask_by_mail,
    close_wave,
    forget_codes,
    issue_tokens,
    open_wave,
)
from gromada.evaluation.models import SCALES, TrustAnswers, TrustToken
from gromada.evaluation.permissions import asks_for
from gromada.evaluation.queries.trust import Answered, may_be_shown
from gromada.ledger.models import Entry
from gromada.methods.trust.scales import FEWEST
from gromada.notices.models import Mail
from gromada.observatory.queries.studied import trust_changes_of
from gromada.verdict import Refused

pytestmark = pytest.mark.django_db

TRUST = SCALES[0]


def people(n, level=3, name="person"):
    return {f"{name}-{i}@example.org": level for i in range(n)}


# --- asking ------------------------------------------------------------------


def test_only_those_who_take_part_open_a_wave():
    with pytest.raises(Refused, match="hold a seat"):
        make_wave(make_process(), by=make_person())


def test_one_wave_is_open_at_a_time():
    process = make_process()
    make_wave(process)

    with pytest.raises(Refused, match="Close them first"):
        make_wave(process)


def test_a_mail_holds_a_link_that_answers_once():
    process = make_process()
    host = make_asker(process)
    wave = make_wave(process, by=host)

    asked = ask_by_mail(
        wave=wave, side="community", addresses=["ola@example.org", " OLA@example.org"],
        language="en", by=host,
    )  # fmt: skip

    assert asked == 1
    assert "/prove/trust/answer/" in Mail.objects.get().text
    wave.refresh_from_db()
    assert wave.asked_community == 1


def test_who_was_asked_in_this_wave_is_not_asked_again():
    process = make_process()
    wave, by = make_wave(process), make_asker(process)
    fill_wave(wave, {"ola@example.org": 4}, by=by)

    assert ask_by_mail(
        wave=wave, side="community", addresses=["ola@example.org"], language="pl", by=by
    ) == 0  # fmt: skip
    assert mail.outbox == []


def test_nothing_is_kept_of_an_address():
    process = make_process()
    wave = make_wave(process)
    issue_tokens(wave=wave, side="community", who=["ola@example.org"], by=make_asker(process))

    row = TrustToken.objects.get()
    assert "ola" not in row.code
    assert len(row.code) == 64


def test_the_code_of_a_person_is_another_in_another_process():
    one, other = (
        queries.code_of(holder, "community", "ola@example.org")
        for holder in ("processes.process:1", "processes.process:2")
    )

    assert one != other


def test_each_side_asks_its_own_people_and_an_operator_nobody():
    process = make_process()
    wave = make_wave(process)

    for by in (make_asker(process, "institution"), make_operator(email="o@example.org")):
        with pytest.raises(Refused, match="Each side asks its own people"):
            issue_tokens(wave=wave, side="community", who=["ola@example.org"], by=by)
    assert not TrustToken.objects.exists()


def test_the_side_of_a_partnership_is_that_of_its_sector():
    partnership = make_signed("M08")
    seats = Seat.objects.filter(charter__holder=partnership.address).select_related("person")

    sides = {seat.side: asks_for(seat.person, partnership) for seat in seats}

    assert sides.pop("institution") == "institution"
    assert len(sides) == 2
    assert set(sides.values()) == {"community"}


def test_slips_of_paper_are_limited(settings):
    settings.LIMITS = settings.LIMITS | {"evaluation.trust_slips": (3, 3600)}
    process = make_process()
    wave, by = make_wave(process), make_asker(process)

    with pytest.raises(Refused, match="many times"):
        issue_tokens(wave=wave, side="community", who=[""] * 4, by=by)

    assert len(issue_tokens(wave=wave, side="community", who=[""] * 3, by=by)) == 3


# --- answering ---------------------------------------------------------------


def test_a_token_is_gone_with_its_answer():
    process = make_process()
    wave = make_wave(process)
    [token] = issue_tokens(
        wave=wave, side="community", who=["ola@example.org"], by=make_asker(process)
    )

    answer(token=token, answers=answers_of(4))

    assert not TrustToken.objects.exists()
    with pytest.raises(Refused, match="Each link answers once"):
        answer(token=token, answers=answers_of(1))
    assert TrustAnswers.objects.count() == 1


def test_answers_hold_no_time_and_no_name():
    names = {field.name for field in TrustAnswers._meta.get_fields()}

    assert names == {"id", "wave", "side", "code", "on_paper", "answers"}


def test_not_knowing_is_no_middle_answer():
    wave = make_wave(make_process())
    fill_wave(wave, {"a@example.org": answers_of(4, t1=None)})

    assert TrustAnswers.objects.get().answers["t1"] is None


def test_an_answer_outside_its_ends_is_refused():
    wave = make_wave(make_process())

    with pytest.raises(Refused, match="run from 1 to 5"):
        fill_wave(wave, {"a@example.org": answers_of(4, t1=6)})


def test_a_slip_of_paper_is_linked_by_a_word_of_ones_own():
    process = make_process()
    by = make_asker(process)
    for _ in range(2):
        wave = make_wave(process, by=by)
        [token] = issue_tokens(wave=wave, side="community", who=[""], by=by)
        answer(token=token, answers=answers_of(3), own_word=" Burek  1974 ")
        close_wave(wave=wave, by=by)

    codes = set(TrustAnswers.objects.values_list("code", flat=True))
    assert len(codes) == 1
    assert codes != {""}


def test_a_closed_wave_takes_no_answers():
    process = make_process()
    wave, by = make_wave(process), make_asker(process)
    [token] = issue_tokens(wave=wave, side="community", who=["a@example.org"], by=by)
    close_wave(wave=wave, by=by)

    with pytest.raises(Refused):
        answer(token=token, answers=answers_of(3))


def test_what_was_shown_stays_when_links_are_gone():
    """Eight and then nine: worked out anew without links, the nine would tell of the newcomer."""
    process = make_process()
    make_closed_wave(process, community=people(8, 3))
    make_closed_wave(process, community=people(9, 4))
    before = queries.trust_of(process.address)

    forget_codes(now=timezone.now() + timedelta(days=731))

    assert not TrustAnswers.objects.exclude(code="").exists()
    assert before.of("trust", "community").latest.is_hidden
    assert queries.trust_of(process.address) == before


def test_after_links_are_gone_a_new_series_begins():
    process = make_process()
    make_closed_wave(process, community=people(8, 3))
    make_closed_wave(process, community=people(8, 4))
    forget_codes(now=timezone.now() + timedelta(days=731))
    make_closed_wave(process, community=people(9, 5))

    latest = queries.trust_of(process.address).of("trust", "community").latest

    assert latest.mean.n == 9
    assert not latest.change.is_linked


def test_one_more_answer_changes_nothing_that_is_shown(client):
    process = make_process()
    make_closed_wave(process, community=people(8, 3))
    wave = make_wave(process)
    fill_wave(wave, people(7, 4))
    addresses = [
        reverse("evaluation:trust", args=[process.address]),
        reverse("evaluation:measures", args=[process.address]),
        reverse("ledger:entry_list"),
    ]
    seen = [client.get(address).content for address in addresses]
    shown = queries.trust_of(process.address), trust_changes_of([process.address])

    fill_wave(wave, people(1, 1, "colleague"))

    caches["pages"].clear()
    assert [client.get(address).content for address in addresses] == seen
    assert (queries.trust_of(process.address), trust_changes_of([process.address])) == shown


def test_two_years_later_answers_cannot_be_linked_any_more():
    wave = make_closed_wave(make_process(), community=people(6))
    type(wave).objects.update(closed_at=timezone.now() - timedelta(days=731))

    assert forget_codes() == 6
    assert set(TrustAnswers.objects.values_list("code", flat=True)) == {""}


# --- what is recorded and shown ----------------------------------------------


def test_the_record_counts_and_does_not_count_a_few():
    make_closed_wave(make_process(), community=people(6), institution=people(3, name="clerk"))

    entry = Entry.objects.get(kind="evaluation.trust_wave_closed")
    assert entry.facts["answered"] == {"institution": None, "community": 6}
    assert [cause.kind for cause in entry.because.all()] == ["evaluation.trust_wave_opened"]


def test_fewer_than_five_are_not_described():
    process = make_process()
    make_closed_wave(process, community=people(4), institution=people(5, 4, "clerk"))

    trust = queries.trust_of(process.address)

    assert trust.of("trust", "community").latest.mean is None
    assert trust.of("trust", "community").latest.answered is None
    assert trust.of("trust", "institution").latest.mean.value == 4


def fill_slips(wave, by, words):
    tokens = issue_tokens(wave=wave, side="community", who=[""] * len(words), by=by)
    for token, word in zip(tokens, words, strict=True):
        answer(token=token, answers=answers_of(1), own_word=word)


def test_slips_hide_nobody_who_was_asked_by_mail():
    process = make_process()
    wave, by = make_wave(process), make_asker(process)
    fill_slips(wave, by, ["", "", "", ""])
    fill_wave(wave, {"ola@example.org": 4}, by=by)
    close_wave(wave=wave, by=by)

    latest = queries.trust_of(process.address).of("trust", "community").latest

    assert (latest.mean, latest.answered, latest.is_hidden) == (None, None, False)
    entry = Entry.objects.get(kind="evaluation.trust_wave_closed")
    assert entry.facts["answered"]["community"] is None


def test_slips_hide_nobody_who_comes_later_either():
    process = make_process()
    for n in (8, 9):
        wave, by = make_wave(process), make_asker(process)
        fill_slips(wave, by, [f"word {n}-{k}" for k in range(n - 4)])
        fill_wave(wave, people(n), by=by)
        close_wave(wave=wave, by=by)

    latest = queries.trust_of(process.address).of("trust", "community").latest

    assert latest.change.n == 8
    assert latest.mean is None


def test_slips_count_where_enough_others_answered():
    process = make_process()
    wave, by = make_wave(process), make_asker(process)
    fill_slips(wave, by, ["", ""])
    fill_wave(wave, people(6, 5), by=by)
    close_wave(wave=wave, by=by)

    latest = queries.trust_of(process.address).of("trust", "community").latest

    assert (latest.answered, latest.mean.value) == (8, 4)


def test_the_change_among_the_same_people_is_that_of_the_worked_case():
    """T3 of the acceptance numbers, through the app."""
    process = make_process()
    before, after = [3, 4, 2, 5, 3, 4, 3, 2], [4, 4, 3, 5, 4, 5, 3, 3]
    for levels in (before, after):
        make_closed_wave(
            process, community={f"p{i}@example.org": level for i, level in enumerate(levels)}
        )

    change = queries.trust_of(process.address).of("trust", "community").latest.change

    assert change.is_linked
    assert change.n == 8
    assert change.value == pytest.approx(0.625, abs=1e-6)
    assert (change.low, change.high) == pytest.approx((0.192318, 1.057682), abs=1e-6)


def test_reliability_is_that_of_the_worked_case():
    """T1 of the acceptance numbers: three sentences that vary, through the app's own table."""
    rows = [[3, 4, 3], [5, 5, 4], [2, 2, 3], [4, 4, 4], [1, 2, 2]]
    scale = type(TRUST)("three", "three", TRUST.items[:3])
    answered = Answered.of(
        scale,
        [
            TrustAnswers(pk=n, code=str(n), answers=dict(zip(["t1", "t2", "t3"], row, strict=True)))
            for n, row in enumerate(rows)
        ],
    )

    assert answered.alpha().value == pytest.approx(0.9360902256, abs=1e-9)


def test_where_few_answered_twice_the_means_are_compared_and_said_so():
    process = make_process()
    make_closed_wave(process, community=people(6, 3, "first"))
    make_closed_wave(process, community=people(7, 4, "second"))

    change = queries.trust_of(process.address).of("trust", "community").latest.change

    assert not change.is_linked
    assert (change.n_before, change.n_after) == (6, 7)


def test_a_mean_that_would_give_away_a_newcomer_is_not_shown():
    process = make_process()
    make_closed_wave(process, community=people(8))
    make_closed_wave(process, community=people(9, 4))

    latest = queries.trust_of(process.address).of("trust", "community").latest

    assert latest.change.n == 8
    assert latest.mean is None
    assert latest.is_hidden


presence = st.lists(st.tuples(st.booleans(), st.booleans(), st.booleans()), min_size=1, max_size=14)


@settings(deadline=None, max_examples=60)
@given(presence)
def test_what_is_shown_never_tells_of_fewer_than_five(present):
    """Whoever subtracts all they can from what is shown learns of five people or of nobody."""
    rows = sums_in(may_be_shown(tables_of(present)), present)

    assert smallest_described(rows, len(present)) >= FEWEST


@settings(deadline=None, max_examples=40)
@given(presence, st.integers(0, 3))
def test_two_states_of_what_is_shown_tell_of_nobody_either(present, forgotten):
    """After each wave, and again when the codes of the first waves are gone: all kept side by side.

    What somebody saves of the page over the years is one heap of sums; no subtraction within it
    speaks of fewer than five people.
    """
    waves = tables_of(present)
    # waves that are over when codes go are kept as they are shown then; others come after it
    states = [may_be_shown(waves[: n + 1]) for n in range(forgotten or 3)]
    kept = states[-1] if forgotten else []
    nobody_linked = [
        Answered([[3.0] * 9] * wave.n, {f"{at} {n}": 3.0 for n in wave.scores}, TRUST, wave.n)
        if at < forgotten
        else wave
        for at, wave in enumerate(waves)
    ]
    states += [may_be_shown(nobody_linked[: n + 1], kept) for n in range(forgotten, 3)]

    rows = dict.fromkeys(tuple(row) for state in states for row in sums_in(state, present))
    assert smallest_described(rows, len(present)) >= FEWEST


def tables_of(present):
    return [
        Answered([[3.0] * 9] * len(scores), scores, TRUST, len(scores))
        for at in range(3)
        for scores in [{str(n): 3.0 for n, there in enumerate(present) if there[at]}]
    ]


def sums_in(shown, present):
    """Which answers, as (person, wave, how often), are in each number that is shown."""
    rows = []
    for at, (mean, _alpha, change) in enumerate(shown):
        if mean:
            rows.append([(n, at, 1) for n, there in enumerate(present) if there[at]])
        if change and change.is_linked:
            both = [n for n, there in enumerate(present) if there[at] and there[at - 1]]
            rows.append([(n, at, 1) for n in both] + [(n, at - 1, -1) for n in both])
    return rows


def smallest_described(rows, n_people):
    """The fewest people that any combination of the sums speaks of, tried one by one.

    Independent of the code under test: exact elimination over each set of up to four people.
    """
    vectors = []
    for row in rows:
        vector = [Fraction(0)] * (n_people * 3)
        for n, at, weight in row:
            vector[n * 3 + at] += weight
        vectors.append(vector)
    for size in range(1, FEWEST):
        for chosen in combinations(range(n_people), size):
            outside = [
                [value for place, value in enumerate(vector) if place // 3 not in chosen]
                for vector in vectors
            ]
            if rank(outside) < rank(vectors):
                return size
    return FEWEST


def rank(vectors):
    rows, found = [list(vector) for vector in vectors], 0
    for column in range(len(rows[0]) if rows else 0):
        pivot = next((row for row in rows[found:] if row[column]), None)
        if pivot is None:
            continue
        rows.remove(pivot)
        rows.insert(found, pivot)
        for row in rows[found + 1 :]:
            if row[column]:
                factor = row[column] / pivot[column]
                row[:] = [a - factor * b for a, b in zip(row, pivot, strict=True)]
        found += 1
    return found


def test_opening_twice_follows_from_the_wave_before():
    process = make_process()
    first = make_closed_wave(process, community=people(5))

    second = open_wave(holder=process, by=make_operator(email="o@example.org"))

    entry = queries.opening_of(second)
    assert [cause.subject for cause in entry.because.all()] == [first.address]
