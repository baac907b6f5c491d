"""Reading a bundle: whatever it holds is checked, and nothing that it should not hold gets in."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from typing import Any, NoReturn

from gromada.formats.bundle import facts
from gromada.formats.bundle.facts import (
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
from gromada.formats.bundle.places import BundleError, Place
from gromada.formats.bundle.rules import read_rules
from gromada.formats.bundle.writing import sha256_of
from gromada.formats.errors import N_
from gromada.formats.values import says_odd_signs

LARGEST = 5_000_000  # bytes
DEEPEST = 24
LONGEST_TITLE = 120
# the last quotation mark may be missing: a pattern that needs it would look anew from each before
_STRING = re.compile(rb'"(?:[^"\\]+|\\.)*"?', re.DOTALL)
_KEY = re.compile(r"[0-9a-f]{16}")
_INSTALLATION = re.compile(r"[0-9a-f]{32}")


def read_bundle(content: bytes) -> Bundle:
    """Read a bundle, or raise BundleError with the path and what would be right there."""
    document = _document(content)
    if says_odd_signs(document):
        raise BundleError(
            N_("The file has signs that cannot be shown, such as a zero byte. Ask for it anew.")
        )
    place = Place(document)
    top = place.table()
    if top.get("format") != facts.FORMAT:
        raise BundleError(N_("This is not a bundle of Gromada: its format is not named so."))
    version = Place(top.get("version"), "version").whole(1)
    if version > facts.VERSION:
        raise BundleError(
            N_(
                "This file is of version %(version)d; this program reads up to version %(known)d. "
                "Update Gromada to read it."
            ),
            version=version,
            known=facts.VERSION,
        )
    place.table({"format", "version", "installation", "made_at", "invented", "cases", "sha256"})
    if place.at("sha256").value != sha256_of(top):
        raise BundleError(
            N_("The file was changed after it was made: its sha256 does not fit. Ask for it anew.")
        )
    cases = tuple(read_case(each) for each in place.at("cases").each())
    _once(place.at("cases"), [case.key for case in cases])
    return Bundle(
        installation=_like(place.at("installation"), _INSTALLATION),
        made_at=place.at("made_at").moment(),
        cases=cases,
        invented=place.at("invented").truth(),
    )


def read_case(place: Place) -> Case:
    """One case, checked."""
    place.table(
        {
            "key", "kind", "model", "origin", "state", "territory", "seats", "started_on",
            "ended_on", "charters", "outcomes", "studies", "indicators",
        }
    )  # fmt: skip
    versions = tuple(_version(each) for each in place.at("charters").each())
    _once(place.at("charters"), [version.number for version in versions])
    started, ended = place.at("started_on").day(), _maybe_day(place.at("ended_on"))
    if ended is not None and ended < started:
        raise place.at("ended_on").refuse(N_("it ended before it started."))
    return Case(
        key=_like(place.at("key"), _KEY),
        kind=place.at("kind").one_of(facts.KINDS),
        model=place.at("model").one_of(facts.MODELS),
        origin=place.at("origin").one_of(facts.ORIGINS),
        state=place.at("state").one_of(facts.STATES),
        territory=place.at("territory").one_of(facts.TERRITORIES),
        seats=_wholes(place.at("seats"), facts.SECTORS),
        started_on=started,
        ended_on=ended,
        versions=versions,
        outcomes=tuple(_outcome(each) for each in place.at("outcomes").each()),
        studies=tuple(_study(each) for each in place.at("studies").each()),
        indicators=_indicators(place.at("indicators")),
    )


def _document(content: bytes) -> Any:
    if len(content) > LARGEST:
        raise BundleError(
            N_("The file has %(size)d bytes; a bundle has at most %(largest)d."),
            size=len(content),
            largest=LARGEST,
        )
    if _depth(content) > DEEPEST:
        raise BundleError(N_("The file is nested too deeply to be a bundle."))
    try:
        return json.loads(content, object_pairs_hook=_table, parse_constant=_no_number)
    except (ValueError, RecursionError) as error:
        if isinstance(error, BundleError):
            raise
        raise BundleError(N_("The file is not JSON.")) from error


def _depth(content: bytes) -> int:
    """How deeply brackets stand in brackets, told before anything is built of them."""
    deepest = depth = 0
    for sign in _STRING.sub(b"", content):
        if sign in b"[{":
            depth += 1
            deepest = max(deepest, depth)
        elif sign in b"]}":
            depth -= 1
    return deepest


def _table(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    table = dict(pairs)
    if len(table) != len(pairs):
        raise BundleError(N_("The file says the same name twice in one table."))
    return table


def _no_number(word: str) -> NoReturn:
    raise BundleError(N_("%(found)s is not a number."), found=word)


def _version(place: Place) -> CharterVersion:
    place.table({"number", "model", "since", "until", "rules", "challenge", "reason"})
    since, until = place.at("since").day(), _maybe_day(place.at("until"))
    if until is not None and until < since:
        raise place.at("until").refuse(N_("it ended before it started."))
    return CharterVersion(
        number=place.at("number").whole(1),
        model=place.at("model").one_of(facts.MODELS),
        since=since,
        until=until,
        rules=read_rules(place.at("rules")),
        challenge=_challenge(place.at("challenge")),
        reason=place.at("reason").one_of(facts.CHANGE_REASONS),
    )


def _challenge(place: Place) -> ListedChallenge | None:
    if place.is_nothing:
        return None
    place.table({"code", "titles"})
    titles = place.at("titles")
    return ListedChallenge(
        code=place.at("code").code(),
        titles={
            Place(language, titles.path).one_of(("pl", "en")): each.text(LONGEST_TITLE)
            for language, each in titles.items()
        },
    )


def _outcome(place: Place) -> Outcome:
    place.table({"by", "status", "on", "helped", "hindered"})
    return Outcome(
        by=place.at("by").one_of(facts.REPORTERS),
        status=place.at("status").one_of(facts.STATUSES),
        on=place.at("on").day(),
        helped=tuple(each.one_of(facts.FACTORS) for each in place.at("helped").each()),
        hindered=tuple(each.one_of(facts.FACTORS) for each in place.at("hindered").each()),
    )


def _study(place: Place) -> StudyResult:
    place.table({"design", "grade", "estimate", "told_from_zero"})
    told = place.at("told_from_zero")
    return StudyResult(
        design=place.at("design").code(),
        grade=place.at("grade").one_of(facts.GRADES),
        estimate=_measured(place.at("estimate")),
        told_from_zero=None if told.is_nothing else told.truth(),
    )


def _indicators(place: Place) -> Indicators:
    place.table(
        {
            "yes_needed", "inputs_answered", "inputs_answered_in_time",
            "commitments_kept_in_time", "levels", "participants", "trust_change",
        }
    )  # fmt: skip
    needed = place.at("yes_needed")
    return Indicators(
        yes_needed={
            Place(sector, needed.path).one_of(facts.YES_OF): _count(each)
            for sector, each in needed.items()
        },
        inputs_answered=_count(place.at("inputs_answered")),
        inputs_answered_in_time=_count(place.at("inputs_answered_in_time")),
        commitments_kept_in_time=_count(place.at("commitments_kept_in_time")),
        levels=_wholes(place.at("levels"), facts.LEVELS),
        participants=_amount(place.at("participants")),
        trust_change=_measured(place.at("trust_change")),
    )


def _count(place: Place) -> Count:
    if reason := _missing(place, ("k", "n")):
        return Count(reason=reason)
    k, n = place.at("k").whole(), place.at("n").whole()
    if k > n:
        raise place.refuse(N_("%(k)d of %(n)d cannot be."), k=k, n=n)
    return Count(k, n)


def _amount(place: Place) -> Amount:
    if reason := _missing(place, ("count",)):
        return Amount(reason=reason)
    count = place.at("count").whole()
    if 0 < count < facts.FEWEST_PEOPLE:
        raise place.refuse(N_("fewer than five people are never described; leave the cell empty."))
    return Amount(count)


def _measured(place: Place) -> Measured:
    uncertain = ("low", "high", "confidence", "std_error")
    if reason := _missing(place, ("value", "n", *uncertain)):
        return Measured(reason=reason)
    value, n = place.at("value").number(), place.at("n").whole()
    low, high, confidence, std_error = (
        None if place.at(name).is_nothing else place.at(name).number() for name in uncertain
    )
    if len({low is None, high is None, confidence is None}) > 1:
        raise place.refuse(N_("an interval has two ends and says how sure it is, or it is empty."))
    if low is not None and high is not None and not low <= value <= high:
        raise place.refuse(N_("the interval does not hold the estimate."))
    if confidence is not None and not 0 < confidence < 1:
        raise place.at("confidence").refuse(N_("it lies between 0 and 1."))
    if std_error is not None and std_error < 0:
        raise place.at("std_error").refuse(N_("it is 0 or more."))
    return Measured(value, low, high, n, confidence, std_error)


def _missing(place: Place, numbers: tuple[str, ...]) -> str:
    """The reason why a cell is empty; nothing where it holds its numbers."""
    table = place.table({*numbers, "reason"})
    if all(table[name] is None for name in numbers):
        return place.at("reason").one_of(facts.MISSING)
    if table["reason"] is not None:
        raise place.at("reason").refuse(N_("a cell has numbers or a reason, not both."))
    return ""


def _wholes(place: Place, names: Iterable[str]) -> dict[str, int]:
    return {Place(name, place.path).one_of(tuple(names)): n.whole() for name, n in place.items()}


def _maybe_day(place: Place) -> Any:
    return None if place.is_nothing else place.day()


def _like(place: Place, pattern: re.Pattern[str]) -> str:
    found = place.code()
    if not pattern.fullmatch(found):
        raise place.refuse(N_("%(found)s does not have the form that is expected."), found=found)
    return found


def _once(place: Place, keys: list[Any]) -> None:
    if twice := {key for key in keys if keys.count(key) > 1} if len(keys) != len(set(keys)) else ():
        raise place.refuse(N_("%(key)s stands there twice."), key=sorted(twice)[0])
