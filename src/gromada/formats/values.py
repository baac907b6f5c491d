"""What no file of ours needs to say: numbers beyond measure, signs that cannot be kept."""

import re
from collections.abc import Iterator
from typing import Any

# far beyond any count or sum of money, and within what every database and float can hold
LARGEST_WHOLE = 10**18
# surrogates have no bytes, and PostgreSQL keeps no zero byte
NEVER_KEPT = re.compile(r"[\0\ud800-\udfff]")
# nor do files of ours say what nobody sees, but for line breaks and tabs
ODD_SIGN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")


def cannot_be_kept(text: str) -> bool:
    """Whether signs are in it that no database takes; what is pasted has other odd ones.

    Examples
    --------
    >>> cannot_be_kept("a\\x02b"), cannot_be_kept("a\\0b"), cannot_be_kept("\\ud800")
    (False, True, True)
    """
    return NEVER_KEPT.search(text) is not None


def has_odd_signs(text: str) -> bool:
    """Whether signs are in it that cannot be shown or kept; line breaks and tabs can.

    Examples
    --------
    >>> has_odd_signs("Łąka\\n"), has_odd_signs("a\\0b"), has_odd_signs("\\ud800")
    (False, True, True)
    """
    return ODD_SIGN.search(text) is not None


def values_in(document: Any) -> Iterator[Any]:
    """Everything in a document that is no table and no list; the names in tables too.

    Examples
    --------
    >>> list(values_in({"a": [1, {"b": "c"}]}))
    ['a', 1, 'b', 'c']
    """
    waiting = [document]
    while waiting:
        value = waiting.pop()
        if isinstance(value, dict):
            waiting += [each for pair in reversed(value.items()) for each in reversed(pair)]
        elif isinstance(value, list):
            waiting += reversed(value)
        else:
            yield value


def says_odd_signs(document: Any) -> bool:
    """Whether a text in a parsed document has signs that cannot be shown or kept."""
    return any(isinstance(value, str) and has_odd_signs(value) for value in values_in(document))


def says_huge_numbers(document: Any) -> bool:
    """Whether a whole number in a parsed document is beyond any measure."""
    return any(
        isinstance(value, int) and abs(value) > LARGEST_WHOLE for value in values_in(document)
    )
