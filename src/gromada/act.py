"""What a charter governs: the declaration of an act by the part that owns it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from gromada.verdict import ALLOWED, Verdict

WORDS = {"text", "longtext", "code", "email"}
# kinds that say nothing about anybody, so that they can be kept twice
PLAIN = {"datetime", "date", "number"}


@dataclass(frozen=True, slots=True)
class PayloadField:
    """One thing that a motion says besides its subject: a new date, a text.

    ``kind`` is one of text, longtext, datetime, date, code, number, person, document; values are
    kept as JSON and given to the action as what they are. ``sentence`` says that it is missing.
    ``choices`` are the words for codes, where a code is one of a list.
    """

    name: str
    kind: str
    label: object
    required: bool = True
    sentence: object = None
    choices: tuple[tuple[str, object], ...] = ()

    def words(self, value: Any) -> Any:
        """What a code is called; any other value as it is."""
        return dict(self.choices).get(value, value) if self.choices else value

    def encoded(self, value: Any) -> Any:
        return value.isoformat() if isinstance(value, date) else value

    def decoded(self, value: Any) -> Any:
        if isinstance(value, str) and value and self.kind == "datetime":
            return datetime.fromisoformat(value)
        if isinstance(value, str) and value and self.kind == "date":
            return date.fromisoformat(value)
        return value


def _nothing(_subject: Any) -> str:
    return ""


def _in_sight(_subject: Any) -> bool:
    return False


def _moves_no_money(_subject: Any, _payload: Mapping[str, Any]) -> int | None:
    return None


def _fits(_subject: Any, _payload: Mapping[str, Any]) -> Verdict:
    return ALLOWED


@dataclass(frozen=True, slots=True)
class Act:
    """A consequential deed. Declared in ``acts.py``; the set is closed and documented.

    Attributes
    ----------
    key : str
        Such as ``deliberation.hide_statement``.
    title : lazy text
        «Hide a statement»: for buttons and choices.
    name : lazy text
        «hiding of a statement»: for proposals, lists and messages.
    becomes, stays : lazy text
        Clauses for sentences: «A statement disappears», «it stays».
    family : str
        people, voice, text, outcome or charter.
    effect : str
        platform, self_binding, reserved or binding.
    basis : lazy text
        For binding acts: the statute that lets a charter bind.
    undo : str
        The key of the act that undoes it; with none it cannot be undone, and waits.
    silence_may_count : bool
        Only for reversible acts that are not about charter, seats, money, adopting,
        publishing or closing.
    names_signature : bool
        Its payload names the signature outside (who, on which day, which document), so that a
        self-binding act owes none afterwards.
    answered_there : bool
        The answer that is owed after it is given on the page of what it is about, so the page
        of the motion has no form of its own.
    needs_reason : bool
        Whoever proposes it says why; everybody can read it.
    find : callable
        The subject at an address, or None.
    holder : callable
        The process or partnership that the subject belongs to, or its address.
    fingerprint : callable
        A short text that changes when the subject changes in what matters to the act.
    permission : callable
        ``(person, subject) -> Verdict``: is it possible now at all, apart from keys?
    fits : callable
        ``(subject, payload) -> Verdict``: can it be done with this payload, decoded?
    amount : callable
        ``(subject, payload) -> int or None``: the grosze that it moves, payload decoded; None
        where it moves no money.
    rule : callable or None
        ``(charter, rule, side, payload) -> Rule``: how the act itself changes the rule for it, in
        the terms of ``gromada.methods.charter``; ``side`` is who proposes.
    action : callable
        Runs it: ``action(subject=…, by=…, mandate=…, because=…, reason=…, **payload)``, where
        ``by`` is the seat that proposed it. It begins with ``require_mandate``.
    payload : tuple of PayloadField
    words : callable
        What the subject is called, for lists and messages.
    quote : callable
        The subject's own text, for the page of a motion alone, as far as everyone may read it.
    is_withheld : callable
        ``(subject) -> bool``: are its words out of sight, so that no page of a motion shows what
        the payload would make of them?
    url : callable
        Where the subject can be seen.
    """

    key: str
    title: object
    becomes: object
    stays: object
    family: str
    find: Callable[[str], Any]
    holder: Callable[[Any], Any]
    fingerprint: Callable[[Any], str]
    permission: Callable[[Any, Any], Verdict]
    action: Callable[..., Any]
    name: object = ""
    effect: str = "platform"
    basis: object = ""
    undo: str = ""
    silence_may_count: bool = False
    needs_reason: bool = True
    names_signature: bool = False
    answered_there: bool = False
    payload: tuple[PayloadField, ...] = ()
    fits: Callable[[Any, Mapping[str, Any]], Verdict] = _fits
    amount: Callable[[Any, Mapping[str, Any]], int | None] = _moves_no_money
    rule: Callable[[Any, Any, str, Mapping[str, Any]], Any] | None = None
    words: Callable[[Any], str] = str
    quote: Callable[[Any], str] = _nothing
    is_withheld: Callable[[Any], bool] = _in_sight
    url: Callable[[Any], str] = field(default=lambda subject: subject.get_absolute_url())

    @property
    def reversible(self) -> bool:
        return bool(self.undo)

    def encoded(self, payload: Mapping[str, Any]) -> dict[str, Any]:
        """The payload as JSON keeps it."""
        known = {each.name: each for each in self.payload}
        return {
            name: known[name].encoded(value) if name in known else value
            for name, value in payload.items()
        }

    def before(self, subject: Any) -> dict[str, Any]:
        """Dates and numbers of the subject that the payload would change, as JSON keeps them."""
        return {
            each.name: each.encoded(getattr(subject, each.name))
            for each in self.payload
            if each.kind in PLAIN and getattr(subject, each.name, None) is not None
        }

    def decoded(self, payload: Mapping[str, Any]) -> dict[str, Any]:
        """The payload as the action takes it, with what is left out empty."""
        return {
            each.name: each.decoded(payload.get(each.name, "" if each.kind in WORDS else None))
            for each in self.payload
        }

    def complete(self, payload: Mapping[str, Any]) -> Verdict:
        """Does the payload hold what the act needs, and nothing else?"""
        names = {each.name for each in self.payload}
        if strangers := sorted(set(payload) - names):
            raise ValueError(f"{self.key} knows no {strangers[0]!r}.")
        for each in self.payload:
            if each.required and payload.get(each.name) in (None, "", {}, []):
                return Verdict(each.sentence or each.label)
        return ALLOWED
