"""The refusals of the methods: each names what the data cannot answer."""

from __future__ import annotations


class MethodError(ValueError):
    """The data cannot answer what was asked, or is not what the method takes."""
