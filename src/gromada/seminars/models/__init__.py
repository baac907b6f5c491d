"""Seminars: who meets when about what, who comes, and what they ask."""

from gromada.seminars.models.question import AskedToo, Question
from gromada.seminars.models.seminar import Seminar
from gromada.seminars.models.sign_up import SignUp

__all__ = ["AskedToo", "Question", "Seminar", "SignUp"]
