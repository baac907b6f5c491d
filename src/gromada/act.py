"""What a charter governs: the declaration of an act by the part that owns it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from gromada.verdict import Verdict


@dataclass(frozen=True, slots=True)
class PayloadField:
    """One thing that a motion says besides its subject: a new date, a text.

    ``kind`` is one of text, longtext, datetime, code; values are kept as JSON.
    """

    name: str
    kind: str
    label: object
    required: bool = True


@dataclass(frozen=True, slots=True)
class Act:
    """A consequential deed. Declared in ``acts.py``; the set is closed and documented.

    Attributes
    ----------
    key : str
        Such as ``deliberation.hide_statement``.
    title : lazy text
        «Hide a statement».
    becomes, stays : lazy text
        Clauses for sentences: «A statement disappears», «it stays».
    family : str
        people, voice, text, outcome or charter.
    effect : str
        platform, self_binding, reserved or binding.
    undo : str
        The key of the act that undoes it; with none it cannot be undone, and waits.
    silence_may_count : bool
        Only for reversible acts that are not about charter, seats, money, adopting,
        publishing or closing.
    find : callable
        The subject at an address, or None.
    holder : callable
        The process or partnership that the subject belongs to.
    fingerprint : callable
        A short text that changes when the subject changes in what matters to the act.
    permission : callable
        ``(person, subject) -> Verdict``: is it possible now at all, apart from keys?
    action : callable
        Runs it: ``action(subject=…, by=…, mandate=…, because=…, **payload)``.
    payload : tuple of PayloadField
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
    effect: str = "platform"
    undo: str = ""
    silence_may_count: bool = False
    payload: tuple[PayloadField, ...] = ()
    url: Callable[[Any], str] = field(default=lambda subject: subject.get_absolute_url())

    @property
    def reversible(self) -> bool:
        return bool(self.undo)

    def complete(self, payload: Mapping[str, Any]) -> Verdict:
        """Does the payload hold what the act needs, and nothing else?"""
        names = {each.name for each in self.payload}
        if strangers := sorted(set(payload) - names):
            return Verdict(f"{self.key} knows no {strangers[0]!r}.")
        missing = [each for each in self.payload if each.required and not payload.get(each.name)]
        if missing:
            return Verdict(missing[0].label)
        return Verdict()
