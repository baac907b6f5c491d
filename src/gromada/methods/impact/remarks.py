"""Sentences that a method says, kept apart from the language they are said in."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field


def N_(message: str) -> str:  # noqa: N802 - the name by which message extraction knows it
    """Mark a message for translation; it is translated where it is shown."""
    return message


def plain(value: object) -> str:
    """A value as it stands in an English sentence."""
    return f"{value:.4g}" if isinstance(value, float) else str(value)


def untranslated(message: str) -> str:
    return message


@dataclass(frozen=True)
class Remark:
    """A sentence: ``message`` is the text with named places, ``values`` fills them."""

    code: str
    message: str
    values: Mapping[str, object] = field(default_factory=dict)

    def sentence(
        self,
        translate: Callable[[str], str] = untranslated,
        write: Callable[[object], str] = plain,
    ) -> str:
        """The sentence in a language.

        Parameters
        ----------
        translate : callable
            From the English message to the message in the language.
        write : callable
            How a value is written in it.

        Examples
        --------
        >>> Remark("fit", "The fit is %(fit)s.", {"fit": 1.75762}).sentence()
        'The fit is 1.758.'
        """
        return translate(self.message) % {name: write(value) for name, value in self.values.items()}

    def __str__(self) -> str:
        return self.sentence()
