"""What is stored about people who send an input."""

from django.utils.translation import gettext_lazy as _

from gromada.people.models import Person
from gromada.processes.models import IntakeItem
from gromada.work.privacy import PersonalField, erases_account

PERSONAL_FIELDS = [
    PersonalField(
        field="processes.IntakeItem.text",
        of_person="participant__person",
        purpose=_("So that the hosts can read and answer what you sent."),
        basis=_("A task in the public interest: working on a policy with those it concerns."),
        end=_("As long as the process is shown on this site."),
        audience=_("The hosts; everyone once it is answered, without your name."),
        exported=True,
        erased=_("The text stays without any link to you, unless you ask to remove it."),
    ),
    PersonalField(
        field="processes.IntakeItem.participant",
        of_person="participant__person",
        purpose=_("So that you see what you sent, and are told of the answer."),
        basis=_("A task in the public interest: working on a policy with those it concerns."),
        end=_("Until your account or your browser's key is erased."),
        audience=_("Nobody but you."),
        exported=True,
        erased=_("The link is removed."),
    ),
]


@erases_account
def erase(person: Person) -> None:
    """Inputs stay without a sender."""
    IntakeItem.objects.filter(participant__person=person).update(participant=None)
