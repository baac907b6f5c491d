"""What is stored about people: nothing. Bundles hold codes, counts and rules, and a test looks."""

from gromada.work.privacy import PersonalField

PERSONAL_FIELDS: list[PersonalField] = []
