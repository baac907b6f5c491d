"""Allowed, or the sentence that says why not."""

from dataclasses import dataclass


class Refused(Exception):
    """An action was not permitted; ``str()`` of it is the sentence for the person."""

    def __init__(self, reason: object) -> None:
        super().__init__(reason)
        self.reason = reason

    def __str__(self) -> str:
        return str(self.reason)


@dataclass(frozen=True, slots=True)
class Verdict:
    """The answer of a permission: true when allowed, else it holds the reason.

    ``reason`` may be a lazily translated string, so that one verdict can be
    shown in the language of whoever reads it.
    """

    reason: object = None

    def __bool__(self) -> bool:
        return self.reason is None

    def require(self) -> None:
        """Raise ``Refused`` unless allowed."""
        if self.reason is not None:
            raise Refused(self.reason)


ALLOWED = Verdict()
