"""Bundles to test with: one by hand, and any that Hypothesis can think of."""

from dataclasses import replace
from datetime import UTC, date, datetime

from hypothesis import strategies as st

from gromada.formats.bundle import (
    Amount,
    Bundle,
    Case,
    CharterVersion,
    Count,
    Indicators,
    ListedChallenge,
    Measured,
    Outcome,
    StudyResult,
)
from gromada.formats.bundle import facts as words


def rule(**facts):
    return {
        "propose": ["public", "community"],
        "requires": {"public": "one_seat", "community": "one_seat"},
        "window_days": 5,
        "silence": "nothing",
        "deadlock": "stays",
        "casting": "",
    } | facts


def rules(**facts):
    """Two sides with one key each, in every family."""
    return {
        "sides": [
            {
                "key": "public", "sector": "public", "seats": 1, "filled": "office",
                "dependent_on": "",
            },
            {
                "key": "community", "sector": "community", "seats": 2, "filled": "elected",
                "dependent_on": "",
            },
        ],
        "families": {
            family: rule() for family in ("people", "voice", "text", "outcome", "charter")
        },
        "exceptions": {"processes.close_process": rule(window_days=10)},
    } | facts  # fmt: skip


def make_version(number=1, **facts):
    facts.setdefault("model", "M04")
    facts.setdefault("since", date(2025, 3, number))
    facts.setdefault("until", None)
    facts.setdefault("rules", rules())
    return CharterVersion(number=number, **facts)


def make_case(number=1, **facts):
    facts.setdefault("key", f"{number:016x}")
    facts.setdefault("kind", "process")
    facts.setdefault("model", "M04")
    facts.setdefault("origin", "mixed")
    facts.setdefault("state", "running")
    facts.setdefault("territory", "municipality")
    facts.setdefault("seats", {"public": 1, "community": 2})
    facts.setdefault("started_on", date(2025, 3, 1))
    facts.setdefault("ended_on", None)
    facts.setdefault("versions", (make_version(),))
    return Case(**facts)


def make_bundle(*cases, **facts):
    facts.setdefault("installation", "0123456789abcdef" * 2)
    facts.setdefault("made_at", datetime(2026, 5, 3, 12, tzinfo=UTC))
    return Bundle(cases=cases or (make_case(),), **facts)


counts = st.one_of(
    st.sampled_from(words.MISSING).map(lambda reason: Count(reason=reason)),
    st.tuples(st.integers(0, 500), st.integers(0, 500)).map(lambda two: Count(min(two), max(two))),
)
amounts = st.one_of(
    st.sampled_from(words.MISSING).map(lambda reason: Amount(reason=reason)),
    st.integers(5, 10**6).map(Amount),
    st.just(Amount(0)),
)
floats = st.floats(-1e6, 1e6)
estimates = st.one_of(
    st.sampled_from(words.MISSING).map(lambda reason: Measured(reason=reason)),
    st.tuples(floats, st.integers(0, 10**6)).map(lambda two: Measured(two[0], n=two[1])),
    st.tuples(floats, floats, floats, st.integers(0, 10**6)).map(
        lambda four: Measured(sorted(four[:3])[1], min(four[:3]), max(four[:3]), four[3], 0.95, 1.5)
    ),
)
days = st.dates(date(1990, 1, 1), date(2090, 1, 1))
indicators = st.builds(
    Indicators,
    yes_needed=st.dictionaries(st.sampled_from(words.YES_OF), counts),
    inputs_answered=counts,
    inputs_answered_in_time=counts,
    commitments_kept_in_time=counts,
    levels=st.dictionaries(st.sampled_from(words.LEVELS), st.integers(0, 99)),
    participants=amounts,
    trust_change=estimates,
)
factors = st.sets(st.sampled_from(["A1", "B4", "C3", "F2"])).map(lambda some: tuple(sorted(some)))
outcomes = st.builds(
    Outcome,
    by=st.sampled_from(words.REPORTERS),
    status=st.sampled_from(words.STATUSES),
    on=days,
    helped=factors,
    hindered=factors,
)
titles = st.text(st.characters(exclude_categories=["Cc", "Cs"]), min_size=1, max_size=120)
challenges = st.one_of(
    st.none(),
    st.builds(
        ListedChallenge,
        code=st.from_regex(r"[a-z0-9][a-z0-9-]{0,40}", fullmatch=True),
        titles=st.dictionaries(st.sampled_from(["pl", "en"]), titles),
    ),
)
versions = st.lists(
    st.tuples(days, challenges, st.sampled_from(words.CHANGE_REASONS)), max_size=3
).map(
    lambda rows: tuple(
        make_version(number, since=day, challenge=challenge, reason=reason)
        for number, (day, challenge, reason) in enumerate(rows, start=1)
    )
)
studies = st.builds(
    StudyResult,
    design=st.sampled_from(["synthetic-control", "interrupted-time-series"]),
    grade=st.sampled_from(words.GRADES),
    estimate=estimates,
    told_from_zero=st.sampled_from([None, True, False]),
)
cases = st.builds(
    Case,
    key=st.just(""),
    kind=st.sampled_from(words.KINDS),
    model=st.sampled_from(words.MODELS),
    origin=st.sampled_from(words.ORIGINS),
    state=st.sampled_from(words.STATES),
    territory=st.sampled_from(words.TERRITORIES),
    seats=st.dictionaries(st.sampled_from(words.SECTORS), st.integers(0, 99)),
    started_on=st.just(date(1990, 1, 1)),
    ended_on=st.one_of(st.none(), days),
    versions=versions,
    outcomes=st.lists(outcomes, max_size=2).map(
        lambda some: tuple(sorted(some, key=lambda each: (each.on, each.by, each.status)))
    ),
    studies=st.lists(studies, max_size=2).map(tuple),
    indicators=indicators,
)
bundles = st.builds(
    Bundle,
    installation=st.from_regex(r"[0-9a-f]{32}", fullmatch=True),
    made_at=st.datetimes(datetime(2000, 1, 1), datetime(2090, 1, 1)).map(
        lambda moment: moment.replace(microsecond=0, tzinfo=UTC)
    ),
    cases=st.lists(cases, max_size=4).map(
        lambda some: tuple(replace(case, key=f"{at:016x}") for at, case in enumerate(some))
    ),
    invented=st.booleans(),
)
