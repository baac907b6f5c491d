"""What an app says about each personal field it stores. This app stores none."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from django.db.models import Q


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonalField:
    """One stored field about a person, and what becomes of it."""

    field: str  # "notices.Mail.to"
    purpose: object  # why we store it, a translated sentence
    basis: object  # what allows us to
    end: object  # until when
    audience: object  # who can see it
    exported: bool  # whether the person gets it with their data
    erased: object  # what stays when the person asks to be erased
    # how a row leads to whom it is about: to their account, or to their e-mail address
    of_person: str = ""
    of_address: str = ""
    # which of those rows are theirs, where not all are
    only: Q | None = None


PERSONAL_FIELDS: list[PersonalField] = []

E = TypeVar("E", bound=Callable[[Any], object])
A = TypeVar("A", bound=Callable[[str], int])
# what each part does when somebody is erased: with their account, and with each of their addresses
OF_ACCOUNTS: list[Callable[[Any], object]] = []
OF_ADDRESSES: list[Callable[[str], int]] = []


def erases_account(eraser: E) -> E:
    """Call ``eraser(person)`` when an account is erased, in the same transaction."""
    OF_ACCOUNTS.append(eraser)
    return eraser


def erases_address(eraser: A) -> A:
    """Call ``eraser(address)`` for each address, in small letters, of somebody who is erased.

    It says how much it found.
    """
    OF_ADDRESSES.append(eraser)
    return eraser
