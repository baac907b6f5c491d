"""A bounded model checker: looks for holes in a charter and tells the shortest story of each.

States are sets of sides whose seats one side commands; a step is an act that those seats carry
although everybody else objects, or says nothing. Whether they do is asked of ``settle``.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from gromada.methods.charter.probing import DONE, outcome
from gromada.methods.charter.rules import Act, Charter, Deadlock, Family, Rule, Side, Silence
from gromada.methods.charter.sentences import FAMILY_NAMES, family_act


class Hole(StrEnum):
    """What can be wrong with a charter."""

    NEVER = "never"  # no act of the family is carried even if everybody consents
    ALONE = "alone"  # one side can change the charter alone
    LOCK_OUT = "lock_out"  # others can take a side's key away without it
    FREEZING = "freezing"  # one side can keep everything as it is for ever
    SILENCE = "silence"  # silence carries what silence must not carry
    CASTING = "casting"  # one side decides when both disagree
    CONTRADICTION = "contradiction"  # the rules do not fit the model they claim
    DEPENDENT = "dependent"  # a key is held by people whom another side appoints or pays


@dataclass(frozen=True, slots=True)
class Finding:
    """One hole, with its shortest story.

    Attributes
    ----------
    hole : Hole
    refused : bool
        The charter cannot come into force with it; otherwise it is shown beside the charter.
    side : str
        Whom it favours, or whom it concerns.
    story : dict from language to str
        The shortest sequence of steps, in words.
    steps : int
        Acts that it takes.
    """

    hole: Hole
    refused: bool
    side: str
    story: dict[str, str]
    steps: int = 1


QUIET_FAMILIES = (Family.CHARTER, Family.PEOPLE, Family.OUTCOME)
COMMUNITY_SECTORS = frozenset({"community", "civic"})


def check_charter(charter: Charter, acts: Sequence[Act] = ()) -> list[Finding]:
    """Find the holes of a charter.

    Parameters
    ----------
    charter : Charter
    acts : sequence of Act
        The acts that the platform knows; exceptions are checked for those. For an exception
        to an act that is not among them the family is guessed from its name.

    Returns
    -------
    list of Finding
        Refused ones first; empty when nothing was found.

    Source
    ------
    Clarke, Grumberg & Peled (1999), *Model Checking*: breadth-first search gives the
    shortest counter-example.
    """
    known = {act.key: act for act in acts}
    every = [family_act(family) for family in Family]
    every += [known.get(key) or _guessed(key) for key in charter.exceptions]
    findings = [
        *_never(charter, every),
        *_alone(charter, every),
        *_locked_out(charter, every),
        *_freezing(charter, every),
        *_silence(charter, every),
        *_casting(charter, every),
        *_contradictions(charter),
        *_dependent(charter),
    ]
    return sorted(findings, key=lambda finding: (not finding.refused, finding.steps))


def _guessed(key: str) -> Act:
    words = key.replace(".", "_").split("_")
    if {"seat", "people", "invite"} & set(words):
        return Act(key, Family.PEOPLE)
    if "charter" in words or "charters" in words:
        return Act(key, Family.CHARTER)
    return Act(key, Family.VOICE, silence_may_count=True)


def _name(charter: Charter, key: str, language: str) -> str:
    return charter.side(key).name(language)


def _cap(text: str) -> str:
    return text[:1].upper() + text[1:]


def _what(charter: Charter, act: Act, language: str) -> str:
    if act.key in charter.exceptions:
        return act.key
    name = FAMILY_NAMES[language][act.family]
    return f"„{name}”" if language == "pl" else f"“{name}”"


def _never(charter: Charter, acts: Sequence[Act]) -> Iterator[Finding]:
    everybody = [side.key for side in charter.sides]
    for act in acts:
        if outcome(charter, act, consent=everybody).state not in DONE:
            yield Finding(
                Hole.NEVER,
                refused=True,
                side="",
                story={
                    "pl": f"Nawet gdy wszyscy się zgodzą, nie da się przeprowadzić niczego z "
                    f"{_what(charter, act, 'pl')}: warunku nie da się spełnić.",
                    "en": f"Even if everybody consents, nothing under {_what(charter, act, 'en')} "
                    "can be carried: its condition cannot be met.",
                },
            )


def _commanded(charter: Charter, side: str) -> frozenset[str]:
    """A side and those whose holders it appoints, employs or mainly funds."""
    found = {side}
    while more := {s.key for s in charter.sides if s.dependent_on in found} - found:
        found |= more
    return frozenset(found)


def _carried_by(charter: Charter, act: Act, sides: frozenset[str]) -> bool:
    """Against the objection of everybody else, proposed by one of them."""
    if not sides & set(charter.rule(act).propose):
        return False
    others = {side.key for side in charter.sides} - sides
    return outcome(charter, act, consent=sides, object_=others).state in DONE


def _alone(charter: Charter, acts: Sequence[Act]) -> Iterator[Finding]:
    if len(charter.sides) < 2:
        return
    for side in charter.sides:
        path = _path_to_the_charter(charter, acts, side.key)
        if path is not None:
            yield path


def _path_to_the_charter(charter: Charter, acts: Sequence[Act], side: str) -> Finding | None:
    """Search breadth first for acts by which one side comes to change the charter alone."""
    goals = [act for act in acts if act.family is Family.CHARTER]
    doors = [act for act in acts if act.family is Family.PEOPLE]
    start = _commanded(charter, side)
    queue: deque[tuple[frozenset[str], tuple[str, ...]]] = deque([(start, ())])
    seen = {start}
    while queue:
        sides, seized = queue.popleft()
        if any(_carried_by(charter, act, sides) for act in goals):
            return _alone_finding(charter, side, start, seized)
        if any(_carried_by(charter, act, sides) for act in doors):
            for other in charter.sides:
                wider = sides | _commanded(charter, other.key)
                if wider not in seen:
                    seen.add(wider)
                    queue.append((wider, (*seized, other.key)))
    return None


def _alone_finding(
    charter: Charter, side: str, start: frozenset[str], seized: tuple[str, ...]
) -> Finding:
    pl, en = [], []
    helpers = [key for key in sorted(start) if key != side]
    if helpers:
        pl.append("ma po swojej stronie: " + ", ".join(_name(charter, k, "pl") for k in helpers))
        en.append("it commands " + ", ".join(_name(charter, k, "en") for k in helpers))
    for key in seized:
        pl.append(f"obsadza mandaty: {_name(charter, key, 'pl')}")
        en.append(f"it fills the seats of {_name(charter, key, 'en')}")
    pl.append("przegłosowuje zmianę karty")
    en.append("it carries a change of the charter")
    return Finding(
        Hole.ALONE,
        refused=True,
        side=side,
        story={
            "pl": f"{_cap(_name(charter, side, 'pl'))} może bez pozostałych zmienić kartę: "
            + ", potem ".join(pl)
            + ".",
            "en": f"{_cap(_name(charter, side, 'en'))} can change the charter alone: "
            + ", then ".join(en)
            + ".",
        },
        steps=len(seized) + 1,
    )


def _locked_out(charter: Charter, acts: Sequence[Act]) -> Iterator[Finding]:
    """Can the others together take the key of a side away, though one of them alone cannot?"""
    if len(charter.sides) < 3:
        return  # with two sides this is the path of one side alone
    everybody = frozenset(side.key for side in charter.sides)
    for side in charter.sides:
        if not _holds_a_key(charter, side.key):
            continue
        others = everybody - {side.key}
        for act in acts:
            if act.family in (Family.CHARTER, Family.PEOPLE) and _carried_by(charter, act, others):
                yield Finding(
                    Hole.LOCK_OUT,
                    refused=True,
                    side=side.key,
                    story={
                        "pl": f"{_cap(side.name('pl'))} może stracić swój klucz wbrew sobie: "
                        f"pozostałe strony przeprowadzają {_what(charter, act, 'pl')} mimo "
                        "sprzeciwu.",
                        "en": f"{_cap(side.name('en'))} can lose its key against its will: "
                        f"the other sides carry {_what(charter, act, 'en')} despite its "
                        "objection.",
                    },
                )
                break


def _rules(charter: Charter) -> Iterator[Rule]:
    yield from charter.families.values()
    yield from charter.exceptions.values()


def _holds_a_key(charter: Charter, side: str) -> bool:
    return any(rule.requirement(side).is_key for rule in _rules(charter))


def _freezing(charter: Charter, acts: Sequence[Act]) -> Iterator[Finding]:
    """Only one side may begin a change of the charter, or fill seats that have fallen vacant."""
    if len(charter.sides) < 2:
        return
    for family in (Family.CHARTER, Family.PEOPLE):
        proposing = {
            side for act in acts if act.family is family for side in charter.rule(act).propose
        }
        commanded = [_commanded(charter, side.key) for side in charter.sides]
        for side, under in zip(charter.sides, commanded, strict=True):
            if proposing <= under:
                charter_itself = family is Family.CHARTER
                pl = "zmiany karty" if charter_itself else "obsadzenia wolnych mandatów"
                en = "a change of the charter" if charter_itself else "that seats are filled"
                yield Finding(
                    Hole.FREEZING,
                    refused=True,
                    side=side.key,
                    story={
                        "pl": f"{_cap(side.name('pl'))} może zamrozić wszystko na zawsze: "
                        f"nikt inny nie może zaproponować {pl}.",
                        "en": f"{_cap(side.name('en'))} can freeze everything for ever: "
                        f"nobody else may propose {en}.",
                    },
                )
                break


def _silence(charter: Charter, acts: Sequence[Act]) -> Iterator[Finding]:
    for act in acts:
        rule = charter.rule(act)
        if rule.silence is not Silence.CONSENT:
            continue
        if act.family in QUIET_FAMILIES:
            yield Finding(
                Hole.SILENCE,
                refused=True,
                side="",
                story={
                    "pl": f"Milczenie liczyłoby się jako zgoda w {_what(charter, act, 'pl')}: kto "
                    "zachoruje albo nie dostanie listu, straciłby głos. Tam milczenie nigdy się "
                    "nie liczy.",
                    "en": f"Silence would count as consent in {_what(charter, act, 'en')}: whoever "
                    "falls ill or gets no mail would lose their say. There silence never counts.",
                },
            )
            continue
        for key in rule.propose:
            if outcome(charter, act, consent=[key]).by_silence:
                yield Finding(
                    Hole.SILENCE,
                    refused=False,
                    side=key,
                    story={
                        "pl": f"{_cap(_name(charter, key, 'pl'))} przeprowadzi "
                        f"{_what(charter, act, 'pl')}, jeśli pozostali milczą przez "
                        f"{rule.window_days} dni roboczych.",
                        "en": f"{_cap(_name(charter, key, 'en'))} carries "
                        f"{_what(charter, act, 'en')} if the others say nothing for "
                        f"{rule.window_days} working days.",
                    },
                )


def _casting(charter: Charter, acts: Sequence[Act]) -> Iterator[Finding]:
    for act in acts:
        rule = charter.rule(act)
        if rule.deadlock is not Deadlock.CASTING:
            continue
        yield Finding(
            Hole.CASTING,
            refused=False,
            side=rule.casting,
            story={
                "pl": f"{_cap(_name(charter, rule.casting, 'pl'))} ma głos rozstrzygający w "
                f"{_what(charter, act, 'pl')}: przy braku zgody decyduje sama ta strona.",
                "en": f"{_cap(_name(charter, rule.casting, 'en'))} has the casting vote in "
                f"{_what(charter, act, 'en')}: without agreement this side decides alone.",
            },
        )


def _contradictions(charter: Charter) -> Iterator[Finding]:
    community = [side for side in charter.sides if side.sector in COMMUNITY_SECTORS]
    public = [side for side in charter.sides if side.sector == "public"]
    outcome_keys = [
        side for side in community if charter.families[Family.OUTCOME].requirement(side.key).is_key
    ]
    if charter.template == "M02" and outcome_keys:
        yield _contradiction(
            outcome_keys[0],
            f"Rada doradcza (M02) doradza, a {outcome_keys[0].name('pl')} ma tu klucz do wyniku: "
            "to inny model. Wybierz M04 albo zmień klucz na prawo do zdania.",
            f"An advisory board (M02) advises, but {outcome_keys[0].name('en')} holds a key on the "
            "outcome here: that is another model. Choose M04, or ask instead of needing consent.",
        )
    if charter.template == "M10" and not community:
        yield _contradiction(
            None,
            "Partnerstwo hybrydowe (M10) wymaga mandatów strony społecznej; tu nie ma żadnego.",
            "A hybrid partnership (M10) needs seats of a community side; here there is none.",
        )
    if charter.template == "M03" and len(public) == len(charter.sides):
        yield _contradiction(
            None,
            "Pakt współpracy (M03) podpisuje co najmniej jedna strona spoza urzędu.",
            "A pact of collaboration (M03) is signed by at least one side that is not public.",
        )


def _contradiction(side: Side | None, pl: str, en: str) -> Finding:
    return Finding(
        Hole.CONTRADICTION, refused=True, side=side.key if side else "", story={"pl": pl, "en": en}
    )


def _dependent(charter: Charter) -> Iterator[Finding]:
    for side in charter.sides:
        if side.dependent_on and _holds_a_key(charter, side.key):
            yield Finding(
                Hole.DEPENDENT,
                refused=False,
                side=side.key,
                story={
                    "pl": f"{_cap(side.name('pl'))} to strona zależna: jej osoby powołuje, "
                    f"zatrudnia lub głównie finansuje {_name(charter, side.dependent_on, 'pl')}.",
                    "en": f"{_cap(side.name('en'))} is not independent: its people are appointed, "
                    f"employed or mainly funded by {_name(charter, side.dependent_on, 'en')}.",
                },
            )
