"""The refusals of the methods: each names what the data cannot answer."""

from __future__ import annotations


class MethodError(ValueError):
    """The data cannot answer what was asked, or is not what the method takes."""


class TooFewAnswers(MethodError):
    """Fewer answers than the method needs, or than may be shown without telling who gave them.

    ``found`` and ``least`` are kept, so that a page can say it in its own language.
    """

    def __init__(self, message: str, *, found: int, least: int) -> None:
        super().__init__(message)
        self.found = found
        self.least = least


class NoVariation(MethodError):
    """All answers are the same, so that there is nothing to relate or to divide by."""
