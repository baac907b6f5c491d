"""What an app says about each personal field it stores. This app stores none."""

from dataclasses import dataclass


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


PERSONAL_FIELDS: list[PersonalField] = []
